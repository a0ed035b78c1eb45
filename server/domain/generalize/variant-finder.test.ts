import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenRows } from "./token-rows";
import { VariantFinder } from "./variant-finder";

const WIDTH = 4;
const ROWS = fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: WIDTH, maxLength: WIDTH }), { maxLength: 60 });

function numbered(lists: readonly (readonly number[])[]): { rows: TokenRows; numbers: number[] } {
  const rows = new TokenRows(WIDTH);
  return { rows, numbers: lists.map((list) => rows.add(Int32Array.from(list))) };
}

describe("TokenRows", () => {
  it("gives equal rows one number and finds them again", () => {
    fc.assert(
      fc.property(ROWS, (lists) => {
        const { rows, numbers } = numbered(lists);
        expect(rows.size).toBe(new Set(lists.map(String)).size);
        lists.forEach((list, i) => {
          expect(rows.add(Int32Array.from(list))).toBe(numbers[i]);
          expect(list.map((_, position) => rows.token(numbers[i] ?? 0, position))).toEqual(list);
        });
        expect(rows.add(Int32Array.from([0, 1, 2, 3]))).toBe(rows.size - 1);
      }),
    );
  });
});

describe("VariantFinder", () => {
  it("finds the rows that are equal but for one place, and no others", () => {
    fc.assert(
      fc.property(ROWS, fc.integer({ min: 0, max: WIDTH - 1 }), (lists, position) => {
        const { rows, numbers } = numbered(lists);
        const shapes = [...new Set(numbers)];
        const expected = new Map<string, number[]>();
        for (const row of shapes) {
          const rest = [0, 1, 2, 3].filter((at) => at !== position).map((at) => rows.token(row, at)).join();
          expected.set(rest, [...(expected.get(rest) ?? []), row]);
        }
        const found = [...new VariantFinder(rows).at(position, shapes)].sort(([a = 0], [b = 0]) => a - b);
        expect(found).toEqual([...expected.values()].filter((alike) => alike.length > 1));
      }),
    );
  });

  it("goes on where thousands of rows differ in one place only", () => {
    const rows = new TokenRows(WIDTH);
    const shapes = Array.from({ length: 20_000 }, (_, i) => rows.add(Int32Array.from([1, 2, i, i % 2])));
    expect([...new VariantFinder(rows).at(2, shapes)].map((alike) => alike.length)).toEqual([10_000, 10_000]);
    expect([...new VariantFinder(rows).at(0, shapes)]).toEqual([]);
  });
});
