import type { Stack } from "../stack/stack";
import { cpuSecondsOf, type StackCpu } from "./process-figures";

/** Seconds by the clock, and of the processors. */
export interface Timed {
  seconds: number;
  cpu: StackCpu;
}

/** Times a piece of work of a stack. */
export async function timed(stack: Stack, work: () => Promise<void>): Promise<Timed> {
  const [before, start] = [await cpuSecondsOf(stack), performance.now()];
  await work();
  const seconds = (performance.now() - start) / 1000;
  const after = await cpuSecondsOf(stack);
  const spent = (part: keyof StackCpu): number | null => (before[part] === null || after[part] === null ? null : after[part] - before[part]);
  return { seconds, cpu: { workers: spent("workers"), database: spent("database") } };
}
