import { pool } from "./client";
import type { RunStatus } from "./generated/enums";

/** The figures of a run that are compared with those of others. */
export interface RunTotalsRow {
  id: number;
  name: string;
  inputName: string;
  model: string;
  status: RunStatus;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  records: number;
  errors: number;
  warnings: number;
  /** Different anomalies of the knowledge base that were found. */
  anomalies: number;
}

/** The totals of some runs, in no particular order; one that does not exist is left out. */
export async function listRunTotals(ids: readonly number[]): Promise<RunTotalsRow[]> {
  const { rows } = await pool().query<RunTotalsRow>(
    `select r.id, r.name, r.input_name as "inputName", r.model, r.status, r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt",
            r.events::float8 as records, r.errors::float8 as errors, r.warning_records::float8 as warnings,
            (select count(distinct f.anomaly_id)::int from findings f where f.run_id = r.id) as anomalies
       from runs r where r.id = any($1::int[])`,
    [ids],
  );
  return rows;
}
