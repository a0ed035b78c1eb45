import { describe, expect, it } from "vitest";
import type { RunListRow } from "@/server/api/runs";
import { runDurationMs, runProgress } from "./run-progress";
import { testRun } from "./test-run";

const START = Date.UTC(2025, 9, 7, 9, 24);

const run = (change: Partial<RunListRow>): RunListRow =>
  testRun({ status: "running", progress: 65, partsTotal: 40, partsPending: 14, lines: 23_700_000, startedAt: new Date(START), stageStartedAt: new Date(START + 30_000), ...change });

describe("runProgress", () => {
  it("says parts, lines per second of the stage, and what is left of the whole", () => {
    expect(runProgress(run({}), START + 130_000)).toEqual({ percent: 65, parts: { done: 26, total: 40 }, linesPerSecond: 237_000, leftMs: 70_000 });
  });

  it("says what is left in whole seconds, the last one too", () => {
    expect(runProgress(run({ stage: "report", progress: 93 }), START + 3_400).leftMs).toBe(1_000);
    expect(runProgress(run({}), START + 131_000).leftMs).toBe(71_000);
  });

  it("guesses nothing at the beginning", () => {
    expect(runProgress(run({ progress: 2, stageStartedAt: new Date(START) }), START + 1_000)).toMatchObject({ linesPerSecond: null, leftMs: null });
    expect(runProgress(run({ startedAt: null, stageStartedAt: null, progress: 0 }), START)).toMatchObject({ percent: 0, linesPerSecond: null, leftMs: null });
  });

  it("has no rate and no parts outside of parse", () => {
    expect(runProgress(run({ stage: "embed", progress: 75 }), START + 130_000)).toMatchObject({ parts: null, linesPerSecond: null });
  });

  it("keeps to 0 and 100 whatever the row says", () => {
    expect(runProgress(run({ progress: 104 }), START + 9_000)).toMatchObject({ percent: 100, leftMs: null });
  });
});

describe("runDurationMs", () => {
  it("runs on until the run has ended", () => {
    expect(runDurationMs(run({}), START + 5_000)).toBe(5_000);
    expect(runDurationMs(run({ finishedAt: new Date(START + 1_100) }), START + 5_000)).toBe(1_100);
    expect(runDurationMs(run({ startedAt: null }), START)).toBeNull();
  });

  it("is not negative where two clocks differ", () => {
    expect(runDurationMs(run({}), START - 40)).toBe(0);
  });
});
