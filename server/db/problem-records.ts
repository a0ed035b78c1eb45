import type { PoolClient } from "pg";
import type { TemplateBucket } from "@/server/domain/aggregate/finding-series";
import type { TimeGrid } from "@/server/domain/time-grid";
import { transaction } from "./transaction";

/** The road of a record, from its severity. */
const ROAD_OF_RECORD = "case when r.severity & 15 >= 5 then 2 else 1 end";

/** The messages of WARNING and worse. */
const PROBLEM_MESSAGES = "with m as materialized (select fingerprint, road, template_number from masked_messages where run_id = $1 and road > 0)";

/**
 * Right after a run was read the planner knows nothing of its messages, believes that there is one, and would look at all of
 * them for each record: it is kept from that, so that they are hashed and the records run past them once.
 */
const HASHED = "set local enable_nestloop = off";

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

/**
 * Counts the records of some templates by road, system and time bucket.
 * @param grid that of the run
 * @param systems the system of each origin
 */
export async function countTemplateBuckets({ runId, partitionKey }: RunTable, templates: readonly number[], grid: TimeGrid, systems: ReadonlyMap<number, string>): Promise<TemplateBucket[]> {
  const names = [...new Set(systems.values())];
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const rows = await transaction(async (client) => {
    await client.query(HASHED);
    // Grouped by numbers alone: a name in the key takes half of the time.
    const counted = await client.query<Omit<TemplateBucket, "road" | "system"> & { road: number; system: number }>(
      `${PROBLEM_MESSAGES}
       select m.template_number as "templateNumber", m.road, o.system, case when r.occurred_at is not null then greatest(0, least($8, floor((${micros("r.occurred_at")} - $5) / $4::float8)))::int end as bucket,
              count(*)::int as records, ${micros("min(r.occurred_at)")} as "firstMicros", ${micros("max(r.occurred_at)")} as "lastMicros"
         ${PROBLEM_RECORDS.replace("where", "join unnest($6::int[], $7::int[]) as o (id, system) on o.id = r.origin_id where")} and m.template_number = any($3::int[])
        group by 1, 2, 3, 4`,
      [runId, partitionKey, templates, grid.bucketMicros, grid.startMicros, [...systems.keys()], [...systems.values()].map((name) => numberOf.get(name) ?? 0), grid.bucketCount - 1],
    );
    return counted.rows;
  });
  return (rows ?? []).map((row) => ({ ...row, road: row.road === 2 ? "error" : "warning", system: names[row.system] ?? "" }));
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
  await client.query(HASHED);
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
  await client.query("set local enable_nestloop = on");
}
