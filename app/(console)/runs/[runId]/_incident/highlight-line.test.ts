import fc from "fast-check";
import { expect, it } from "vitest";
import { highlightLine } from "./highlight-line";

const kinds = (line: string, sought = "") => highlightLine(line, sought).filter(({ kind }) => kind !== "plain").map(({ text, kind }) => [text, kind]);

it("marks the severity of a line, not a word of its message", () => {
  expect(kinds("2025-10-06T09:14:07 ERROR storage: array lost, no WARNING before")).toEqual([["ERROR", "error"]]);
  expect(kinds("2025-10-06T09:14:07 WARN storage: slow")).toEqual([["WARN", "warning"]]);
  expect(kinds("2025-10-06T09:14:07 INFO storage: no errors")).toEqual([]);
  expect(kinds("I1006 09:14:07 MYERROR_CODE set")).toEqual([]);
});

it("marks what is searched for, in any case", () => {
  expect(kinds("Path sp-b flapping, PATH lost", "path")).toEqual([["Path", "found"], ["PATH", "found"]]);
});

it("never changes the line", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (line, sought) => {
      expect(highlightLine(line, sought).map(({ text }) => text).join("")).toBe(line);
    }),
  );
});
