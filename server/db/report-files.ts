import type { PoolClient } from "pg";
import { pool } from "./client";

export interface ReportFileRow {
  name: string;
  bytes: number;
  sha256: string;
  storageKey: string;
}

/** Adds report files to a run; those of the same names are replaced. */
export async function writeReportFiles(client: PoolClient, runId: number, files: readonly ReportFileRow[]): Promise<void> {
  await client.query("delete from report_files where run_id = $1 and name = any($2)", [runId, files.map((file) => file.name)]);
  await client.query(
    `insert into report_files (run_id, name, bytes, sha256, storage_key)
     select $1, name, bytes, sha256, "storageKey" from jsonb_to_recordset($2::jsonb) as f (name text, bytes bigint, sha256 text, "storageKey" text)`,
    [runId, JSON.stringify(files)],
  );
}

/** How many report files of a run are kept in a folder of the storage. */
export async function countReportFiles(client: PoolClient, runId: number, folder: string): Promise<number> {
  const { rows } = await client.query<{ files: number }>("select count(*)::int as files from report_files where run_id = $1 and starts_with(storage_key, $2)", [runId, `${folder}/`]);
  return rows[0]?.files ?? 0;
}

/** The report files of a run by name. */
export async function listReportFiles(runId: number): Promise<ReportFileRow[]> {
  const { rows } = await pool().query<ReportFileRow>(`select name, bytes::float8 as bytes, sha256, storage_key as "storageKey" from report_files where run_id = $1 order by name`, [runId]);
  return rows;
}
