import type { Pool, PoolClient } from "pg";

/** The road of a record, from its severity. */
const ROAD_OF_RECORD = "case when r.severity & 15 >= 5 then 2 else 1 end";

/**
 * The messages of WARNING and worse. Materialized, so that they are hashed and the records run past them: right after a run
 * was read the planner knows nothing of them yet, and would look each up by itself.
 */
const PROBLEM_MESSAGES = "with m as materialized (select fingerprint, road, template_number from masked_messages where run_id = $1 and road > 0)";

/** Records of WARNING and worse with their template. */
const PROBLEM_RECORDS = `
  from log_records r
  join m on m.fingerprint = r.fingerprint and m.road = ${ROAD_OF_RECORD}
  where r.partition_key = $2 and r.run_id = $1 and r.severity & 15 >= 4`;

/** Microseconds since 1970 of an instant, exact until 2106: a double has four to the microsecond there, and is not slow as numeric is. */
function micros(instant: string): string {
  return `round(date_part('epoch', ${instant}) * 1e6)`;
}

export interface RunTable {
  runId: number;
  partitionKey: number;
}

/** Records of a template on a road and a system, in one bucket; bucket and instants are null for those without a time. */
export interface TemplateBucket {
  templateNumber: number;
  road: "error" | "warning";
  system: string;
  bucket: number | null;
  records: number;
  firstMicros: number | null;
  lastMicros: number | null;
}

/**
 * Counts the records of some templates by road, system and time bucket.
 * @param widthMicros width of a bucket; 1 where the run has no time
 * @param firstBucket the multiple of the width that is bucket 0
 */
export async function countTemplateBuckets(client: Pool | PoolClient, { runId, partitionKey }: RunTable, templates: readonly number[], grid: { widthMicros: number; firstBucket: number }): Promise<TemplateBucket[]> {
  const { rows } = await client.query<TemplateBucket>(
    `${PROBLEM_MESSAGES}, o as materialized (select id, system from log_origins where run_id = $1)
     select m.template_number as "templateNumber", case m.road when 2 then 'error' else 'warning' end as road, o.system,
            (floor(${micros("r.occurred_at")} / $4::float8) - $5)::int as bucket, count(*)::float8 as records,
            ${micros("min(r.occurred_at)")} as "firstMicros", ${micros("max(r.occurred_at)")} as "lastMicros"
       ${PROBLEM_RECORDS.replace("where", "join o on o.id = r.origin_id where")} and m.template_number = any($3::int[])
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [runId, partitionKey, templates, grid.widthMicros, grid.firstBucket],
  );
  return rows;
}

/** One record that matters to novelty. */
export interface NoveltyRecord {
  isKnownError: boolean;
  templateNumber: number;
  micros: number;
  file: number;
  line: number;
  text: string;
}

const FETCH = 10_000;

/**
 * The ERRORs of some templates and the WARNINGs of others, by (time, errors first, file, line), through a cursor. Records
 * without a time are left out.
 */
export async function* noveltyRecords(client: PoolClient, { runId, partitionKey }: RunTable, knownErrors: readonly number[], unmatchedWarnings: readonly number[]): AsyncGenerator<NoveltyRecord> {
  await client.query(
    `declare novelty no scroll cursor for ${PROBLEM_MESSAGES}
     select m.road = 2 as "isKnownError", m.template_number as "templateNumber", ${micros("r.occurred_at")} as micros,
            r.file_number as file, r.line, case when m.road = 1 then r.text else '' end as text
       ${PROBLEM_RECORDS} and r.occurred_at is not null
        and ((m.road = 2 and m.template_number = any('{${knownErrors.join(",")}}'::int[])) or (m.road = 1 and m.template_number = any('{${unmatchedWarnings.join(",")}}'::int[])))
      order by r.occurred_at, m.road desc, r.file_number, r.line`.replaceAll("$1", String(runId)).replaceAll("$2", String(partitionKey)),
  );
  for (;;) {
    const { rows } = await client.query<NoveltyRecord>(`fetch ${String(FETCH)} from novelty`);
    yield* rows;
    if (rows.length < FETCH) break;
  }
  await client.query("close novelty");
}
