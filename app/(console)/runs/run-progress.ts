import type { RunListRow } from "@/server/api/runs";

export interface RunProgress {
  /** 0 to 100. */
  percent: number;
  /** Parts of the stage at work; null where it has none. */
  parts: { done: number; total: number } | null;
  /** Null while too little is known to say. */
  linesPerSecond: number | null;
  /** A guess, so in whole seconds; null while too little is known to make one. */
  leftMs: number | null;
}

/** Earlier than this, what is left can only be guessed. */
const MIN_PERCENT = 5;
const MIN_ELAPSED_MS = 2_000;

/**
 * How far a run at work is and how fast it goes.
 * @param now the clock of the server when the row was read, ms
 */
export function runProgress(run: RunListRow, now: number): RunProgress {
  const percent = Math.min(100, Math.max(0, run.progress));
  const parts = run.stage === "parse" && run.partsTotal > 0 ? { done: Math.max(0, run.partsTotal - run.partsPending), total: run.partsTotal } : null;
  const elapsed = run.startedAt === null ? 0 : now - run.startedAt.getTime();
  const inStage = run.stageStartedAt === null ? 0 : now - run.stageStartedAt.getTime();
  // Lines are read in one stage only: elsewhere a rate would be about nothing that goes on.
  const linesPerSecond = run.stage === "parse" && run.lines > 0 && inStage >= MIN_ELAPSED_MS ? run.lines / (inStage / 1000) : null;
  const leftMs = percent >= MIN_PERCENT && percent < 100 && elapsed >= MIN_ELAPSED_MS ? Math.ceil((elapsed * (100 - percent)) / percent / 1000) * 1000 : null;
  return { percent, parts, linesPerSecond, leftMs };
}

/** How long a run took, or has taken so far; null before it began. */
export function runDurationMs(run: RunListRow, now: number): number | null {
  if (run.startedAt === null) return null;
  return Math.max(0, (run.finishedAt?.getTime() ?? now) - run.startedAt.getTime());
}
