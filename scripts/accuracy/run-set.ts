import { pool } from "@/server/db/client";
import { listRecordMatches } from "@/server/db/record-matches";
import { findOrCreateRevision } from "@/server/services/knowledge-revisions";
import { loadRunResult } from "@/server/services/run-result";
import { runArchive, type RunOptions } from "../measure/run-archive";
import { judgeRun, type JudgedRun } from "./judge-run";
import type { AccuracyItem, AccuracySet } from "./accuracy-set";

/** Runs on the way at a time: small ones wait for each other's queue rather than for a core. */
const RUNS_IN_HAND = 3;

/** Analyses every archive of a set on the stack that is up, and judges each. In the order of the set. */
export async function runSet(set: AccuracySet, options: RunOptions): Promise<JudgedRun[]> {
  const judged = new Map<AccuracyItem, JudgedRun>();
  const waiting = [...set.items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item; item = waiting.shift()) judged.set(item, await runItem(item, options));
  };
  await Promise.all(Array.from({ length: RUNS_IN_HAND }, work));
  return set.items.flatMap((item) => judged.get(item) ?? []);
}

async function runItem(item: AccuracyItem, options: RunOptions): Promise<JudgedRun> {
  const { runId } = await runArchive(item.input, { ...options, ...(await revisionOf(item)) });
  const loaded = await loadRunResult(runId);
  if (!loaded) throw new Error(`run ${String(runId)} has no result`);
  return judgeRun(item, loaded.result, item.told.length > 0 ? await listRecordMatches(pool(), runId) : []);
}

async function revisionOf({ name, knowledge }: AccuracyItem): Promise<RunOptions> {
  if (!knowledge) return {};
  const { revisionId } = await findOrCreateRevision({ knowledge, name, origin: "archive", createdById: null });
  return { revisionId };
}
