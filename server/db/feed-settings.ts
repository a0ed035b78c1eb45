import { pool } from "./client";
import type { FeedKind } from "./generated/enums";

/** Everything a feed is set up with; whoever reads `config` and `runOptions` checks them. */
export interface FeedSettings {
  id: number;
  name: string;
  kind: FeedKind;
  config: unknown;
  /** Encrypted. */
  secret: string | null;
  schedule: string | null;
  timeZone: string;
  runOptions: unknown;
  enabled: boolean;
  /** When the first visit of its place ended; null before. */
  begunAt: Date | null;
  createdById: number | null;
}

const COLUMNS = `id, name, kind, config, secret, schedule, time_zone as "timeZone", run_options as "runOptions", enabled, begun_at as "begunAt", created_by_id as "createdById"`;

/** Null where there is no such feed, or it was removed. */
export async function findFeedSettings(id: number): Promise<FeedSettings | null> {
  const { rows } = await pool().query<FeedSettings>(`select ${COLUMNS} from feeds where id = $1 and deleted_at is null`, [id]);
  return rows[0] ?? null;
}

/** A feed as it is written down. */
export interface NewFeed extends Omit<FeedSettings, "id" | "enabled" | "begunAt"> {
  nextVisitAt: Date | null;
  createdById: number;
}

/** @returns its id, or null where the name is taken */
export async function insertFeed(feed: NewFeed): Promise<number | null> {
  const { rows } = await pool().query<{ id: number }>(
    `insert into feeds (name, kind, config, secret, schedule, time_zone, next_visit_at, run_options, created_by_id)
     values ($1, $2::"FeedKind", $3, $4, $5, $6, $7, $8, $9) on conflict (name) do nothing returning id`,
    [feed.name, feed.kind, JSON.stringify(feed.config), feed.secret, feed.schedule, feed.timeZone, feed.nextVisitAt, JSON.stringify(feed.runOptions), feed.createdById],
  );
  return rows[0]?.id ?? null;
}

export type FeedUpdate = Omit<NewFeed, "kind" | "createdById"> & { id: number; isOtherPlace: boolean };

/** Changes a feed. Of another place nothing has been seen yet: the cursors go. */
export async function updateFeed(feed: FeedUpdate): Promise<"done" | "not-found" | "name-taken"> {
  try {
    const { rowCount } = await pool().query(
      `with changed as (
         update feeds set name = $2, config = $3, secret = $4, schedule = $5, time_zone = $6, next_visit_at = case when enabled then $7::timestamptz end, run_options = $8, begun_at = case when $9 then null else begun_at end
          where id = $1 and deleted_at is null returning id),
       forgotten as (delete from feed_cursors where $9 and feed_id in (select id from changed))
       select 1 from changed`,
      [feed.id, feed.name, JSON.stringify(feed.config), feed.secret, feed.schedule, feed.timeZone, feed.nextVisitAt, JSON.stringify(feed.runOptions), feed.isOtherPlace],
    );
    return rowCount === 1 ? "done" : "not-found";
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION) return "name-taken";
    throw error;
  }
}

/** Of PostgreSQL, its appendix A. */
const UNIQUE_VIOLATION = "23505";
