import type { Pool, PoolClient } from "pg";
import type { TimeGrid } from "@/server/domain/time-grid";

/** The grid of run `r` as a column `grid` of type `TimeGrid`; null where no record has a time, or the run has not come so far. */
export const TIME_GRID = `
  case when r.bucket_micros is not null and r.first_micros is not null
       then json_build_object('startMicros', r.grid_start_micros, 'bucketMicros', r.bucket_micros, 'bucketCount', r.bucket_count, 'firstMicros', r.first_micros, 'lastMicros', r.last_micros)
   end as grid`;

/**
 * How far the log of run `r` goes: its last record, but for those that its grid does not reach, since one of a clock far ahead
 * says nothing of how long the log was watched. Null where no record has a time.
 */
export const LOG_END = `
  case when r.last_micros >= r.grid_start_micros + r.bucket_micros * r.bucket_count then r.grid_start_micros + r.bucket_micros * (r.bucket_count - 1) else r.last_micros end`;

/** The grid of a run; null where no record has a time, or the run has not come so far. */
export async function findTimeGrid(client: Pool | PoolClient, runId: number): Promise<TimeGrid | null> {
  const { rows } = await client.query<{ grid: TimeGrid | null }>(`select ${TIME_GRID} from runs r where id = $1`, [runId]);
  return rows[0]?.grid ?? null;
}

/** How far the log of a run goes, in microseconds since 1970; null where no record has a time. */
export async function findLogEnd(client: Pool | PoolClient, runId: number): Promise<number | null> {
  const { rows } = await client.query<{ end: number | null }>(`select (${LOG_END})::float8 as end from runs r where id = $1`, [runId]);
  return rows[0]?.end ?? null;
}

/** The instants of a run's first record and its last; null where none has a time. */
export async function findTimeSpan(client: Pool | PoolClient, runId: number): Promise<Pick<TimeGrid, "firstMicros" | "lastMicros"> | null> {
  const { rows } = await client.query<Pick<TimeGrid, "firstMicros" | "lastMicros">>(
    `select first_micros::float8 as "firstMicros", last_micros::float8 as "lastMicros" from runs where id = $1 and first_micros is not null and last_micros is not null`,
    [runId],
  );
  return rows[0] ?? null;
}

/** Says how the time of a run is cut. */
export async function writeTimeGrid(client: PoolClient, runId: number, { startMicros, bucketMicros, bucketCount }: TimeGrid): Promise<void> {
  await client.query("update runs set grid_start_micros = $2, bucket_micros = $3, bucket_count = $4 where id = $1", [runId, startMicros, bucketMicros, bucketCount]);
}
