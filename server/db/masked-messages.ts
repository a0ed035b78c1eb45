import type { PoolClient } from "pg";

/** 0 other, 1 WARNING, 2 ERROR and worse. */
export type RoadNumber = 0 | 1 | 2;

/** A distinct masked message of one road, with its earliest record: smallest (time, file, line), without a time last. */
export interface MaskedMessageRow {
  fingerprint: bigint;
  road: RoadNumber;
  text: string;
  tokens: number;
  records: number;
  firstMicros: number | null;
  lastMicros: number | null;
  firstFile: number;
  firstLine: number;
  /** The line and the message in it; kept for WARNING and worse. */
  firstText: string | null;
  firstMessage: string | null;
}

/**
 * Adds a part's messages to the run's. Rows are written in the order of their key, so that two parts that share messages
 * wait for each other instead of deadlocking.
 */
export async function addMaskedMessages(client: PoolClient, runId: number, messages: readonly MaskedMessageRow[]): Promise<void> {
  const sorted = [...messages].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : a.road - b.road));
  for (let at = 0; at < sorted.length; at += BATCH) await addBatch(client, runId, sorted.slice(at, at + BATCH));
}

const BATCH = 10_000;

async function addBatch(client: PoolClient, runId: number, rows: readonly MaskedMessageRow[]): Promise<void> {
  await client.query(
    `insert into masked_messages as m (run_id, fingerprint, road, text, tokens, records, first_micros, last_micros, first_file, first_line, first_text, first_message)
     select $1, * from unnest($2::bigint[], $3::smallint[], $4::text[], $5::int[], $6::bigint[], $7::bigint[], $8::bigint[], $9::int[], $10::int[], $11::text[], $12::text[])
     on conflict (run_id, fingerprint, road) do update set
       records = m.records + excluded.records,
       last_micros = greatest(m.last_micros, excluded.last_micros),
       (first_micros, first_file, first_line, first_text, first_message) =
         (select f.* from (values (m.first_micros, m.first_file, m.first_line, m.first_text, m.first_message),
                                  (excluded.first_micros, excluded.first_file, excluded.first_line, excluded.first_text, excluded.first_message)) as f (micros, file, line, text, message)
           order by f.micros nulls last, f.file, f.line limit 1)`,
    [
      runId,
      rows.map((row) => String(row.fingerprint)),
      rows.map((row) => row.road),
      rows.map((row) => row.text),
      rows.map((row) => row.tokens),
      rows.map((row) => row.records),
      rows.map((row) => row.firstMicros),
      rows.map((row) => row.lastMicros),
      rows.map((row) => row.firstFile),
      rows.map((row) => row.firstLine),
      rows.map((row) => row.firstText),
      rows.map((row) => row.firstMessage),
    ],
  );
}

export interface DistinctMessage {
  fingerprint: string;
  text: string;
  count: number;
}

const FETCH = 20_000;

/** Distinct masked messages that have the same number of tokens, sorted by the bytes of their texts: all of a run's or one of some equal shares. */
export interface MessageGroup {
  tokens: number;
  shares: number;
  messages: DistinctMessage[];
}

/**
 * The distinct masked messages of a run by number of tokens; those of one number in as many shares as it takes that none is much
 * larger than `most`. A message's share is told by its fingerprint, so that each is a sample of all. Reads through a cursor: a
 * share is in memory, the run is not.
 */
export async function* groupsByTokens(client: PoolClient, runId: number, most: number): AsyncGenerator<MessageGroup> {
  await client.query(
    `declare mining no scroll cursor for
     with distinct_message as (
       select tokens, text, min(fingerprint) as fingerprint, sum(records) as records, (count(*) over (partition by tokens) - 1) / ${String(most)} + 1 as shares
         from masked_messages where run_id = ${String(runId)} group by tokens, text)
     select tokens, shares::int, ((fingerprint & 9223372036854775807) % shares)::int as share, text, fingerprint::text, records::float8 as count
       from distinct_message order by tokens, share, text`,
  );
  let group: (MessageGroup & { share: number }) | null = null;
  for (;;) {
    const { rows } = await client.query<DistinctMessage & { tokens: number; shares: number; share: number }>(`fetch ${String(FETCH)} from mining`);
    for (const { tokens, shares, share, ...message } of rows) {
      if (group !== null && group.tokens === tokens && group.share === share) {
        group.messages.push(message);
        continue;
      }
      if (group !== null) yield group;
      group = { tokens, shares, share, messages: [message] };
    }
    if (rows.length < FETCH) break;
  }
  if (group !== null) yield group;
  await client.query("close mining");
}

/** Says which template each message belongs to. */
export async function assignTemplates(client: PoolClient, runId: number, fingerprints: readonly string[], numbers: readonly number[]): Promise<void> {
  await client.query(
    `update masked_messages m set template_number = a.number
       from unnest($2::bigint[], $3::int[]) as a (fingerprint, number)
      where m.run_id = $1 and m.fingerprint = a.fingerprint`,
    [runId, fingerprints, numbers],
  );
}

/** Gives the messages of some templates to others. */
export async function moveTemplates(client: PoolClient, runId: number, moves: readonly { from: number; to: number }[]): Promise<void> {
  if (moves.length === 0) return;
  await client.query(
    `update masked_messages m set template_number = a.to_number
       from unnest($2::int[], $3::int[]) as a (from_number, to_number)
      where m.run_id = $1 and m.template_number = a.from_number`,
    [runId, moves.map(({ from }) => from), moves.map(({ to }) => to)],
  );
}
