import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GridChoice } from "./choose-grid";
import { impactScore, incidentPriority } from "./impact";
import { addSeries, severitySeries } from "./severity-series";
import { TimeCellCounter } from "./time-cell-counter";
import { BUCKET_WIDTHS, bucketWidth, decodeTimeCells, encodeTimeCells, MAX_BUCKETS } from "./time-cells";

const DAY = 86_400_000_000;

describe("bucketWidth", () => {
  it("cuts a day into minutes and never makes more buckets than allowed", () => {
    expect(bucketWidth(0, DAY - 1, MAX_BUCKETS)).toBe(60_000_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000_000 }), fc.integer({ min: 0, max: 300 * DAY }), (first, span) => {
        const width = bucketWidth(first, first + span, MAX_BUCKETS);
        expect(Math.floor((first + span) / width) - Math.floor(first / width)).toBeLessThan(MAX_BUCKETS);
      }),
    );
  });

  it("has widths of which each divides the next", () => {
    BUCKET_WIDTHS.slice(1).forEach((width, index) => expect(width % (BUCKET_WIDTHS[index] ?? 1)).toBe(0));
  });
});

const record = fc.record({ micros: fc.integer({ min: 0, max: 40 * DAY }), origin: fc.integer({ min: 0, max: 3 }), road: fc.constantFrom(0 as const, 1 as const, 2 as const) });

describe("time cells and buckets", () => {
  it("count the same however the records are cut into parts", () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 200 }), fc.integer({ min: 0, max: 200 }), (records, cut) => {
        const count = (some: typeof records) => {
          const counter = new TimeCellCounter();
          for (const { micros, origin, road } of some) counter.add(micros, origin, road);
          return decodeTimeCells(encodeTimeCells(counter.result()));
        };
        const times = records.map(({ micros }) => micros);
        const systemOf = (origin: number): string => (origin < 2 ? "low" : "high");
        const all = [count(records)];
        const choice = new GridChoice(Math.min(...times), Math.max(...times));
        choice.add(all);
        const grid = choice.grid();
        const merge = (parts: ReturnType<typeof count>[]) => severitySeries(parts, systemOf, grid);
        const whole = merge(all);
        const parts = [count(records.slice(0, cut)), count(records.slice(cut))].filter((part) => part.cells.length > 0);
        expect(merge(parts)).toEqual(whole);
        expect(parts.reduce<typeof whole>((sum, part) => addSeries(sum, merge([part])), [])).toEqual(whole);
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
        expect(sum(whole.flatMap(({ errors, warnings, others }) => [...errors, ...warnings, ...others]))).toBe(records.length);
        expect(sum(whole.flatMap(({ errors }) => errors))).toBe(records.filter(({ road }) => road === 2).length);
        expect(whole.flatMap(({ buckets }) => buckets).every((bucket) => bucket >= 0 && bucket < grid.bucketCount)).toBe(true);
        for (const { buckets } of whole) expect(buckets).toEqual([...new Set(buckets)].sort((a, b) => a - b));
      }),
    );
  });
});

describe("stored time cells", () => {
  it("come back as they were, those of no record too", () => {
    const counter = new TimeCellCounter();
    expect(decodeTimeCells(encodeTimeCells(counter.result()))).toEqual(counter.result());
    counter.add(1_760_000_000_000_000, 70_000, 2);
    counter.add(1_760_000_000_500_000, 3, 0);
    expect(decodeTimeCells(encodeTimeCells(counter.result()))).toEqual(counter.result());
    expect([...counter.result().cells]).toEqual([500, 3, 1, 0, 0, 0, 70_000, 0, 0, 1]);
  });
});

describe("impact", () => {
  it("is anomalies times systems; the playbook's priority comes before the score's", () => {
    expect(impactScore(6, 4)).toBe(24);
    expect(incidentPriority("low", 24)).toBe("low");
    expect([24, 8, 2, 1].map((score) => incidentPriority(null, score))).toEqual(["critical", "high", "medium", "low"]);
  });
});
