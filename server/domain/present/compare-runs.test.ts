import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeOf, compareCounts, compareFigures, countChanges, crossTable, fitsChange, spreadOf, type CountChange } from "./compare-runs";

const count = fc.nat(1000);
const row = fc.record({ key: fc.string(), counts: fc.array(fc.option(count), { minLength: 2, maxLength: 4 }) });

describe("changeOf", () => {
  it("tells what is new, gone, more, fewer and the same", () => {
    expect([changeOf(0, 3), changeOf(3, 0), changeOf(2, 3), changeOf(3, 2), changeOf(3, 3), changeOf(0, 0), changeOf(null, 1), changeOf(1, null)]).toEqual(["new", "gone", "more", "fewer", "same", "same", null, null]);
  });

  it("says the opposite when the runs change places", () => {
    const opposite: Record<Exclude<CountChange, null>, CountChange> = { new: "gone", gone: "new", more: "fewer", fewer: "more", same: "same" };
    fc.assert(
      fc.property(count, count, (a, b) => {
        const change = changeOf(a, b);
        expect(change !== null && opposite[change]).toBe(changeOf(b, a));
      }),
    );
  });
});

describe("compareCounts", () => {
  it("puts what chance does not explain first", () => {
    const rows = compareCounts([
      { key: "chatter", counts: [100_000, 100_100] },
      { key: "same", counts: [5, 5] },
      { key: "outage", counts: [0, 100] },
    ]);
    expect(rows.map(({ key }) => key)).toEqual(["outage", "chatter", "same"]);
    expect(rows.map(({ changes }) => changes)).toEqual([[null, "new"], [null, "more"], [null, "same"]]);
  });

  it("keeps every row and every count, and weighs nothing where nothing changed", () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const compared = compareCounts(rows);
        expect(compared.map(({ key, counts }) => ({ key, counts })).sort(byText)).toEqual([...rows].sort(byText));
        for (const { changes, weight, counts } of compared) {
          expect(changes).toHaveLength(counts.length);
          expect(weight > 0).toBe(changes.some((change) => change !== null && change !== "same"));
        }
        expect(compared.every(({ weight }, at) => at === 0 || weight <= (compared[at - 1]?.weight ?? 0))).toBe(true);
      }),
    );
  });
});

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

it("counts for each filter exactly the rows that fit it", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const compared = compareCounts(rows);
      const counts = countChanges(compared);
      for (const filter of ["all", "new", "gone", "more", "fewer", "same"] as const) expect(compared.filter((one) => fitsChange(one, filter))).toHaveLength(counts[filter]);
    }),
  );
});

describe("crossTable", () => {
  it("has a row for each key and adds up what one run says twice", () => {
    const cells = [{ runId: 7, key: "a", count: 2 }, { runId: 9, key: "b", count: 5 }, { runId: 7, key: "a", count: 1 }];
    expect(crossTable([7, 9], cells)).toEqual([{ key: "a", counts: [3, 0] }, { key: "b", counts: [0, 5] }]);
    expect(crossTable([7, 9], cells, (_key, runId) => (runId === 9 ? null : 0))).toEqual([{ key: "a", counts: [3, null] }, { key: "b", counts: [0, 5] }]);
  });

  it("loses no record", () => {
    const cell = fc.record({ runId: fc.integer({ min: 1, max: 3 }), key: fc.constantFrom("a", "b", "c"), count });
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const sum = crossTable([1, 2, 3], cells).flatMap(({ counts }) => counts).reduce<number>((total, one) => total + (one ?? 0), 0);
        expect(sum).toBe(cells.reduce((total, one) => total + one.count, 0));
      }),
    );
  });
});

it("says by how much a figure differs, and no share of nothing", () => {
  expect(compareFigures(200, 250)).toEqual({ difference: 50, share: 0.25 });
  expect(compareFigures(0, 4)).toEqual({ difference: 4, share: null });
  expect(compareFigures(null, 4)).toBeNull();
});

it("spans the figures that are known", () => {
  expect(spreadOf([4, null, 1, 1])).toEqual({ least: 1, largest: 4, mean: 2 });
  expect(spreadOf([null])).toBeNull();
});
