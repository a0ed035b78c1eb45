import type { Pool } from "pg";
import { REPORT_PARTS } from "@/server/domain/report/report-parts";
import type { RunJobPayloads } from "@/server/queue/jobs";

/** How many parts the stage of a job has, of `etl_jobs j` with its run `r`: of the logs, or of the reports. */
export const PARTS_TOTAL = `case j.task when 'report' then ${String(REPORT_PARTS.length)} else r.parts_total end`;

export interface EtlJobStart {
  runId: number;
  task: keyof RunJobPayloads;
  part: number | null;
  attempt: number;
  workerId: string;
}

/**
 * Opens a row of the job history. An earlier row of the same job that is open still was of a try whose end nobody could write
 * down: it is lost.
 * @returns its id; null where the run is gone
 */
export async function openEtlJob(pool: Pool, job: EtlJobStart): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `with earlier as (update etl_jobs set status = 'lost', finished_at = clock_timestamp() where run_id = $1 and task = $2 and part is not distinct from $3 and status = 'running')
     insert into etl_jobs (run_id, stage, task, part, attempt, worker_id)
     select id, $2::"Stage", $2, $3, $4, $5::uuid from runs where id = $1 returning id`,
    [job.runId, job.task, job.part, job.attempt, job.workerId],
  );
  return rows[0]?.id ?? null;
}

/** Opens a row for work that belongs to no run. @returns its id */
export async function openChoreJob(pool: Pool, job: { task: string; attempt: number; workerId: string }): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("insert into etl_jobs (task, attempt, worker_id) values ($1, $2, $3::uuid) returning id", [job.task, job.attempt, job.workerId]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("no job id came back");
  return id;
}

export interface EtlJobEnd {
  status: "done" | "failed";
  rows: number;
  bytes: number;
  error: string | null;
  /** The most memory the worker process has had so far. */
  peakRssBytes: number;
}

/** Closes a row of the job history; its run keeps the highest peak of memory. Of a job that was lost a failure tells nothing new. */
export async function closeEtlJob(pool: Pool, id: string, end: EtlJobEnd): Promise<void> {
  await pool.query(`update runs set peak_rss_bytes = $2 from etl_jobs j where j.id = $1 and runs.id = j.run_id and peak_rss_bytes < $2`, [id, end.peakRssBytes]);
  await pool.query(`update etl_jobs set status = $2::"EtlJobStatus", rows = $3, bytes = $4, error = $5, finished_at = clock_timestamp() where id = $1 and (status = 'running' or $2 = 'done')`, [id, end.status, end.rows, end.bytes, end.error]);
}

/**
 * Who cares about a job that is in hand: `ours`; `taken-over` where its worker was silent so long that another one got it;
 * `nobody` where its run is gone, ended or on another attempt.
 */
export type JobClaim = "ours" | "taken-over" | "nobody";

/** Looks up whose a job of the history is. @param attempt that of the run it was made for */
export async function findJobClaim(pool: Pool, id: string, attempt: number): Promise<JobClaim> {
  const { rows } = await pool.query<{ claim: JobClaim }>(
    `select case when j.status = 'lost' then 'taken-over' when r.attempt = $2 and r.status in ('queued', 'running') then 'ours' else 'nobody' end as claim
       from etl_jobs j join runs r on r.id = j.run_id where j.id = $1`,
    [id, attempt],
  );
  return rows[0]?.claim ?? "nobody";
}
