import { findRunState, type RunState } from "@/server/db/run-state";

const LOOK_MILLISECONDS = 25;

/** What an observer saw of a run: every different state, in order. */
export interface Followed {
  last: RunState;
  seen: RunState[];
}

/**
 * Watches a run until it has ended, or until `isEnough` says so. Throws where neither happens in `seconds`.
 */
export async function followRun(runId: number, { seconds = 90, isEnough = () => false }: { seconds?: number; isEnough?: (state: RunState) => boolean } = {}): Promise<Followed> {
  const end = Date.now() + seconds * 1_000;
  const seen: RunState[] = [];
  for (;;) {
    const state = await findRunState(runId);
    if (!state) throw new Error(`run ${String(runId)} is gone`);
    if (JSON.stringify(state) !== JSON.stringify(seen.at(-1))) seen.push(state);
    if (isEnough(state) || (state.status !== "queued" && state.status !== "running")) return { last: state, seen };
    if (Date.now() > end) throw new Error(`run ${String(runId)} still ${state.status} at ${state.stage} after ${String(seconds)} s`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}
