import fc from "fast-check";
import { expect, it } from "vitest";
import { type LinePlace, lineWindows } from "./line-windows";

const FILES = [
  { number: 0, lines: 3 },
  { number: 2, lines: 0 },
  { number: 5, lines: 20 },
];

it("windows grow, go over the ends of files, and the last one is open", () => {
  expect([...lineWindows(FILES, { file: 0, line: 1 }, 4)]).toEqual([
    { after: { file: 0, line: 1 }, to: { file: 5, line: 2 } },
    { after: { file: 5, line: 2 }, to: { file: 5, line: 10 } },
    { after: { file: 5, line: 10 }, to: null },
  ]);
  expect([...lineWindows([], { file: 0, line: 0 }, 4)]).toEqual([{ after: { file: 0, line: 0 }, to: null }]);
});

it("a place behind the end of what was counted is where the open window begins", () => {
  expect([...lineWindows(FILES, { file: 5, line: 30 }, 4)]).toEqual([{ after: { file: 5, line: 30 }, to: null }]);
});

it("every line after the start is in one window", () => {
  const isAfter = (place: LinePlace, other: LinePlace): boolean => place.file > other.file || (place.file === other.file && place.line > other.line);
  const files = fc.array(fc.nat(30), { maxLength: 8 }).map((lines) => lines.map((count, number) => ({ number, lines: count })));
  fc.assert(
    fc.property(files, fc.nat(9), fc.nat(40), fc.integer({ min: 1, max: 10 }), (counted, file, line, first) => {
      const start = { file, line };
      const windows = [...lineWindows(counted, start, first)];
      for (const { number, lines } of counted) {
        for (let at = 1; at <= lines; at++) {
          const place = { file: number, line: at };
          const within = windows.filter(({ after, to }) => isAfter(place, after) && (to === null || !isAfter(place, to)));
          expect(within).toHaveLength(isAfter(place, start) ? 1 : 0);
        }
      }
    }),
  );
});
