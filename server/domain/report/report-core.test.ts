import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText, cutText, visibleText, xlsxText } from "./cell-text";
import { markdownText } from "./markdown-text";
import { resultJson } from "./result-json";
import { scenarioId } from "./scenario-id";

describe("scenarioId", () => {
  it.each([
    ["ValidationCase_3", 3],
    ["Outage 17: 2 arrays", 17],
    ["007", 7],
    ["no number", "no number"],
    ["run 12345678901234567890", "12345678901234567890"],
  ])("%s", (name, id) => expect(scenarioId(name)).toBe(id));
});

describe("visibleText", () => {
  it("writes out what XML forbids and keeps tabs and line ends", () => {
    expect(visibleText("\u001b[31mred\u0000\u007f\uffff\tend\r\n")).toBe("\\u001b[31mred\\u0000\\u007f\\uffff\tend\r\n");
  });

  it("writes out half a surrogate pair and keeps whole ones", () => {
    expect(visibleText("a\ud83d b😀\ude00")).toBe("a\\ud83d b😀\\ude00");
  });

  it("leaves nothing that XML 1.0 forbids in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visibleText(text)).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  });
});

describe("csvText", () => {
  it.each(["=cmd()", "+1", "-5", "@sum", "\tx", "\rx", "\nx", "＝cmd()"])("puts an apostrophe before %j", (text) => expect(csvText(text)).toBe(`'${text}`));
  it.each(["2025-10-06 ERROR a=b", "", "'=x", "a\n=b"])("leaves %j alone", (text) => expect(csvText(text)).toBe(text));
});

describe("xlsxText", () => {
  it("cuts at what a cell holds, never inside a surrogate pair", () => {
    expect(xlsxText("x".repeat(40_000))).toHaveLength(32_767);
    expect(xlsxText("x".repeat(32_767))).not.toContain("…");
    expect(cutText("ab😀cd", 4)).toBe("ab…");
    expect(cutText("ab😀cd", 5)).toBe("ab😀…");
  });

  it("keeps a text that looks like a character code of the format", () => {
    expect(xlsxText("_x000D_ and _X41_")).toBe("_x005F_x000D_ and _X41_");
  });
});

describe("markdownText", () => {
  it("drops the marks and keeps lists, code and addresses", () => {
    expect(markdownText("Check **both** `a_b` [docs](https://x.invalid/)\n\n1. one\n2. two\n   - deep\n\n```\nls -l\n```")).toBe("Check both a_b docs (https://x.invalid/)\n1. one\n2. two\n  • deep\nls -l");
  });

  it("keeps an address that is its own name once, and raw HTML as text", () => {
    expect(markdownText("<https://x.invalid/> and <b>bold</b>")).toBe("https://x.invalid/ and <b>bold</b>");
  });
});

describe("resultJson", () => {
  it("is what JSON.stringify gives, whatever the values", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect([...resultJson(value)].join("")).toBe(`${JSON.stringify(value, null, 2)}\n`);
      }),
    );
  });

  it("gives a list item by item", () => {
    const list = Array.from({ length: 50 }, (_, id) => ({ id }));
    expect([...resultJson({ list })].length).toBeGreaterThan(50);
    expect([...resultJson({ run: { inputs: { list } } })].length).toBeGreaterThan(50);
  });
});
