import { pool } from "./client";

/** How the installation stands, in a line. */
export interface Overview {
  runs: number;
  workersAlive: number;
  workersLost: number;
  /** Runs that no worker has begun. */
  queued: number;
}

/** A worker beats every 2 s and is lost after 10; after ten minutes nobody waits for it any more. */
const OVERVIEW_SQL = `
  select
    (select count(*) from runs)::int as "runs",
    (select count(*) from worker_processes where stopped_at is null and lost_at is null and beat_at > now() - interval '10 seconds')::int as "workersAlive",
    (select count(*) from worker_processes where stopped_at is null and (lost_at is not null or beat_at <= now() - interval '10 seconds') and beat_at > now() - interval '10 minutes')::int as "workersLost",
    (select count(*) from runs where status = 'queued')::int as "queued"`;

export async function getOverview(): Promise<Overview> {
  const { rows } = await pool().query<Overview>(OVERVIEW_SQL);
  return rows[0] ?? { runs: 0, workersAlive: 0, workersLost: 0, queued: 0 };
}
