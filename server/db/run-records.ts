import { type LogFilter, isNarrowed } from "@/server/domain/present/log-filter";
import type { LogOutline, PagePlan } from "@/server/domain/present/log-outline";
import { bucketOf, instantOfIndex, NO_TIME, type TimeGrid } from "@/server/domain/time-grid";
import { pool } from "./client";
import { type Condition, recordCondition } from "./record-conditions";
import { TIME_GRID } from "./time-grid";

/** Where the records of a run are, and how its time is cut into buckets. */
export interface RecordSpace {
  id: number;
  partitionKey: number;
  /** Null where no record has a time. */
  grid: TimeGrid | null;
  /** `problems`: only records of WARNING and worse are kept. */
  retain: "all" | "problems";
}

/** The space of a run; null where there is no such run. */
export async function findRecordSpace(runId: number): Promise<RecordSpace | null> {
  const { rows } = await pool().query<RecordSpace>(
    `select id, partition_key as "partitionKey", retain, ${TIME_GRID} from runs r where id = $1`,
    [runId],
  );
  return rows[0] ?? null;
}

/** A record as it stands in a list. */
export interface RecordRow {
  fileNumber: number;
  file: string;
  line: number;
  /** Lines of it after its first. */
  continuations: number;
  micros: number | null;
  /** Whether the time is that of a neighbouring record. */
  isTimeTaken: boolean;
  /** 0 where it is not known, then 1 (TRACE) to 6 (CRITICAL). */
  severity: number;
  system: string | null;
  source: string | null;
  text: string;
  /** Where the message starts in the text; the text is all of it where that is 0. */
  messageStart: number;
  message: string | null;
}

/** Characters of a line that a list shows where nothing else is said. */
const SHOWN_LENGTH = 1000;

/** What stands in the severity buckets already: nothing is looked for but whole roads of one system, or of all. */
function countedColumns({ levels, ...rest }: LogFilter, retain: RecordSpace["retain"]): string[] | null {
  if (isNarrowed({ ...rest, levels: [], system: null })) return null;
  const others = (["info", "debug", "none"] as const).filter((level) => levels.includes(level)).length;
  if (others !== 0 && others !== 3) return null;
  const isAll = levels.length === 0;
  const hasOthers = retain === "all" && (isAll || others === 3);
  return [isAll || levels.includes("error") ? "errors" : null, isAll || levels.includes("warning") ? "warnings" : null, hasOthers ? "others" : null].filter((column) => column !== null);
}

/** How many records fit a filter, by bucket. Without a search or another narrow filter the counts are there already. */
export async function outlineRecords(space: RecordSpace, filter: LogFilter): Promise<LogOutline> {
  const condition = recordCondition(space, filter);
  const columns = countedColumns(filter, space.retain);
  const [timed, untimed] = await Promise.all([columns === null ? countRecords(space, condition) : readCounts(space, columns, filter.system), filter.span === null ? countUntimed(condition) : 0]);
  return { buckets: timed.map(({ bucket }) => bucket), records: timed.map(({ records }) => records), untimed };
}

interface BucketCount {
  bucket: number;
  records: number;
}

async function readCounts({ id }: RecordSpace, columns: readonly string[], system: string | null): Promise<BucketCount[]> {
  const sum = `sum(${columns.length === 0 ? "0" : columns.join(" + ")})`;
  const { rows } = await pool().query<BucketCount>(
    `select bucket, ${sum}::float8 as records from severity_buckets where run_id = $1 and ($2::text is null or system = $2) group by bucket having ${sum} > 0 order by bucket`,
    [id, system],
  );
  return rows;
}

async function countRecords({ grid }: RecordSpace, { sql, values }: Condition): Promise<BucketCount[]> {
  if (grid === null) return [];
  const [start, length, last] = [1, 2, 3].map((at) => `$${String(values.length + at)}`);
  const { rows } = await pool().query<BucketCount>(
    `select least(${last}::int, greatest(0, round((extract(epoch from bin) * 1000000 - ${start}::numeric) / ${length}::numeric)))::int as bucket, sum(records) as records
       from (select date_bin(${length}::float8 * interval '1 microsecond', r.occurred_at, instant_of(${start}::bigint)) as bin, count(*)::float8 as records
               from log_records r where ${sql} and r.occurred_at is not null group by 1) b group by 1 order by 1`,
    [...values, grid.startMicros, grid.bucketMicros, grid.bucketCount - 1],
  );
  return rows;
}

