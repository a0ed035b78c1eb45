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
}

/** Writes a run and its first job together. @returns its id */
export async function insertRun(run: NewRun): Promise<number> {
  const id = await transaction(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into runs (name, model, model_id, matching, retain, locale, time_zone, year, settings, input_name, input_bytes, input, upload_id, revision_id, warnings, created_by_id, is_sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::uuid, $14, $15, $16, $17) returning id`,
      [run.name, run.model, run.modelId, run.matching, run.retain, run.locale, run.timeZone, run.year, JSON.stringify(run.settings), run.inputName, run.inputBytes, JSON.stringify(run.input), run.uploadId, run.revisionId, JSON.stringify(run.warnings), run.createdById, run.isSample],
    );
    const runId = rows[0]?.id;
    if (runId === undefined) throw new Error("no run id came back");
    await enqueue(client, "extract", [{ runId, attempt: 1 }]);
    return runId;
  });
  if (id === null) throw new Error("the run was not written");
  return id;
}

/** How many runs no worker has begun yet. */
export async function countQueuedRuns(): Promise<number> {
  const { rows } = await pool().query<{ runs: number }>("select count(*)::int as runs from runs where status = 'queued'");
  return rows[0]?.runs ?? 0;
}
