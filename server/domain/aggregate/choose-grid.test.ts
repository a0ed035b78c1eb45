import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketOf, edgeOf, instantOfIndex, outsideRecords, type TimeGrid } from "../time-grid";
import { GridChoice } from "./choose-grid";
import { severitySeries } from "./severity-series";
import { TimeCellCounter } from "./time-cell-counter";
import { BUCKET_WIDTHS, MAX_BUCKETS } from "./time-cells";

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;
const NIGHT = Date.UTC(2026, 10, 30) * 1_000;

/** Records every few seconds of a day. */
const OUTAGE = Array.from({ length: 8_640 }, (_, at) => NIGHT + at * 10 * SECOND);

function gridOf(...parts: readonly (readonly number[])[]): TimeGrid {
  const all = parts.flat();
  const choice = new GridChoice(all.reduce((least, micros) => Math.min(least, micros)), all.reduce((most, micros) => Math.max(most, micros)));
  for (const times of parts) {
    const counter = new TimeCellCounter();
    for (const micros of times) counter.add(micros, 0, 0);
    choice.add([counter.result()]);
  }
  return choice.grid();
}

const DAY_OF_MINUTES = { startMicros: NIGHT, bucketMicros: 60 * SECOND, bucketCount: 1_440 };

describe("the grid of a run", () => {
  it("lies over all of a log whose records follow each other", () => {
    expect(gridOf(OUTAGE)).toMatchObject(DAY_OF_MINUTES);
    const year = Array.from({ length: 365 }, (_, day) => NIGHT + day * DAY);
    expect(gridOf([...year, ...OUTAGE])).toMatchObject({ startMicros: NIGHT, bucketMicros: 21_600 * SECOND, bucketCount: 364 * 4 + 1 });
  });

  it.each([
    ["of a clock that was never set", [5 * SECOND]],
    ["of a clock far ahead", [Date.UTC(2106, 1, 7) * 1_000]],
    ["of both", [0, Date.UTC(2106, 1, 7) * 1_000]],
    ["of a log of months ago", [NIGHT - 90 * DAY, NIGHT - 89 * DAY]],
    ["of many boots without a clock, a tenth of all", Array.from({ length: 960 }, (_, at) => at * SECOND)],
    ["of two such kinds", [...Array.from({ length: 960 }, (_, at) => at * SECOND), NIGHT - 90 * DAY]],
  ])("keeps its buckets narrow beside records %s", (_, outliers) => {
    const { startMicros, bucketMicros, bucketCount } = gridOf([...outliers, ...OUTAGE]);
    const [hasEarlier, hasLater] = [outliers.some((micros) => micros < NIGHT) ? 1 : 0, outliers.some((micros) => micros > NIGHT) ? 1 : 0];
    expect({ startMicros: startMicros + hasEarlier * bucketMicros, bucketMicros, bucketCount: bucketCount - hasEarlier - hasLater }).toEqual(DAY_OF_MINUTES);
    expect(gridOf(OUTAGE, outliers)).toEqual(gridOf(outliers, OUTAGE));
  });

  it("lets records that are not few stretch it", () => {
    const older = Array.from({ length: 400 }, (_, at) => NIGHT - 90 * DAY + at * SECOND);
    expect(gridOf([...older, ...OUTAGE])).toMatchObject({ startMicros: NIGHT - 90 * DAY, bucketMicros: 21_600 * SECOND });
  });

  const outliers = fc.array(fc.integer({ min: -DAY, max: 200 * 365 * DAY }), { maxLength: 6 });
  const dense = fc.record({ from: fc.integer({ min: 0, max: 100 * 365 * DAY }), gaps: fc.array(fc.integer({ min: 0, max: 40 * SECOND }), { minLength: 1, maxLength: 300 }) });

  it("counts every record once, and knows at each bucket end which have been", () => {
    fc.assert(
      fc.property(outliers, dense, fc.nat(), (far, { from, gaps }, cut) => {
        let micros = from;
        const times = [...far, ...gaps.map((gap) => (micros += gap))];
        const parts = [times.slice(0, cut % times.length), times.slice(cut % times.length)].filter((part) => part.length > 0);
        const grid = gridOf(...parts);
        expect(grid.bucketCount).toBeLessThanOrEqual(MAX_BUCKETS);
        expect(BUCKET_WIDTHS).toContain(grid.bucketMicros);
        const counter = new TimeCellCounter();
        for (const one of times) counter.add(one, 0, 2);
        const [series] = counter.result().width <= grid.bucketMicros ? severitySeries([counter.result()], () => "", grid) : [];
        const counts = new Map<number, number>();
        for (const one of times) counts.set(bucketOf(grid, one), (counts.get(bucketOf(grid, one)) ?? 0) + 1);
        if (series !== undefined) expect(series.buckets.map((bucket, at) => [bucket, series.errors[at]])).toEqual([...counts].sort(([a], [b]) => a - b));
        let passed = 0;
        for (const bucket of [...counts.keys()].sort((a, b) => a - b)) {
          passed += counts.get(bucket) ?? 0;
          expect(times.filter((one) => one < instantOfIndex(grid, bucket + 1))).toHaveLength(passed);
        }
        const outside = times.filter((one) => one < grid.startMicros || one >= edgeOf(grid, grid.bucketCount));
        const { earlier, later } = outsideRecords(grid, (bucket) => counts.get(bucket) ?? 0);
        expect(earlier + later).toBe(outside.length);
      }),
    );
  });
});
