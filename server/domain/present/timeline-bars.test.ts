import fc from "fast-check";
import { expect, it } from "vitest";
import { packLanes } from "./pack-lanes";
import type { RunPicture } from "./run-picture";
import { countShared, markShared } from "./shared-words";
import { timelineBars } from "./timeline-bars";

const MINUTE = 60_000_000;

function picture(bucketMicros: number, bucketCount: number, startMicros = 1_759_708_800_000_000): RunPicture {
  const buckets = Array.from({ length: bucketCount }, (_, at) => at);
  const ones = buckets.map(() => 1);
  return {
    startMicros, bucketMicros, bucketCount, severity: { buckets, errors: ones, warnings: ones, others: ones }, totals: { errors: bucketCount, warnings: bucketCount, others: bucketCount },
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

it("lets two items share a lane when they and their labels lie apart", () => {
  const items = [{ from: 0.3, to: 0.5 }, { from: 0.4, to: 0.6 }, { from: 0.9, to: 1 }, { from: 0.62, to: 0.7 }];
  expect(packLanes(items, 0.05, 0.01)).toEqual([0, 1, 0, 0]);
  expect(packLanes(items, 0.2, 0.01)).toEqual([0, 1, 0, 2]);
});

it("marks the words that two texts share, in whatever form, and keeps the text whole", () => {
  const parts = markShared("Read on LUN 14 took 412 ms, slow storage accesses", "Slow storage access time");
  expect(parts.filter(({ isShared }) => isShared).map(({ text }) => text)).toEqual(["slow", "storage", "accesses"]);
  expect(parts.map(({ text }) => text).join("")).toBe("Read on LUN 14 took 412 ms, slow storage accesses");
  expect(countShared("slow storage access", "Slow storage access time")).toEqual({ shared: 3, words: 4 });
});
