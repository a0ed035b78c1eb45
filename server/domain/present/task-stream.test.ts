import { describe, expect, it } from "vitest";
import { layOutStream } from "./task-stream";

const window = { fromMs: 1_000, toMs: 2_000 };
const job = (id: string, workerId: string, startMs: number, endMs: number | null) => ({ id, workerId, startMs, endMs });
const shape = (jobs: ReturnType<typeof job>[], workers: string[]) =>
  [...layOutStream(jobs, workers, window)].map(([id, rows]) => [id, rows.map((row) => row.map((block) => [block.job.id, Number(block.left.toFixed(3)), Number(block.width.toFixed(3))]))]);

describe("layOutStream", () => {
  it("gives each worker a lane and each job its share of the window", () => {
    expect(shape([job("1", "a", 1_100, 1_300), job("2", "b", 1_200, 1_700)], ["a", "b", "idle"])).toEqual([
      ["a", [[["1", 0.1, 0.2]]]],
      ["b", [[["2", 0.2, 0.5]]]],
      ["idle", [[]]],
    ]);
  });

  it("puts jobs of one worker that overlap into rows, and goes back to the first row when it is free", () => {
    expect(shape([job("1", "a", 1_000, 1_400), job("2", "a", 1_200, 1_800), job("3", "a", 1_400, 1_500)], ["a"])).toEqual([
      ["a", [[["1", 0, 0.4], ["3", 0.4, 0.1]], [["2", 0.2, 0.6]]]],
    ]);
  });

  it("cuts at the edges, lets a job in hand reach to the end, and keeps short ones visible", () => {
    expect(shape([job("1", "a", 500, 1_250), job("2", "a", 1_300, 1_300), job("3", "a", 1_900, null), job("4", "a", 100, 900)], ["a"])).toEqual([
      ["a", [[["1", 0, 0.25], ["2", 0.3, 0.002], ["3", 0.9, 0.1]]]],
    ]);
  });
});
