import { pool } from "@/server/db/client";
import { listStageDurations } from "@/server/db/run-result";
import { withOwnStack } from "../measure/own-stack";
import { runArchive } from "../measure/run-archive";
import type { Stack } from "../stack/stack";
import { median, repeat } from "./median";
import { readStackFigures } from "./process-figures";
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
  /** Processor seconds of a run after the first, of all workers and of PostgreSQL; null where the system does not tell. */
  cpu: { workers: number | null; database: number | null };
  /** The most memory one process held in all the runs, in bytes. */
  peak: { worker: number | null; database: number | null };
}

const WORKERS = 2;
const REPEATS = 5;

/** Times one load on a stack of its own. */
export async function measureShape(load: WrittenLoad): Promise<ShapeFigures> {
  return withOwnStack(WORKERS, async (stack) => {
    const first = await runArchive(load.input);
    const before = await readStackFigures(stack);
    const again = await repeat(REPEATS, () => runArchive(load.input));
    const after = await readStackFigures(stack);
    const cpuOf = (part: "workers" | "database"): number | null => cpuBetween(before[part].cpuSeconds, after[part].cpuSeconds);
    const stages = await listStageDurations(pool(), again.at(-1)?.runId ?? first.runId);
    const problems = await repeat(REPEATS, () => runArchive(load.input, { retain: "problems" }));
    const secondsOf = (runs: readonly { seconds: number }[]): number => median(runs.map(({ seconds }) => seconds));
    return { load, first: first.seconds, again: secondsOf(again), problems: secondsOf(problems), stages, cpu: { workers: cpuOf("workers"), database: cpuOf("database") }, peak: await peaks(stack) };
  });
}

const cpuBetween = (before: number | null, after: number | null): number | null => (before === null || after === null ? null : (after - before) / REPEATS);

async function peaks(stack: Stack): Promise<ShapeFigures["peak"]> {
  const { workers, database } = await readStackFigures(stack);
  return { worker: workers.peakBytes, database: database.peakBytes };
}
