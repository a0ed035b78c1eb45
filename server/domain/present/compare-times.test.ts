import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALIGNMENTS, compareTimes, type RunTimes } from "./compare-times";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const quiet: RunTimes = { runId: 1, name: "quiet", zone: "UTC", startMs: Date.parse("2025-10-05T02:00:00Z"), bucketMs: MINUTE, buckets: [[0, 0, 1], [90, 1, 0]] };
const bad: RunTimes = { runId: 2, name: "bad", zone: "+03:00", startMs: Date.parse("2025-10-06T00:00:00Z"), bucketMs: MINUTE, buckets: [[0, 5, 0], [119, 7, 3]] };

describe("compareTimes", () => {
  it("lays days over each other by the clock of each log", () => {
    const { barMs, fromMs, toMs, runs } = compareTimes([quiet, bad], "clock", 6);
    expect([barMs / MINUTE, fromMs / HOUR, toMs / HOUR]).toEqual([30, 2, 5]);
    // 00:00 UTC is 03:00 on the clock of the second log.
    expect(runs.map(({ errors }) => errors)).toEqual([[0, 0, 0, 1, 0, 0], [0, 0, 5, 0, 0, 7]]);
  });

  it("lays them over each other from the beginning of each", () => {
    const { fromMs, runs } = compareTimes([quiet, bad], "start", 4);
    expect([fromMs, ...runs.map(({ errors }) => errors.join(" "))]).toEqual([0, "0 0 0 1", "5 0 0 7"]);
  });

  it("has nothing to draw where nothing has a time", () => {
    expect(compareTimes([], "clock", 96).runs).toEqual([]);
  });

  it("keeps every record, in no more bars than asked for", () => {
    const run = fc.record({
      startMs: fc.integer({ min: 0, max: 2e12 }),
      bucketMs: fc.constantFrom(1, 1000, MINUTE, HOUR),
      buckets: fc.uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 20 }).map((list) => list.sort((a, b) => a - b).map((bucket) => [bucket, (bucket * 7) % 11, bucket % 5] as const)),
    });
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), fc.constantFrom(...ALIGNMENTS), fc.integer({ min: 2, max: 200 }), (drawn, alignment, most) => {
        const times = drawn.map((one, at) => ({ ...one, runId: at, name: String(at), zone: "UTC" }));
        const compared = compareTimes(times, alignment, most);
        expect((compared.toMs - compared.fromMs) / compared.barMs).toBeLessThanOrEqual(most + 1);
        compared.runs.forEach(({ errors, warnings }, at) => {
          const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
          expect(sum(errors)).toBe(sum(times[at]?.buckets.map(([, count]) => count) ?? []));
          expect(sum(warnings)).toBe(sum(times[at]?.buckets.map(([, , count]) => count) ?? []));
          expect(errors).toHaveLength(Math.round((compared.toMs - compared.fromMs) / compared.barMs));
        });
      }),
    );
  });
});
