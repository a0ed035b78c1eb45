import { setTimeout as wait } from "node:timers/promises";
import { findRunState, type RunState } from "@/server/db/run-state";
import { openLiveConnection } from "@/server/metrics/process-metrics";

const INTERVAL_MS = 500;

/** What a watcher is told: the run as it is now; nothing happened for a while; it was deleted. */
export type RunNews = { kind: "state"; state: RunState } | { kind: "quiet" } | { kind: "gone" };

/** A line without news goes out this often, so that proxies keep the connection and a dead one is noticed. */
const QUIET_MS = 15_000;

/** How far a run is, told at once and at every change until it has ended, is deleted, or `signal` fires. */
export async function* watchRun(runId: number, signal: AbortSignal): AsyncGenerator<RunNews> {
  const close = openLiveConnection();
  let told = "";
  let toldAt = Date.now();
  try {
    while (!signal.aborted) {
      const state = await findRunState(runId);
      if (state === null) return yield { kind: "gone" };
      const text = JSON.stringify(state);
      if (text !== told) yield { kind: "state", state };
      else if (Date.now() - toldAt >= QUIET_MS) yield { kind: "quiet" };
      if (text !== told || Date.now() - toldAt >= QUIET_MS) toldAt = Date.now();
      told = text;
      if (state.status !== "queued" && state.status !== "running") return;
      await wait(INTERVAL_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    close();
  }
}
