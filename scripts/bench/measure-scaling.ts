import { availableParallelism } from "node:os";
import { withOwnStack } from "../measure/own-stack";
import { analyseArchive, untilNothingIsLeft } from "../measure/run-archive";
import type { Stack } from "../stack/stack";
import { median, repeat } from "./median";
import { type Timed, timed } from "./timed";
import type { WrittenLoad } from "./write-load";

/** Two workers against one. */
export interface ScalingFigures {
  retain: Retain;
  /** How many times as fast: the median of the pairs. */
  ratio: number;
  /** Seconds by number of workers, medians. */
  one: number;
  two: number;
  /** How many times as fast this machine's processors could be if none of them ever waited; null where the system does not tell. */
  limit: number | null;
}

type Retain = "all" | "problems";

/** An odd number, so that one of them is in the middle. */
const PAIRS = 9;

/**
 * The same load with one worker and with two, by turns: what else a shared host does meets both of a pair. For a run with one
 * the other process is put to sleep, so that it is the same two processes, warm alike, that are compared.
 */
export async function measureScaling(load: WrittenLoad): Promise<ScalingFigures[]> {
  return withOwnStack(2, async (stack) => {
    // Not counted: each has read as much as it takes to be compiled.
    await repeat(3, () => timeRun(stack, load, "all"));
    return [await measurePairs(stack, load, "all"), await measurePairs(stack, load, "problems")];
  });
}

async function measurePairs(stack: Stack, load: WrittenLoad, retain: Retain): Promise<ScalingFigures> {
  const pairs: { one: Timed; two: Timed }[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const before = pair % 2 === 0 ? await timeAlone(stack, load, retain) : null;
    const two = await timeRun(stack, load, retain);
    pairs.push({ one: before ?? (await timeAlone(stack, load, retain)), two });
  }
  const limits = pairs.map(({ one }) => limitOf(one)).filter((limit) => limit !== null);
  return {
    retain,
    ratio: median(pairs.map(({ one, two }) => one.seconds / two.seconds)),
    one: median(pairs.map(({ one }) => one.seconds)),
    two: median(pairs.map(({ two }) => two.seconds)),
    limit: limits.length === 0 ? null : median(limits),
  };
}

function limitOf({ seconds, cpu: { workers, database } }: Timed): number | null {
  return workers === null || database === null ? null : (seconds * availableParallelism()) / (workers + database);
}

async function timeRun(stack: Stack, load: WrittenLoad, retain: Retain): Promise<Timed> {
  let runId = 0;
  const time = await timed(stack, async () => {
    runId = await analyseArchive(load.input, { retain });
  });
  await untilNothingIsLeft(runId);
  return time;
}

/** The same with one worker asleep, for less than the ten seconds after which it would be taken for lost. */
async function timeAlone(stack: Stack, load: WrittenLoad, retain: Retain): Promise<Timed> {
  const sleeper = stack.children.filter((child) => child.name === "worker").at(-1)?.process;
  sleeper?.kill("SIGSTOP");
  try {
    return await timeRun(stack, load, retain);
  } finally {
    sleeper?.kill("SIGCONT");
  }
}
