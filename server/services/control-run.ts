import { pool } from "@/server/db/client";
import { beginAgain } from "@/server/db/classify-again";
import { findEndedRun } from "@/server/db/ended-work";
import { tallyEnd } from "@/server/metrics/installation-metrics";
import { cancelRunRow, type ControlOutcome, deleteRunRow, isAbandoned, retryRunRow } from "@/server/db/run-control";
import { failRun, type Failure } from "@/server/db/run-stages";
import { findLoadedRevision } from "./knowledge-revisions";
import { defaultStorage } from "@/server/storage/default-storage";

export type ControlResult = { kind: "done" } | { kind: "not-found" } | { kind: "refused"; reason: Failure };

/** The outcome of a change to a run, `code` being the reason where it was in no state for it. */
export function toResult(outcome: ControlOutcome, code: string): ControlResult {
  if (outcome === "not-now") return { kind: "refused", reason: { code, params: {} } };
  return { kind: outcome };
}

/** Where the files that belong to a run alone are kept. */
function runFolder(runId: number): string {
  return `runs/${String(runId)}`;
}

/** Stops a run. Its jobs find out by themselves; what they have written or still write is dropped. */
export async function cancelRun(runId: number): Promise<ControlResult> {
  const outcome = await cancelRunRow(runId);
  if (outcome === "done") await removeEarlierFiles(runId);
  return toResult(outcome, "run-not-active");
}

/** Ends a run as failed, with the reason for people. What it has unpacked goes: a full disk may be the reason. */
export async function endAsFailed(run: { runId: number; attempt: number }, failure: Failure): Promise<void> {
  await failRun(run, failure);
  await removeAbandonedFiles(run);
}

/** Counts the end of a run before its row forgets it: a scrape may not have come by since. */
export async function countEnd(runId: number): Promise<void> {
  const ended = await findEndedRun(runId);
  if (ended !== null) tallyEnd(ended);
}

/** Starts a failed or cancelled run over, from the same input. */
export async function retryRun(runId: number): Promise<ControlResult> {
  await countEnd(runId);
  const outcome = await retryRunRow(runId);
  if (outcome === "done") await removeEarlierFiles(runId);
  return toResult(outcome, "run-not-retryable");
}

/**
 * Classifies a completed run again, with its stored records and templates: embed and what follows it. Until that is done its
 * result is kept, and comes back should it fail or be cancelled.
 * @param revisionId what it is matched against; without it the newest revision of its knowledge base
 */
export async function classifyRunAgain(runId: number, revisionId?: number): Promise<ControlResult> {
  if (revisionId !== undefined && (await findLoadedRevision(revisionId)) === null) return { kind: "not-found" };
  await countEnd(runId);
  return toResult(await beginAgain(runId, revisionId ?? null), "run-not-completed");
}

/** Removes a run with its rows and files. */
export async function deleteRun(runId: number): Promise<ControlResult> {
  await countEnd(runId);
  const outcome = await deleteRunRow(runId);
  if (outcome === "done") await defaultStorage().remove(runFolder(runId));
  return toResult(outcome, "run-not-deletable");
}

/** Removes what earlier attempts of a run have written and nothing refers to any more. */
export async function removeEarlierFiles(runId: number): Promise<void> {
  for (const attempt of await defaultStorage().list(runFolder(runId))) await removeAbandonedFiles({ runId, attempt: Number(attempt) });
}

/** Removes what a job has written into the storage where its run was deleted, cancelled or started over meanwhile, or has failed. */
export async function removeAbandonedFiles(run: { runId: number; attempt: number }): Promise<void> {
  const folder = `${runFolder(run.runId)}/${String(run.attempt)}`;
  if (await isAbandoned(pool(), run, folder)) await defaultStorage().remove(folder);
}
