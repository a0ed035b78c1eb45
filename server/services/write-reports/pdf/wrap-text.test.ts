import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapText } from "./wrap-text";

/** Every letter is as wide as one. */
const widthOf = (text: string): number => [...text].length;
const wrap = (text: string, width: number, lines = 100): string[] => wrapText(text, { width, lines, widthOf });

describe("wrapText", () => {
  it("fills each line with whole words", () => {
    expect(wrap("the disk of the host is full", 11)).toEqual(["the disk of", "the host is", "full"]);
  });

  it("breaks after a slash or hyphen between words, not inside a date", () => {
    expect(wrap("see var/log/app-server on 2025-10-06", 12)).toEqual(["see var/log/", "app-server", "on", "2025-10-06"]);
  });

  it("breaks a word that is wider than the box", () => {
    expect(wrap("id 0123456789abcdef", 6)).toEqual(["id", "012345", "6789ab", "cdef"]);
  });

  it("keeps line feeds and the blanks a line begins with", () => {
    expect(wrap("one\n\n  two", 10)).toEqual(["one", "", "  two"]);
  });

  it("ends in an ellipsis that fits where there are more lines", () => {
    expect(wrap("aaaa bbbb cccc", 4, 2)).toEqual(["aaaa", "bbb…"]);
    expect(wrap("aaaa bbbb", 4, 2)).toEqual(["aaaa", "bbbb"]);
  });

  it("loses no letter and keeps to the width", () => {
    const piece = fc.constantFrom("a", "bc", "word", "длинное", " ", "  ", "-", "/", "\n", "😀", "12-05", "verylongwordwithoutanend");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (pieces, width) => {
        const text = pieces.join("");
        const lines = wrap(text, width, 10_000);
        expect(lines.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        for (const line of lines) expect(widthOf(line.trim())).toBeLessThanOrEqual(width);
      }),
    );
  });
});