async function countUntimed({ sql, values }: Condition): Promise<number> {
  const { rows } = await pool().query<{ records: number }>(`select count(*)::float8 as records from log_records r where ${sql} and r.occurred_at is null`, values);
  return rows[0]?.records ?? 0;
}

/**
 * A page of the records that fit a filter, in the order of time, file and line. The plan says in which buckets they are, so
 * that the index on time is entered where the page begins, be it the first or the last. Texts are cut to `textLength`.
 */
export async function listRecords(space: RecordSpace, filter: LogFilter, { stretches, skip, limit, textLength = SHOWN_LENGTH }: PagePlan & { limit: number; textLength?: number }): Promise<RecordRow[]> {
  const condition = recordCondition(space, filter);
  if (stretches.length === 0) return listPage(within(condition, "r.occurred_at is null"), { skip, limit, textLength });
  const timed = await listPage(within(condition, ...timeCondition(space, filter, stretches)), { skip, limit, textLength }, isNarrowed(filter));
  if (timed.length === limit) return timed;
  return [...timed, ...(await listPage(within(condition, "r.occurred_at is null"), { skip: 0, limit: limit - timed.length, textLength }))];
}

/** The run is first looked through in stretches of this share of it, then of twice as much each time. */
const FIRST_SHARE = 64;

/**
 * The first records with a time that fit a filter, found without counting all that do: what can be shown of a search before
 * the whole run has been looked through.
 * @param patienceMs no further stretch of the run is begun after so long
 * @returns at most `limit` records, none where nothing that fits stands early in the run
 */
export async function findFirstRecords(space: RecordSpace, filter: LogFilter, { limit, patienceMs }: { limit: number; patienceMs: number }): Promise<RecordRow[]> {
  const condition = recordCondition(space, filter);
  const end = performance.now() + patienceMs;
  const found: RecordRow[] = [];
  const { bucketCount } = space.grid ?? NO_TIME;
  let from = 0;
  for (let size = Math.ceil(bucketCount / FIRST_SHARE); from < bucketCount && found.length < limit && performance.now() < end; size *= 2) {
    const to = Math.min(bucketCount, from + size);
    const stretch = within(condition, ...timeCondition(space, filter, [[from, to]]));
    found.push(...(await listPage(stretch, { skip: 0, limit: limit - found.length, textLength: SHOWN_LENGTH }, true)));
    from = to;
  }
  return found;
}

/** Without a filter there is nothing between the stretches. */
function timeCondition({ grid }: RecordSpace, filter: LogFilter, stretches: PagePlan["stretches"]): [string, ...number[]] {
  const instant = (index: number): number => instantOfIndex(grid ?? NO_TIME, index);
  const [from, to] = [stretches[0]?.[0] ?? 0, stretches.at(-1)?.[1] ?? 0];
  const parts = isNarrowed(filter) ? stretches : [[from, to] as const];
  const one = (at: number): string => `(r.occurred_at >= instant_of($${String(2 * at + 1)}) and r.occurred_at < instant_of($${String(2 * at + 2)}))`;
  return [`(${parts.map((_, at) => one(at)).join(" or ")})`, ...parts.flatMap(([first, last]) => [instant(first), instant(last)])];
}

/** A condition with another one, whose values are counted from 1 in it. */
function within({ sql, values }: Condition, more: string, ...moreValues: readonly number[]): Condition {
  return { sql: `${sql} and ${more.replace(/\$(\d+)/g, (_, n: string) => `$${String(values.length + Number(n))}`)}`, values: [...values, ...moreValues] };
}

/**
 * @param isGathered first all that fit, then their order: the planner would else walk through the index of the whole run,
 *   believing that the first hits come soon
 */
