import { pool } from "./client";

/** The first half of the name of every lock of a feed; the feed's id is the second. */
const LOCK_CLASS = 0x66_65_65_64;

/** How long the database waits for a machine that went away before it gives its locks to others. */
const KEEP_ALIVE = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

/** Whether somebody visits the feed of a row `f` at the moment. */
export const IS_LOCKED_SQL = `exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = ${String(LOCK_CLASS)}::oid and l.objid = f.id::oid and l.objsubid = 2 and l.granted
  and l.database = (select oid from pg_database where datname = current_database()))`;

/**
 * Does something with a feed that nobody else does at the same time. The lock is the connection's: it goes with a process that dies.
 * @returns what `work` returns, or null where somebody is at it already
 */
export async function withFeedLock<T>(feedId: number, work: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  let isSound = false;
  try {
    await client.query(KEEP_ALIVE);
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1, $2) as mine", [LOCK_CLASS, feedId]);
    if (rows[0]?.mine !== true) {
      isSound = true;
      return null;
    }
    const result = await work();
    await client.query("select pg_advisory_unlock($1, $2)", [LOCK_CLASS, feedId]);
    isSound = true;
    return result;
  } finally {
    // A connection that may still hold the lock is not given to the next one.
    client.release(!isSound);
  }
}
