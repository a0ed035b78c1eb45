import fc from "fast-check";
import { expect, it } from "vitest";
import type { RunPicture } from "./run-picture";
import { timelineBars } from "./timeline-bars";

const MINUTE = 60_000_000;

function picture(bucketMicros: number, bucketCount: number, startMicros = 1_759_708_800_000_000): RunPicture {
  const buckets = Array.from({ length: bucketCount }, (_, at) => at);
  const ones = buckets.map(() => 1);
  return {
    startMicros, bucketMicros, bucketCount, firstMicros: startMicros, lastMicros: startMicros + bucketCount * bucketMicros - 1, severity: { buckets, errors: ones, warnings: ones, others: ones }, totals: { errors: bucketCount, warnings: bucketCount, others: bucketCount },
    systems: [], incidents: [], findings: [], matched: [], predictions: [], novelMicros: [], unmatchedMicros: [],
  };
}

it("cuts a day of minutes into quarters of an hour", () => {
  const { bucketMs, buckets } = timelineBars(picture(MINUTE, 1440), { from: 0, to: 1440 }, 96);
  expect([bucketMs, buckets.length, buckets[0]?.counts.ERROR]).toEqual([900_000, 96, 15]);
});

it("begins bars at round instants", () => {
  const { buckets } = timelineBars(picture(MINUTE, 300, 1_759_708_800_000_000 + 7 * MINUTE), { from: 0, to: 300 }, 40);
  expect((buckets[0]?.startMs ?? 1) % 600_000).toBe(0);
  expect(buckets[0]?.counts.ERROR).toBe(3);
});

it("loses no record of the stretch, whatever its length", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 120 }), fc.constantFrom(1000, 1_000_000, 15_000_000, MINUTE, 86_400_000_000), fc.nat(1999), (count, most, width, from) => {
      const range = { from: Math.min(from, count - 1), to: count };
      const { buckets } = timelineBars(picture(width, count), range, most);
      expect(buckets.reduce((sum, bar) => sum + (bar.counts.WARNING ?? 0), 0)).toBe(range.to - range.from);
    }),
  );
});
