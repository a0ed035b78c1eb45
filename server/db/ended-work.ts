import type { EndedRun, JobCount } from "@/server/metrics/installation-metrics";
import { pool } from "./client";

/** A run that was parsed in this attempt has a finished stage of it that is younger than its start. */
const ENDED_RUNS_SQL = `
  select r.id, r.model, r.status::text as status, extract(epoch from r.finished_at - r.started_at)::float8 as seconds,
         extract(epoch from r.finished_at)::float8 * 1000 as "endedAt", r.input_bytes::float8 as "inputBytes",
         (select count(distinct f.anomaly_id) from findings f where f.run_id = r.id)::int as anomalies,
         (select count(*) from run_incidents i where i.run_id = r.id)::int as problems,
         (select json_build_object('records', r.events, 'bytes', r.bytes, 'templates', r.template_count)
            from run_stages s where s.run_id = r.id and s.stage = 'parse' and s.finished_at is not null and s.started_at >= r.started_at) as parsed
    from runs r
   where r.status in ('completed', 'failed', 'cancelled') and r.finished_at is not null
     and ($1::float8 is null or r.finished_at >= to_timestamp($1::float8 / 1000))
     and ($2::int is null or r.id = $2)`;

/** Runs that ended at or after an instant (ms since 1970); all of them with null. */
export async function listEndedRuns(since: number | null): Promise<EndedRun[]> {
  const { rows } = await pool().query<EndedRun>(ENDED_RUNS_SQL, [since, null]);
  return rows;
}

/** A run that ended; null where there is none, or it has not ended. */
export async function findEndedRun(runId: number): Promise<EndedRun | null> {
  const { rows } = await pool().query<EndedRun>(ENDED_RUNS_SQL, [null, runId]);
  return rows[0] ?? null;
}

/** Ended jobs by task and status, as far as their rows are there. */
export async function countEndedJobs(): Promise<JobCount[]> {
  const { rows } = await pool().query<JobCount>("select task, status::text as status, count(*)::int as jobs from etl_jobs where status <> 'running' group by 1, 2");
  return rows;
}
