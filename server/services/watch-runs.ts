import { setTimeout as wait } from "node:timers/promises";
import { listLiveRuns, type RunListRow } from "@/server/db/runs-list";
import { openLiveConnection } from "@/server/metrics/process-metrics";

const INTERVAL_MS = 1000;
/** A run that has ended stays in view this long, so that no watcher misses its last state. */
const AFTERGLOW_SECONDS = 15;

export interface RunChanges {
  /** Runs that are new or not as they were, in the order of their ids. */
  changed: RunListRow[];
  /** Ids of runs that were at work and are not there any more: deleted. */
  gone: number[];
  /** Our clock when they were read, ms since 1970. */
  now: number;
}

interface KnownRun {
  /** All of it, to compare. */
  state: string;
  isAtWork: boolean;
}

/** Reads once a second however many watch. */
let latest: { at: number; runs: Promise<RunListRow[]> } | undefined;

function readLiveRuns(): Promise<RunListRow[]> {
  const now = Date.now();
  if (latest === undefined || now - latest.at >= INTERVAL_MS * 0.9) latest = { at: now, runs: listLiveRuns(AFTERGLOW_SECONDS) };
  return latest.runs;
}

/**
 * What happens to the runs at work, once a second and only when something did. The first answer is all of them.
 * Ends when `signal` fires; throws what the database throws.
 */
export async function* watchRuns(signal: AbortSignal): AsyncGenerator<RunChanges> {
  let known = new Map<number, KnownRun>();
  let isFirst = true;
  const close = openLiveConnection();
  try {
    while (!signal.aborted) {
      const runs = await readLiveRuns();
      const read = new Map(runs.map((run) => [run.id, { state: JSON.stringify(run), isAtWork: run.status === "queued" || run.status === "running" }]));
      const changed = runs.filter((run) => read.get(run.id)?.state !== known.get(run.id)?.state);
      // A run that ended leaves the view in time by itself; one at work leaves it only when it is deleted.
      const gone = [...known].filter(([id, run]) => run.isAtWork && !read.has(id)).map(([id]) => id);
      if (isFirst || changed.length > 0 || gone.length > 0) yield { changed, gone, now: Date.now() };
      isFirst = false;
      known = read;
      await wait(INTERVAL_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    close();
  }
}
