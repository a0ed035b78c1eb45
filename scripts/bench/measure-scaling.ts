import { withOwnStack } from "../measure/own-stack";
import { runArchive, type RunOptions } from "../measure/run-archive";
import { median, repeat } from "./median";
import type { WrittenLoad } from "./write-load";

/** Seconds by number of workers. */
export interface ScalingFigures {
  retain: "all" | "problems";
  one: number;
  two: number;
}

const REPEATS = 5;

/** The same load with one worker and with two, each stack warmed by a run that is not counted. */
export async function measureScaling(load: WrittenLoad): Promise<ScalingFigures[]> {
  const one = await timeWith(1, load);
  const two = await timeWith(2, load);
  return (["all", "problems"] as const).map((retain) => ({ retain, one: one[retain], two: two[retain] }));
}

async function timeWith(workers: number, load: WrittenLoad): Promise<Record<"all" | "problems", number>> {
  return withOwnStack(workers, async () => {
    await runArchive(load.input);
    const time = async (options: RunOptions): Promise<number> => median((await repeat(REPEATS, () => runArchive(load.input, options))).map(({ seconds }) => seconds));
    return { all: await time({ retain: "all" }), problems: await time({ retain: "problems" }) };
  });
}
