import type { PoolClient } from "pg";
import type { RunSettings } from "@/server/domain/run-settings";
import { enqueue } from "@/server/queue/jobs";
import { pool } from "./client";
import { transaction } from "./transaction";

export interface NewRun {
  name: string;
  model: "light" | "heavy";
  modelId: string;
  matching: "strict" | "calibrated";
  retain: "all" | "problems";
  locale: "ru" | "en";
  timeZone: string;
  year: number;
  settings: RunSettings;
  inputName: string;
  inputBytes: number;
  input: { kind: "path"; path: string } | { kind: "storage"; key: string; name: string };
  uploadId: string | null;
  revisionId: number | null;
  warnings: { code: string; params: Record<string, unknown> }[];
  createdById: number | null;
  isSample: boolean;
  /** The visit of a feed that found its input. */
  visitId: number | null;
  /** How long it waits before a worker may begin: what joins it meanwhile is part of it. */
  delaySeconds: number;
}

/** Writes runs and the first job of each, all of them or none. @returns their ids in the same order */
export async function insertRuns(runs: readonly NewRun[]): Promise<number[]> {
  const ids = await transaction(async (client) => {
    const written: number[] = [];
    for (const run of runs) written.push(await insertRun(client, run));
    return written;
  });
  if (ids === null) throw new Error("the runs were not written");
  return ids;
}

/** Writes a run and its first job, in the caller's transaction. */
export async function insertRun(client: PoolClient, run: NewRun): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into runs (name, model, model_id, matching, retain, locale, time_zone, year, settings, input_name, input_bytes, input, upload_id, revision_id, warnings, created_by_id, is_sample, visit_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::uuid, $14, $15, $16, $17, $18) returning id`,
    [run.name, run.model, run.modelId, run.matching, run.retain, run.locale, run.timeZone, run.year, JSON.stringify(run.settings), run.inputName, run.inputBytes, JSON.stringify(run.input), run.uploadId, run.revisionId, JSON.stringify(run.warnings), run.createdById, run.isSample, run.visitId],
  );
  const runId = rows[0]?.id;
  if (runId === undefined) throw new Error("no run id came back");
  await enqueue(client, "extract", [{ runId, attempt: 1 }], run.delaySeconds);
  return runId;
}

/** How many runs no worker has begun yet. */
export async function countQueuedRuns(): Promise<number> {
  const { rows } = await pool().query<{ runs: number }>("select count(*)::int as runs from runs where status = 'queued'");
  return rows[0]?.runs ?? 0;
}
