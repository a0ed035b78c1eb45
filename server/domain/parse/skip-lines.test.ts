import fc from "fast-check";
import { expect, it } from "vitest";
import { LineSplitter } from "./split-lines";
import { skipLines } from "./skip-lines";

const text = fc.array(fc.constantFrom("a", "bc", "\n", "\r", "\r\n", "ж"), { maxLength: 30 }).map((parts) => parts.join(""));

function linesOf(all: string): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter({ maxLineLength: 100, onLine: (line) => lines.push(line) });
  splitter.write(all);
  splitter.end();
  return lines;
}

it.each([
  ["byte", "utf8"],
  ["utf16le", "utf16le"],
] as const)("leaves out the first lines of a file in units of %s, as the lines are counted where they are read", (unit, encoding) => {
  fc.assert(
    fc.property(text, fc.nat(12), (all, count) => {
      const bytes = Buffer.from(all, encoding);
      expect(linesOf(bytes.subarray(skipLines(bytes, count, unit)).toString(encoding))).toEqual(linesOf(all).slice(count));
    }),
  );
});

it("knows the other order of bytes", () => {
  const bytes = Buffer.from("one\r\ntwo\nthree", "utf16le").swap16();
  expect(Buffer.from(bytes.subarray(skipLines(bytes, 2, "utf16be"))).swap16().toString("utf16le")).toBe("three");
});
