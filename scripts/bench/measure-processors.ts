import { once } from "node:events";
import { type Child, startChild } from "../stack/child";
import { median, repeat } from "./median";

const REPEATS = 5;

/**
 * How many times as much two processes that only compute get done as one does: 2 where a machine has two whole processors, less
 * where they share one, or its memory, or are somebody else's for a part of the time. No number of workers does better than this.
 */
export async function measureProcessors(): Promise<number> {
  const children = await Promise.all([1, 2].map(() => startChild("bench-compute", [], process.env)));
  try {
    const alone: number[] = [];
    const together: number[] = [];
    await Promise.all(children.map(compute));
    await repeat(REPEATS, async () => {
      for (const child of children) alone.push(await compute(child));
      together.push(...(await Promise.all(children.map(compute))));
    });
    return (2 * median(alone)) / median(together);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

async function compute({ process: child }: Child): Promise<number> {
  const answered = once(child, "message");
  child.send("go");
  const [seconds] = (await answered) as [number];
  return seconds;
}
