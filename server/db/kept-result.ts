import type { PoolClient } from "pg";

/** What classifying changes of a run, by table. Series by severity are not among it: they come from the records alone. */
const TABLES = ["matches", "findings", "run_incidents", "run_predictions", "run_novel_anomalies", "run_unmatched_errors", "run_ambiguous", "finding_series", "report_files", "run_stages"] as const;

/** The same of the run's own row. */
const RUN_COLUMNS = ["revision_id", "playbooks", "started_at", "finished_at", "incident_count", "top_priority"] as const;

/** Keeps the result of a run aside, in the caller's transaction, while it is classified again. */
export async function keepResult(client: PoolClient, runId: number): Promise<void> {
  const keep = "insert into run_kept_rows (run_id, table_name, rows)";
  for (const table of TABLES) await client.query(`${keep} select $1, $2, coalesce(jsonb_agg(to_jsonb(t)), '[]') from ${table} t where run_id = $1`, [runId, table]);
  await client.query(`${keep} select id, 'runs', jsonb_build_array(to_jsonb(r)) from runs r where id = $1`, [runId]);
}

/** Puts the kept result of a run back, in the caller's transaction, and the run with it: completed, as it was. */
export async function restoreResult(client: PoolClient, runId: number): Promise<void> {
  for (const table of TABLES) {
    await client.query(`delete from ${table} where run_id = $1`, [runId]);
    await client.query(`insert into ${table} select t.* from run_kept_rows k, jsonb_populate_recordset(null::${table}, k.rows) t where k.run_id = $1 and k.table_name = $2`, [runId, table]);
  }
  await client.query(
    `update runs set status = 'completed', stage = 'report', progress = 100, attempt = runs.attempt + 1, ${RUN_COLUMNS.map((column) => `${column} = was.${column}`).join(", ")}
       from run_kept_rows k, jsonb_populate_recordset(null::runs, k.rows) was where runs.id = $1 and k.run_id = $1 and k.table_name = 'runs'`,
    [runId],
  );
  await client.query("delete from run_kept_rows where run_id = $1", [runId]);
}

/** Whether the run is being classified again. */
export async function hasKeptResult(client: PoolClient, runId: number): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from run_kept_rows where run_id = $1 limit 1", [runId]);
  return rowCount !== 0;
}

/**
 * Forgets the kept result: the new one is whole.
 * @returns where the reports were kept that it replaces
 */
export async function forgetResult(client: PoolClient, runId: number): Promise<string[]> {
  const { rows } = await client.query<{ storageKey: string }>(
    `select f.storage_key as "storageKey" from run_kept_rows k, jsonb_populate_recordset(null::report_files, k.rows) f where k.run_id = $1 and k.table_name = 'report_files'`,
    [runId],
  );
  await client.query("delete from run_kept_rows where run_id = $1", [runId]);
  return rows.map(({ storageKey }) => storageKey);
}
