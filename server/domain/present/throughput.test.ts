import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { throughput } from "./throughput";

const window = { fromMs: 0, toMs: 10_000, slices: 10 };

describe("throughput", () => {
  it("spreads a job over the slices it took, in records a second", () => {
    expect(throughput([{ rows: 3_000, startMs: 1_000, endMs: 4_000 }], window)).toEqual([0, 1_000, 1_000, 1_000, 0, 0, 0, 0, 0, 0]);
    expect(throughput([{ rows: 1_000, startMs: 500, endMs: 1_500 }], window).slice(0, 3)).toEqual([500, 500, 0]);
  });

  it("adds jobs that ran side by side, and leaves out what is not done or lies outside", () => {
    const job = { rows: 100, startMs: 2_000, endMs: 3_000 };
    expect(throughput([job, job, { ...job, endMs: null }, { ...job, startMs: 10_000, endMs: 11_000 }, { ...job, startMs: -5_000, endMs: 0 }], window)[2]).toBe(200);
    expect(throughput([{ rows: 200, startMs: -1_000, endMs: 1_000 }], window)[0]).toBe(100);
    expect(throughput([{ rows: 50, startMs: 0, endMs: 0 }], window)[0]).toBe(50);
  });

  it("neither makes nor loses records", () => {
    const jobs = fc.array(fc.record({ rows: fc.nat(1e6), startMs: fc.nat(9_000), endMs: fc.constant(0) }).chain((job) => fc.integer({ min: job.startMs, max: 9_999 }).map((endMs) => ({ ...job, endMs }))));
    fc.assert(
      fc.property(jobs, (work) => {
        const sum = throughput(work, window).reduce((total, rate) => total + rate, 0);
        expect(sum).toBeCloseTo(work.reduce((total, { rows }) => total + rows, 0), 3);
      }),
    );
  });
});
