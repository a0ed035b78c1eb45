import { pool } from "./client";

const ENDED = ["completed", "failed", "cancelled"];

/** Runs that ended before an instant. */
export async function listRunsEndedBefore(instant: Date): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(`select id from runs where status = any($1::"RunStatus"[]) and coalesce(finished_at, created_at) < $2 order by id`, [ENDED, instant]);
  return rows.map((row) => row.id);
}

/** Before which instants an upload may go; null: never for that reason. */
export interface UploadAges {
  /** Whatever its run still needs. */
  kept: Date | null;
  /** Complete, and no run refers to it. */
  unused: Date;
  /** Its sender never ended it. */
  incomplete: Date;
}

/** Uploads that are old enough to go; one whose run is waiting or at work stays. */
export async function listOldUploads({ kept, unused, incomplete }: UploadAges): Promise<{ id: string; storageKey: string; isComplete: boolean }[]> {
  const { rows } = await pool().query<{ id: string; storageKey: string; isComplete: boolean }>(
    `select u.id, u.storage_key as "storageKey", u.completed_at is not null as "isComplete"
       from uploads u
      where case when u.completed_at is null then u.created_at < $4
                 else u.completed_at < $2 or (u.completed_at < $3 and not exists (select 1 from runs r where r.upload_id = u.id)) end
        and not exists (select 1 from runs r where r.upload_id = u.id and r.status <> all($1::"RunStatus"[]))`,
    [ENDED, kept, unused, incomplete],
  );
  return rows;
}

/** Of these runs, those there are. */
export async function whichRunsExist(ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await pool().query<{ id: number }>("select id from runs where id = any($1::int[])", [ids]);
  return new Set(rows.map((row) => row.id));
}

/** Of these uploads (UUIDs), those there are. */
export async function whichUploadsExist(ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool().query<{ id: string }>("select id from uploads where id = any($1::uuid[])", [ids]);
  return new Set(rows.map((row) => row.id));
}

/** Rows that nobody will ask for again. `$1` is the instant before which they count as old. */
const OLD_ROWS_SQL = [
  "delete from sessions where coalesce(ended_at, expires_at) < $1",
  "delete from invitations where coalesce(accepted_at, expires_at) < $1",
  "delete from rate_limits where expire < extract(epoch from $1::timestamptz) * 1000",
  // A worker stays as long as the history names it.
  "delete from worker_processes w where coalesce(lost_at, stopped_at) < $1 and not exists (select 1 from etl_jobs j where j.worker_id = w.id)",
  // Jobs of runs go with their runs.
  "delete from etl_jobs where run_id is null and started_at < $1",
];

/** Removes ended sessions, invitations, counters and forgotten workers. @returns how many rows */
export async function removeOldRows(before: Date): Promise<number> {
  let removed = 0;
  for (const sql of OLD_ROWS_SQL) removed += (await pool().query(sql, [before])).rowCount ?? 0;
  return removed;
}
