import { once } from "node:events";
import type { PoolClient } from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import { COPY_HEADER, COPY_TRAILER, RECORD_COLUMNS, type RecordRow, RecordRowWriter } from "./record-rows";

/** Small runs share this partition: a table for each of a thousand tiny runs would slow every query plan. */
export const SHARED_PARTITION = 0;

function tableOf(partitionKey: number): string {
  return `log_records_${String(partitionKey)}`;
}

/**
 * Makes the table of a big run, attached to `log_records` before the first row, so that every query sees it. What the
 * stages ask it by, the records of WARNING and worse, is indexed from the start: they are few among many, and going through
 * all rows for them later would hold up the next stage. The other indexes come when the run is done (`indexRecords`).
 * A run's own table holds nothing else, so no index has the run in it.
 */
export async function createPartition(client: PoolClient, partitionKey: number): Promise<void> {
  const table = tableOf(partitionKey);
  await client.query(`create table if not exists ${table} (like log_records)`);
  await client.query(`create index if not exists ${table}_problems on ${table} (occurred_at, file_number, line) include (fingerprint, origin_id) where (severity & 15) >= 4`);
  const { rows } = await client.query("select 1 from pg_inherits where inhrelid = $1::regclass", [table]);
  if (rows.length === 0) await client.query(`alter table log_records attach partition ${table} for values in (${String(partitionKey)})`);
}

/** Tells the planner what a run's table has in it, now that all rows are there. */
export async function analyzeRecords(client: PoolClient, partitionKey: number): Promise<void> {
  if (partitionKey === SHARED_PARTITION) return;
  // A sample of 3,000 rows tells as much here as one of 30,000.
  await client.query("set local default_statistics_target = 10");
  await client.query(`analyze ${tableOf(partitionKey)} (occurred_at, fingerprint, file_number, line, origin_id, severity)`);
}

/** Builds the indexes that pages of records are read by, which no stage needs. Nothing where the run has gone meanwhile. */
export async function indexRecords(client: PoolClient, partitionKey: number): Promise<void> {
  const table = tableOf(partitionKey);
  if (!(await hasTable(client, table))) return;
  await client.query(`create index if not exists ${table}_by_time on ${table} (occurred_at, file_number, line)`);
  // Lines of a file stand together as they were read: a summary of stretches of pages finds them (PostgreSQL, BRIN), and is built in a tenth of the time.
  await client.query(`create index if not exists ${table}_by_place on ${table} using brin (file_number, line) with (pages_per_range = 16)`);
}

/**
 * Removes the rows of a run; a run with a table of its own gives its space back at once. The empty table stays: dropping it needs
 * the parent to itself, and would wait for every other run that is being read, with every page behind it (`dropIdleTable`).
 */
export async function removeRecords(client: PoolClient, runId: number, partitionKey: number): Promise<void> {
  if (partitionKey === SHARED_PARTITION) await client.query("delete from log_records where partition_key = $1 and run_id = $2", [SHARED_PARTITION, runId]);
  else if (await hasTable(client, tableOf(partitionKey))) await client.query(`truncate ${tableOf(partitionKey)}`);
}

/** How long dropping a table may keep others waiting. */
const DROP_MILLISECONDS = 100;

/**
 * Drops the table of a run that has no rows in it any more, the run being gone or ended without a result.
 * @returns whether there was one
 * @throws pg.DatabaseError `55P03` where somebody reads or writes records meanwhile
 */
export async function dropIdleTable(client: PoolClient, runId: number): Promise<boolean> {
  // Who starts the run over waits for us, or we see that they did.
  const { rows } = await client.query<{ isIdle: boolean }>(`select status in ('failed', 'cancelled') and partition_key = $2 as "isIdle" from runs where id = $1 for update`, [runId, SHARED_PARTITION]);
  if (rows[0]?.isIdle === false || !(await hasTable(client, tableOf(runId)))) return false;
  await client.query(`set local lock_timeout = ${String(DROP_MILLISECONDS)}`);
  // The table before its parent, as a COPY takes them: dropping alone takes the parent first, which is a deadlock.
  await client.query(`lock table ${tableOf(runId)} in access exclusive mode`);
  await client.query(`drop table ${tableOf(runId)}`);
  return true;
}

/** The runs that have a table of their own, whether they are still there or not. */
export async function listRunsWithTable(client: Pick<PoolClient, "query">): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    String.raw`select substring(c.relname from '\d+$')::int as id from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'log_records'::regclass and c.relname ~ '^log_records_[1-9]\d*$' order by 1`,
  );
  return rows.map(({ id }) => id);
}

async function hasTable(client: PoolClient, table: string): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>("select to_regclass($1) is not null as present", [table]);
  return rows[0]?.present === true;
}

/** Bytes gathered before they are handed to the server. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Writes rows into a run's table while `work` goes on, within the transaction of `client`. They are there when this returns, for
 * whoever sees the transaction. Where `work` throws, the COPY is broken off first: whatever the client is asked next, a rollback
 * too, would wait behind it for ever.
 * @throws what `work` throws; pg.DatabaseError where the server does not take the rows
 */
export async function copyRecords<T>(client: PoolClient, { runId, partitionKey }: { runId: number; partitionKey: number }, work: (sink: RecordSink) => Promise<T>): Promise<T> {
  const stream = client.query(copyFrom(`copy ${tableOf(partitionKey)} (${RECORD_COLUMNS}) from stdin (format binary)`));
  const sink = new RecordSink(stream, new RecordRowWriter(partitionKey, runId));
  try {
    const result = await work(sink);
    await sink.end();
    return result;
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

/** Rows on their way into a run's table. */
export class RecordSink {
  private failure: Error | undefined;
  rows = 0;

  constructor(
    private readonly stream: CopyStreamQuery,
    private readonly writer: RecordRowWriter,
  ) {
    stream.on("error", (error: Error) => {
      this.failure = error;
    });
    stream.write(COPY_HEADER);
  }

  write(row: RecordRow): void {
    this.writer.write(row);
    this.rows++;
  }

  /** Hands over what has gathered, and waits while the server is behind: memory stays bounded. */
  async flush(): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.writer.size < CHUNK_BYTES) return;
    if (!this.stream.write(this.writer.take())) await once(this.stream, "drain");
  }

  /** Ends the COPY and waits until the rows are there. */
  async end(): Promise<void> {
    if (this.failure) throw this.failure;
    this.stream.write(this.writer.take());
    this.stream.end(COPY_TRAILER);
    await once(this.stream, "finish");
  }

  /** Breaks the COPY off and waits until the server has heard of it. Nothing where it has failed already. */
  async abort(): Promise<void> {
    if (this.failure || this.stream.destroyed) return;
    const closed = new Promise((resolve) => this.stream.once("close", resolve));
    this.stream.destroy();
    await closed;
  }
}
