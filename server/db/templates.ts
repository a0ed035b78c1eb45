import type { Pool, PoolClient } from "pg";
import type { RoadNumber } from "./masked-messages";

export interface TemplateText {
  number: number;
  text: string;
  embeddedText: string;
}

/** Replaces the templates of a run; their counts and spans are added up from the masked messages assigned to them. */
export async function writeTemplates(client: PoolClient, runId: number, templates: readonly TemplateText[]): Promise<void> {
  await client.query("delete from log_templates where run_id = $1", [runId]);
  await client.query(
    `insert into log_templates (run_id, number, text, embedded_text, records, errors, warnings, first_micros, last_micros)
     select $1, t.number, t.text, t.embedded, sum(m.records), coalesce(sum(m.records) filter (where m.road = 2), 0),
            coalesce(sum(m.records) filter (where m.road = 1), 0), min(m.first_micros), max(m.last_micros)
       from unnest($2::int[], $3::text[], $4::text[]) as t (number, text, embedded)
       join masked_messages m on m.run_id = $1 and m.template_number = t.number
      group by t.number, t.text, t.embedded`,
    [runId, templates.map((row) => row.number), templates.map((row) => row.text), templates.map((row) => row.embeddedText)],
  );
  await writeRoadTemplates(client, runId);
  await client.query("update runs set template_count = $2 where id = $1", [runId, templates.length]);
}

/** No instant in microseconds is later: stands for a record without a time, which comes last. */
const LATEST = "9223372036854775807";

/** Replaces the templates of a run by road. The earliest message of each is found as the least of an array, which sorts nothing. */
async function writeRoadTemplates(client: PoolClient, runId: number): Promise<void> {
  await client.query("delete from road_templates where run_id = $1", [runId]);
  await client.query(
    `insert into road_templates (run_id, template_number, road, records, first_micros, last_micros, first_file, first_line, first_text, first_message)
     select m.run_id, m.template_number, m.road, a.records, m.first_micros, a.last_micros, m.first_file, m.first_line, m.first_text, m.first_message
       from (select template_number, road, sum(records) as records, max(last_micros) as last_micros,
                    min(array[coalesce(first_micros, ${LATEST}), first_file, first_line, fingerprint]) as first
               from masked_messages where run_id = $1 and road > 0 group by template_number, road) a
       join masked_messages m on m.run_id = $1 and m.fingerprint = a.first[4] and m.road = a.road`,
    [runId],
  );
}

/** A template on one road, with the earliest record of it there. */
export interface RoadTemplate {
  number: number;
  road: "error" | "warning";
  text: string;
  embeddedText: string;
  records: number;
  firstMicros: number | null;
  lastMicros: number | null;
  firstFile: number;
  firstLine: number;
  firstText: string;
  firstMessage: string;
}

/** The templates that WARNINGs and ERRORs of a run belong to, by number, warnings first. */
export async function listRoadTemplates(client: Pool | PoolClient, runId: number): Promise<RoadTemplate[]> {
  const { rows } = await client.query<Omit<RoadTemplate, "road"> & { road: RoadNumber }>(
    `select r.template_number as number, r.road, t.text, t.embedded_text as "embeddedText", r.records::float8 as records,
            r.first_micros::float8 as "firstMicros", r.last_micros::float8 as "lastMicros",
            r.first_file as "firstFile", r.first_line as "firstLine", r.first_text as "firstText", r.first_message as "firstMessage"
       from road_templates r join log_templates t on t.run_id = r.run_id and t.number = r.template_number
      where r.run_id = $1 order by r.template_number, r.road`,
    [runId],
  );
  return rows.map((row) => ({ ...row, road: row.road === 2 ? "error" : "warning" }));
}
