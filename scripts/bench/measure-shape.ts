import { pool } from "@/server/db/client";
import { listStageDurations } from "@/server/db/run-result";
import { withOwnStack } from "../measure/own-stack";
import { runArchive } from "../measure/run-archive";
import { median, repeat } from "./median";
import { type PeakMemory, peakMemory } from "./peak-memory";
import type { WrittenLoad } from "./write-load";

export interface ShapeFigures {
  load: WrittenLoad;
  /** Seconds of the first run of a new stack: nothing is cached, no worker has run yet. */
  first: number;
  /** Median of the runs after it. */
  again: number;
  /** The same with `retain: "problems"`. */
  problems: number;
  /** Of the last run with every record stored. */
  stages: { name: string; durationMs: number }[];
  peak: PeakMemory;
}

const WORKERS = 2;
const REPEATS = 3;

/** Times one load on a stack of its own. */
export async function measureShape(load: WrittenLoad): Promise<ShapeFigures> {
  return withOwnStack(WORKERS, async (stack) => {
    const first = await runArchive(load.input);
    const again = await repeat(REPEATS, () => runArchive(load.input));
    const stages = await listStageDurations(pool(), again.at(-1)?.runId ?? first.runId);
    const problems = await repeat(REPEATS, () => runArchive(load.input, { retain: "problems" }));
    const secondsOf = (runs: readonly { seconds: number }[]): number => median(runs.map(({ seconds }) => seconds));
    return { load, first: first.seconds, again: secondsOf(again), problems: secondsOf(problems), stages, peak: await peakMemory(stack) };
  });
}
