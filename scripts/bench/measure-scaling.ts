import { availableParallelism } from "node:os";
import { withOwnStack } from "../measure/own-stack";
import { analyseArchive, untilNothingIsLeft } from "../measure/run-archive";
import { median, repeat } from "./median";
import { timed } from "./timed";
import type { WrittenLoad } from "./write-load";

/** Seconds by number of workers. */
export interface ScalingFigures {
  retain: Retain;
  one: number;
  two: number;
  /** How many times as fast this machine's processors could be if none of them ever waited; null where the system does not tell. */
  limit: number | null;
}

type Retain = "all" | "problems";

/** A run by the clock and of the processors, in seconds. */
interface RunTime {
  seconds: number;
  cpu: number | null;
}

const REPEATS = 5;

/** The same load with one worker and with two. */
export async function measureScaling(load: WrittenLoad): Promise<ScalingFigures[]> {
  const one = await timeWith(1, load);
  const two = await timeWith(2, load);
  return (["all", "problems"] as const).map((retain) => ({ retain, one: one[retain].seconds, two: two[retain].seconds, limit: limitOf(one[retain]) }));
}

const limitOf = ({ seconds, cpu }: RunTime): number | null => (cpu === null ? null : (seconds * availableParallelism()) / cpu);

async function timeWith(workers: number, load: WrittenLoad): Promise<Record<Retain, RunTime>> {
  return withOwnStack(workers, async (stack) => {
    const time = async (retain: Retain): Promise<RunTime> => {
      let runId = 0;
      const { seconds, cpu } = await timed(stack, async () => {
        runId = await analyseArchive(load.input, { retain });
      });
      await untilNothingIsLeft(runId);
      return { seconds, cpu: cpu.workers === null || cpu.database === null ? null : cpu.workers + cpu.database };
    };
    // Not counted: a worker has read as much as the only one has, before both are timed.
    await repeat(workers, () => time("all"));
    const middle = async (retain: Retain): Promise<RunTime> => {
      const runs = await repeat(REPEATS, () => time(retain));
      const cpu = runs.map((run) => run.cpu).filter((value) => value !== null);
      return { seconds: median(runs.map(({ seconds }) => seconds)), cpu: cpu.length === 0 ? null : median(cpu) };
    };
    return { all: await middle("all"), problems: await middle("problems") };
  });
}
