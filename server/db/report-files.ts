import type { PoolClient } from "pg";
import { pool } from "./client";

export interface ReportFileRow {
  name: string;
  bytes: number;
  sha256: string;
  storageKey: string;
}

/** Replaces the report files of a run. */
export async function writeReportFiles(client: PoolClient, runId: number, files: readonly ReportFileRow[]): Promise<void> {
  await client.query("delete from report_files where run_id = $1", [runId]);
  await client.query(
    `insert into report_files (run_id, name, bytes, sha256, storage_key)
     select $1, name, bytes, sha256, "storageKey" from jsonb_to_recordset($2::jsonb) as f (name text, bytes bigint, sha256 text, "storageKey" text)`,
    [runId, JSON.stringify(files)],
  );
}

/** The report files of a run by name. */
export async function listReportFiles(runId: number): Promise<ReportFileRow[]> {
  const { rows } = await pool().query<ReportFileRow>(`select name, bytes::float8 as bytes, sha256, storage_key as "storageKey" from report_files where run_id = $1 order by name`, [runId]);
  return rows;
}
