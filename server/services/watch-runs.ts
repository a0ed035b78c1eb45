import { setTimeout as wait } from "node:timers/promises";
import { listLiveRuns, type RunListRow } from "@/server/db/runs-list";

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
  let known = new Map<number, string>();
  let isFirst = true;
  while (!signal.aborted) {
    const runs = await readLiveRuns();
    const states = new Map(runs.map((run) => [run.id, JSON.stringify(run)]));
    const changed = runs.filter((run) => states.get(run.id) !== known.get(run.id));
    const gone = [...known].filter(([id, state]) => !states.has(id) && !isEnded(state)).map(([id]) => id);
    if (isFirst || changed.length > 0 || gone.length > 0) yield { changed, gone, now: Date.now() };
    isFirst = false;
    known = states;
    await wait(INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** A run that ended leaves the view in time by itself; one at work leaves it only when it is deleted. */
function isEnded(state: string): boolean {
  const { status } = JSON.parse(state) as RunListRow;
  return status !== "queued" && status !== "running";
}
