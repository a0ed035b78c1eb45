import type { PoolClient } from "pg";
import { enqueue } from "@/server/queue/jobs";
import { pool } from "./client";
import { insertRun, type NewRun } from "./run-create";
import type { Failure } from "./run-stages";
import { Rollback, transaction } from "./transaction";

/** A feed that may be due. */
export interface DueFeed {
  id: number;
  schedule: string | null;
  timeZone: string;
}

/**
 * Queues a visit of every feed whose time has come, once however many times it was missed.
 * @param next when it is due after this
 * @returns how many
 */
export async function queueDueFeeds(next: (feed: DueFeed) => Date | null): Promise<number> {
  const due = await transaction(async (client) => {
    const { rows } = await client.query<DueFeed>(`select id, schedule, time_zone as "timeZone" from feeds where next_visit_at <= now() and enabled and deleted_at is null for update skip locked`);
    for (const feed of rows) await client.query("update feeds set next_visit_at = $2 where id = $1", [feed.id, next(feed)]);
    await enqueue(client, "visit-feed", rows.map(({ id }) => ({ id })));
    return rows.length;
  });
  return due ?? 0;
}

/**
 * Begins a visit. Of one that never ended (its worker is gone) nothing stays: it has brought nothing.
 * @returns its id, and those of the visits that never ended
 */
export async function beginVisit(feedId: number): Promise<{ visitId: number; lost: number[] }> {
  const { rows: lost } = await pool().query<{ id: number }>("delete from feed_visits where feed_id = $1 and finished_at is null returning id", [feedId]);
  const { rows } = await pool().query<{ id: number }>("insert into feed_visits (feed_id) values ($1) returning id", [feedId]);
  if (rows[0] === undefined) throw new Error("no visit id came back");
  return { visitId: rows[0].id, lost: lost.map(({ id }) => id) };
}

/** Ends a visit that came to nothing, with the reason. */
export async function failVisit(visitId: number, failure: Failure): Promise<void> {
  await pool().query("update feed_visits set finished_at = now(), failure = $2 where id = $1 and finished_at is null", [visitId, JSON.stringify(failure)]);
}

/** Removes a visit that is to be as if it had not been. */
export async function dropVisit(visitId: number): Promise<void> {
  await pool().query("delete from feed_visits where id = $1 and finished_at is null", [visitId]);
}

/** How far a file was taken, as it is kept. */
export interface CursorRow {
  key: string;
  bytes: number;
  marker: string | null;
}

export async function listCursors(feedId: number): Promise<CursorRow[]> {
  const { rows } = await pool().query<CursorRow>("select object_key as key, bytes::float8 as bytes, marker from feed_cursors where feed_id = $1", [feedId]);
  return rows;
}

/** What a visit came to. */
export interface EndedVisit {
  feedId: number;
  visitId: number;
  /** As the feed had it when the visit began: of another place the cursors say nothing. */
  config: unknown;
  files: number;
  bytes: number;
  /** What kept some of the files from being read. */
  failure: Failure | null;
  runs: readonly NewRun[];
  cursors: readonly CursorRow[];
  /** Every file that was listed. */
  listed: readonly string[];
}

/**
 * Ends a visit: its runs, its cursors and its own end are there together or not at all.
 * @returns false where the feed was removed or changed meanwhile, or the visit is not ours any more: nothing is written
 */
export async function endVisit(visit: EndedVisit): Promise<boolean> {
  const { feedId, visitId, config, files, bytes, failure } = visit;
  const isWritten = await transaction(async (client) => {
    const feed = await client.query("update feeds set begun_at = coalesce(begun_at, now()) where id = $1 and config = $2::jsonb and deleted_at is null", [feedId, JSON.stringify(config)]);
    const ended = await client.query("update feed_visits set finished_at = now(), files = $2, bytes = $3, failure = $4 where id = $1 and finished_at is null", [visitId, files, bytes, failure && JSON.stringify(failure)]);
    if (feed.rowCount !== 1 || ended.rowCount !== 1) throw new Rollback();
    for (const run of visit.runs) await insertRun(client, run);
    await writeCursors(client, visit);
    return true;
  });
  return isWritten === true;
}

/** A file that is not listed any more may be back tomorrow, its disk mounted again, or turn up under another name. */
const FORGOTTEN_DAYS = 30;

async function writeCursors(client: PoolClient, { feedId, cursors, listed }: EndedVisit): Promise<void> {
  await client.query(
    `insert into feed_cursors (feed_id, object_key, bytes, marker, seen_at)
     select $1, key, bytes, marker, now() from unnest($2::text[], $3::bigint[], $4::text[]) as c (key, bytes, marker)
     on conflict (feed_id, object_key) do update set bytes = excluded.bytes, marker = excluded.marker, seen_at = excluded.seen_at`,
    [feedId, cursors.map(({ key }) => key), cursors.map(({ bytes }) => bytes), cursors.map(({ marker }) => marker)],
  );
  await client.query("update feed_cursors set seen_at = now() where feed_id = $1 and seen_at < now() - interval '1 day' and object_key = any($2::text[])", [feedId, listed]);
  await client.query("delete from feed_cursors where feed_id = $1 and seen_at < now() - make_interval(days => $2)", [feedId, FORGOTTEN_DAYS]);
}

/** Of these visits, those that go on. */
export async function whichVisitsGoOn(ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await pool().query<{ id: number }>("select id from feed_visits where id = any($1::int[]) and finished_at is null", [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Removes visits that ended before an instant and brought nothing; the last one of each feed stays. @returns how many */
export async function removeEmptyVisits(before: Date): Promise<number> {
  const { rowCount } = await pool().query(
    `delete from feed_visits v where v.finished_at < $1 and v.files = 0
        and exists (select 1 from feed_visits n where n.feed_id = v.feed_id and (n.started_at, n.id) > (v.started_at, v.id))`,
    [before],
  );
  return rowCount ?? 0;
}
