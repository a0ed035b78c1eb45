import type { Pool } from "pg";
import { unlockJobs } from "@/server/queue/jobs";
import { pool } from "./client";
import { transaction } from "./transaction";

export interface WorkerIdentity {
  id: string;
  host: string;
  pid: number;
  concurrency: number;
}

/** What the connections of a worker process are called. */
export function workerConnections(id: string): string {
  return `log-intelligence worker ${id}`;
}

/** Announces a worker process. */
export async function registerWorker(pool: Pool, worker: WorkerIdentity): Promise<void> {
  await pool.query("insert into worker_processes (id, host, pid, concurrency, worker_ids) values ($1::uuid, $2, $3, $4, '{}')", [worker.id, worker.host, worker.pid, worker.concurrency]);
}

/** Adds a name under which the process locks jobs. */
export async function addWorkerId(pool: Pool, id: string, workerId: string): Promise<void> {
  await pool.query("update worker_processes set worker_ids = array_append(worker_ids, $2) where id = $1::uuid", [id, workerId]);
}

/** Says goodbye. */
export async function retireWorker(pool: Pool, id: string): Promise<void> {
  await pool.query("update worker_processes set stopped_at = now() where id = $1::uuid", [id]);
}

/** How long a process may be silent before it counts as lost. */
export const SILENCE_SECONDS = 10;

/**
 * Marks the workers that have been silent too long as lost and gives their jobs back to the queue, one caller at a time. Their
 * connections are ended first: one that is stopped and not dead may be in the middle of a transaction, and whoever goes on with
 * its part would wait for its locks.
 * @returns the names under which they had locked jobs
 */
export async function takeLostWorkers(): Promise<string[]> {
  await pool().query(
    `select pg_terminate_backend(a.pid)
       from worker_processes w join pg_stat_activity a on a.application_name = $2 || w.id and a.usename = current_user
      where w.stopped_at is null and w.lost_at is null and w.beat_at < now() - make_interval(secs => $1)`,
    [SILENCE_SECONDS, workerConnections("")],
  );
  // One transaction: nobody looks after a worker again that is marked.
  const taken = await transaction(async (client) => {
    const { rows } = await client.query<{ worker_ids: string[] }>(
      `with turn as materialized (select pg_try_advisory_xact_lock(hashtext('log-intelligence:lost-workers')) as mine),
            lost as (update worker_processes set lost_at = now()
                      where (select mine from turn) and stopped_at is null and lost_at is null
                        and beat_at < now() - make_interval(secs => $1)
                  returning id, worker_ids),
            jobs as (update etl_jobs set status = 'lost', finished_at = now() where status = 'running' and worker_id in (select id from lost))
       select worker_ids from lost`,
      [SILENCE_SECONDS],
    );
    const workerIds = rows.flatMap((row) => row.worker_ids);
    if (workerIds.length > 0) await unlockJobs(client, workerIds);
    return workerIds;
  });
  return taken ?? [];
}
