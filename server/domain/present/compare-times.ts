import { wallClock } from "./wall-clock";
import { roundBarMs } from "./timeline-bars";

/** When the ERRORs and WARNINGs of a run came. */
export interface RunTimes {
  runId: number;
  name: string;
  /** Of its log times. */
  zone: string;
  /** Where bucket 0 begins, ms since 1970. */
  startMs: number;
  bucketMs: number;
  /** `[bucket, errors, warnings]` of those with any record, ascending. */
  buckets: readonly (readonly [number, number, number])[];
}

/** Whether runs are laid over each other by the time of day, or each from the beginning of its log. */
export const ALIGNMENTS = ["clock", "start"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Runs on one axis of time: `fromMs` and `toMs` are since midnight, or since the beginning of each log. */
export interface ComparedTimes {
  barMs: number;
  fromMs: number;
  toMs: number;
  runs: { runId: number; name: string; errors: number[]; warnings: number[] }[];
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * Counts the records of every run in bars of one round length on one axis. A bucket counts in the bar it begins in, so no
 * record is split or lost.
 * @param most how many bars there may be at the most
 */
export function compareTimes(runs: readonly RunTimes[], alignment: Alignment, most: number): ComparedTimes {
  const placed = runs.map((run) => {
    const offset = alignment === "clock" ? sinceMidnight(run.startMs, run.zone) : 0;
    return { run, from: offset + (run.buckets[0]?.[0] ?? 0) * run.bucketMs, to: offset + ((run.buckets.at(-1)?.[0] ?? 0) + 1) * run.bucketMs, offset };
  });
  const from = Math.min(...placed.map((one) => one.from));
  const to = Math.max(...placed.map((one) => one.to));
  if (!(to > from)) return { barMs: DAY_MS, fromMs: 0, toMs: DAY_MS, runs: [] };
  const barMs = roundBarMs(from, to, Math.max(...runs.map(({ bucketMs }) => bucketMs)), most);
  const fromMs = Math.floor(from / barMs) * barMs;
  const count = Math.ceil((to - fromMs) / barMs);
  return {
    barMs,
    fromMs,
    toMs: fromMs + count * barMs,
    runs: placed.map(({ run, offset }) => ({ runId: run.runId, name: run.name, ...countBars(run, offset - fromMs, { barMs, count }) })),
  };
}

function countBars(run: RunTimes, offset: number, { barMs, count }: { barMs: number; count: number }): { errors: number[]; warnings: number[] } {
  const bars = { errors: Array.from({ length: count }, () => 0), warnings: Array.from({ length: count }, () => 0) };
  for (const [bucket, errors, warnings] of run.buckets) {
    const at = Math.floor((offset + bucket * run.bucketMs) / barMs);
    bars.errors[at] = (bars.errors[at] ?? 0) + errors;
    bars.warnings[at] = (bars.warnings[at] ?? 0) + warnings;
  }
  return bars;
}

/** How long after midnight the wall clock of a zone stands at an instant. */
function sinceMidnight(ms: number, zone: string): number {
  const { hour, minute, second } = wallClock(ms, zone);
  return ((hour * 60 + minute) * 60 + second) * 1000 + (((ms % 1000) + 1000) % 1000);
}