async function listPage({ sql, values }: Condition, { skip, limit, textLength }: { skip: number; limit: number; textLength: number }, isGathered = false): Promise<RecordRow[]> {
  const [last, first, length] = [1, 2, 3].map((at) => `$${String(values.length + at)}`);
  const { rows } = await pool().query<RecordRow>(
    `with fitting as ${isGathered ? "materialized" : "not materialized"} (select r.* from log_records r where ${sql}),
          page as (select * from fitting order by occurred_at, file_number, line limit ${last} offset ${first})
     select p.file_number as "fileNumber", coalesce(f.name, '') as file, p.line, p.continuations, (extract(epoch from p.occurred_at) * 1000000)::float8 as micros,
            p.time_origin = 2 as "isTimeTaken", (p.severity & 15)::int as severity, o.system, o.source,
            left(p.text, ${length}::int) as text, p.message_start as "messageStart", left(p.message, ${length}::int) as message
       from page p
       left join log_files f on f.run_id = p.run_id and f.number = p.file_number
       left join log_origins o on o.run_id = p.run_id and o.id = p.origin_id
      order by p.occurred_at, p.file_number, p.line`,
    [...values, limit, skip, textLength],
  );
  return rows;
}

/** Where a record stands in the order of a list. Without a file, before all records of the instant. */
export interface RecordKey {
  micros: number | null;
  fileNumber: number;
  line: number;
}

/** Hardly any record has more lines than this. */
const LONG_RECORD = 2_000;

/** The key of the record that a line belongs to; null where none is stored at or before it in the file. */
export async function findRecordKey(space: RecordSpace, fileNumber: number, line: number): Promise<RecordKey | null> {
  return (await lastRecordKey(space, fileNumber, line - LONG_RECORD, line)) ?? (await lastRecordKey(space, fileNumber, 0, line));
}

async function lastRecordKey({ id, partitionKey }: RecordSpace, fileNumber: number, from: number, to: number): Promise<RecordKey | null> {
  const { rows } = await pool().query<RecordKey>(
    `select (extract(epoch from occurred_at) * 1000000)::float8 as micros, file_number as "fileNumber", line from log_records
      where partition_key = $1 and run_id = $2 and file_number = $3 and line between $4 and $5 order by line desc limit 1`,
    [partitionKey, id, fileNumber, from, to],
  );
  return rows[0] ?? null;
}

/** How many records that fit stand before a key, counted from the beginning of its bucket, or of those without a time. */
export async function countBefore(space: RecordSpace, filter: LogFilter, { micros, fileNumber, line }: RecordKey): Promise<number> {
  const condition = recordCondition(space, filter);
  const grid = space.grid ?? NO_TIME;
  const bucketStart = micros === null ? 0 : instantOfIndex(grid, bucketOf(grid, micros));
  const { sql, values } =
    micros === null
      ? within(condition, "r.occurred_at is null and (r.file_number, r.line) < ($1, $2)", fileNumber, line)
      : within(condition, "r.occurred_at >= instant_of($1) and r.occurred_at <= instant_of($2) and (r.occurred_at, r.file_number, r.line) < (instant_of($2), $3, $4)", bucketStart, micros, fileNumber, line);
  const { rows } = await pool().query<{ records: number }>(`select count(*)::float8 as records from log_records r where ${sql}`, values);
  return rows[0]?.records ?? 0;
}

/** What the records of a run can be narrowed by. */
export interface RecordChoices {
  files: { number: number; name: string; records: number }[];
  systems: string[];
  sources: string[];
}

/** Files that were read, systems and sources of a run, by name; at most `limit` of each. */
export async function listRecordChoices(runId: number, limit: number): Promise<RecordChoices> {
  const names = (column: "system" | "source"): Promise<string[]> =>
    pool().query<{ name: string }>(`select distinct ${column} as name from log_origins where run_id = $1 and ${column} is not null order by 1 limit $2`, [runId, limit]).then(({ rows }) => rows.map(({ name }) => name));
  const [files, systems, sources] = await Promise.all([
    pool().query<RecordChoices["files"][number]>("select number, name, events::float8 as records from log_files where run_id = $1 and skipped is null and events > 0 order by number limit $2", [runId, limit]),
    names("system"),
    names("source"),
  ]);
  return { files: files.rows, systems, sources };
}

/** The text of a template of a run; null where it has none of that number. */
export async function findTemplateText(runId: number, number: number): Promise<string | null> {
  const { rows } = await pool().query<{ text: string }>("select text from log_templates where run_id = $1 and number = $2", [runId, number]);
  return rows[0]?.text ?? null;
}
