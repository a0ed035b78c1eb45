import type { PoolClient } from "pg";
import { pool } from "./client";
import type { FeedKind } from "./generated/enums";
import { transaction } from "./transaction";

/** A place logs come from, as a push needs to know it. */
export interface FeedRow {
  id: number;
  name: string;
  kind: FeedKind;
  enabled: boolean;
  /** Options that each of its runs is created with; whoever reads them checks them. */
  runOptions: unknown;
}

/** A feed by its id or its name; null where there is none. */
export async function findFeed(idOrName: number | string): Promise<FeedRow | null> {
  const column = typeof idOrName === "number" ? "id" : "name";
  const { rows } = await pool().query<FeedRow>(`select id, name, kind, enabled, run_options as "runOptions" from feeds where ${column} = $1 and deleted_at is null`, [idOrName]);
  return rows[0] ?? null;
}

/** Whether every one of these is a feed there is. */
export async function areFeeds(ids: readonly number[]): Promise<boolean> {
  const { rows } = await pool().query<{ there: number }>("select count(*)::int as there from feeds where id = any($1::int[]) and deleted_at is null", [ids]);
  return rows[0]?.there === new Set(ids).size;
}

/**
 * Turns a feed on or off: one that is off takes nothing.
 * @param nextVisitAt null where it is off, or has no schedule
 * @returns false where there is no such feed
 */
export async function setFeedEnabled(id: number, isEnabled: boolean, nextVisitAt: Date | null): Promise<boolean> {
  const { rowCount } = await pool().query("update feeds set enabled = $2, next_visit_at = $3 where id = $1 and deleted_at is null", [id, isEnabled, nextVisitAt]);
  return rowCount === 1;
}

/**
 * Removes a feed and ends the keys that may push to nothing else any more; its visits and runs stay. Its name is free again:
 * the row goes on as `gateway #7 `, which nobody else can be called, since names are stored without a space at their end.
 * @returns false where there is no such feed
 */
export async function removeFeed(id: number): Promise<boolean> {
  const isRemoved = await transaction(async (client) => {
    const { rowCount } = await client.query("update feeds set deleted_at = now(), enabled = false, next_visit_at = null, secret = null, name = name || ' #' || id || ' ' where id = $1 and deleted_at is null", [id]);
    if (rowCount === 0) return false;
    await endKeysOfRemoved(client, id);
    return true;
  });
  return isRemoved === true;
}

/** A key for several feeds goes on until the last of them is removed. */
async function endKeysOfRemoved(client: PoolClient, feedId: number): Promise<void> {
  await client.query(
    `update api_keys k set ended_at = now()
       from feed_api_keys own
      where own.feed_id = $1 and own.api_key_id = k.id and k.role = 'ingest' and k.ended_at is null
        and not exists (select 1 from feed_api_keys a join feeds f on f.id = a.feed_id where a.api_key_id = k.id and f.deleted_at is null)`,
    [feedId],
  );
}

/** Whether a key was made for pushing to this feed. */
export async function isKeyOfFeed(apiKeyId: number, feedId: number): Promise<boolean> {
  const { rowCount } = await pool().query("select 1 from feed_api_keys where api_key_id = $1 and feed_id = $2", [apiKeyId, feedId]);
  return rowCount === 1;
}

/** Writes down that something came of a feed. @returns the visit's id */
export async function insertVisit(feedId: number, bytes: number): Promise<number> {
  const { rows } = await pool().query<{ id: number }>("insert into feed_visits (feed_id, finished_at, files, bytes) values ($1, now(), 1, $2) returning id", [feedId, bytes]);
  if (rows[0] === undefined) throw new Error("no visit id came back");
  return rows[0].id;
}

/** Removes a visit that came to nothing. */
export async function deleteVisit(visitId: number): Promise<void> {
  await pool().query("delete from feed_visits where id = $1", [visitId]);
}

/** A run of a feed that no worker has begun, and the upload it will read. */
export interface WaitingRun {
  runId: number;
  visitId: number;
  uploadId: string;
  storageKey: string;
  bytes: number;
}

/**
 * Lets something be added to the run of a feed that still waits. The run is held meanwhile: a worker that wants to begin
 * waits until the addition is there.
 * @param inputName pushes of another kind of file do not join
 * @param maxBytes a run with more is left alone
 * @param append adds to the upload; says how many bytes came to it, or null where it has others than it should
 * @returns the run's id, or null where none waits
 */
export async function joinWaitingRun(feedId: number, { inputName, maxBytes }: { inputName: string; maxBytes: number }, append: (run: WaitingRun) => Promise<number | null>): Promise<number | null> {
  return transaction(async (client) => {
    const { rows } = await client.query<WaitingRun>(
      `select r.id as "runId", v.id as "visitId", u.id as "uploadId", u.storage_key as "storageKey", u.bytes::float8 as bytes
         from runs r join feed_visits v on v.id = r.visit_id join uploads u on u.id = r.upload_id
        where v.feed_id = $1 and r.status = 'queued' and r.attempt = 1 and r.input_name = $2 and u.bytes < $3
        order by r.id desc limit 1 for update of r, u`,
      [feedId, inputName, maxBytes],
    );
    const run = rows[0];
    if (run === undefined) return null;
    const added = await append(run);
    if (added === null) return null;
    await grow(client, run, added);
    return run.runId;
  });
}

async function grow(client: PoolClient, run: WaitingRun, added: number): Promise<void> {
  await client.query("update uploads set bytes = bytes + $2, received_bytes = bytes + $2 where id = $1", [run.uploadId, added]);
  await client.query("update runs set input_bytes = input_bytes + $2 where id = $1", [run.runId, added]);
  await client.query("update feed_visits set bytes = bytes + $2, files = files + 1, finished_at = now() where id = $1", [run.visitId, added]);
}
