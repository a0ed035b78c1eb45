import type { Pool, PoolClient } from "pg";

/** The tasks that are part of a run, by name. Payloads hold ids only. */
export interface RunJobPayloads {
  extract: { runId: number; attempt: number };
  parse: { runId: number; attempt: number; part: number };
  generalize: { runId: number; attempt: number };
  embed: { runId: number; attempt: number };
  classify: { runId: number; attempt: number };
  link: { runId: number; attempt: number };
  aggregate: { runId: number; attempt: number };
  report: { runId: number; attempt: number; part: number };
}

/** The tasks that are about something else: `id` says what, each names it. */
export interface PlainJobPayloads {
  /** A question of a page. */
  answer: { id: number };
  /** A revision whose texts are to be embedded before a run asks for them. */
  "embed-revision": { id: number };
  /** A run's own table of records, by its partition key, to be indexed for the pages. */
  "index-records": { id: number };
  /** A run whose templates are to be counted by time and system for its page. */
  "count-trends": { id: number };
  /** A feed that is due, or that somebody asked for. */
  "visit-feed": { id: number };
}

/** Every task a worker knows. */
export type JobPayloads = RunJobPayloads & PlainJobPayloads;

export type TaskName = keyof JobPayloads;

/** Who waits in front of a page comes before the runs, and what is only made ready comes after them; the lower the sooner. */
const PRIORITIES: Partial<Record<TaskName, number>> = { answer: -10, "embed-revision": 10 };

/** How often a job is tried before its run fails. */
export const MAX_ATTEMPTS = 4;

/**
 * Puts jobs in the queue, in the caller's transaction: a job exists when the rows it is about do.
 * @param payloads one job each; `<runId>:<task>[:<part>]` or `<task>:<id>` is its key, so that a job is never there twice
 * @param delaySeconds how long it waits before a worker may take it
 */
export async function enqueue<Name extends TaskName>(client: Pool | PoolClient, task: Name, payloads: readonly JobPayloads[Name][], delaySeconds = 0): Promise<void> {
  if (payloads.length === 0) return;
  await client.query(
    `select graphile_worker.add_job($1::text, payload, job_key => concat_ws(':', payload->>'runId', $1::text, payload->>'part', payload->>'id'), max_attempts => $3::int, priority => $4::int, run_at => now() + make_interval(secs => $5))
       from json_array_elements($2::json) as payload`,
    [task, JSON.stringify(payloads), MAX_ATTEMPTS, PRIORITIES[task] ?? 0, delaySeconds],
  );
}

/** Whether some run has a job in hand or due: it always has until it has ended. */
export async function areRunsAtWork(client: Pool | PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>(
    String.raw`select exists (select 1 from graphile_worker.jobs where key ~ '^\d+:' and (locked_at is not null or run_at <= now())) as present`,
  );
  return rows[0]?.present === true;
}

/** Takes the waiting jobs of a run out of the queue; one in hand finds out by the run's attempt. */
export async function removeJobs(client: Pool | PoolClient, runId: number): Promise<void> {
  await client.query(
    `select graphile_worker.remove_job(key) from graphile_worker.jobs where key like $1 and locked_at is null`,
    [`${String(runId)}:%`],
  );
}

/** Gives the jobs of dead workers back to the queue. */
export async function unlockJobs(client: Pool | PoolClient, workerIds: readonly string[]): Promise<void> {
  await client.query("select graphile_worker.force_unlock_workers($1::text[])", [workerIds]);
}

/** Jobs whose last attempt died with its worker: nobody will take them up again. They are removed. */
export async function takeExhaustedJobs(client: Pool | PoolClient): Promise<{ task: string; runId: number; attempt: number }[]> {
  const { rows } = await client.query<{ task: string; run_id: number; attempt: number }>(
    `with gone as (
       delete from graphile_worker._private_jobs
        where attempts >= max_attempts and locked_at is null
       returning task_id, payload)
     select t.identifier as task, (g.payload->>'runId')::int as run_id, (g.payload->>'attempt')::int as attempt
       from gone g join graphile_worker._private_tasks t on t.id = g.task_id
      where g.payload->>'runId' is not null`,
  );
  return rows.map((row) => ({ task: row.task, runId: row.run_id, attempt: row.attempt }));
}
