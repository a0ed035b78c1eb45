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
  await client.query("update runs set template_count = $2 where id = $1", [runId, templates.length]);
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

/** The templates that WARNINGs and ERRORs of a run belong to, by number, errors first. */
export async function listRoadTemplates(client: Pool | PoolClient, runId: number): Promise<RoadTemplate[]> {
  const { rows } = await client.query<Omit<RoadTemplate, "road"> & { road: RoadNumber }>(
    `select distinct on (m.template_number, m.road)
            m.template_number as number, m.road, t.text, t.embedded_text as "embeddedText",
            (sum(m.records) over (partition by m.template_number, m.road))::float8 as records,
            m.first_micros::float8 as "firstMicros", (max(m.last_micros) over (partition by m.template_number, m.road))::float8 as "lastMicros",
            m.first_file as "firstFile", m.first_line as "firstLine", m.first_text as "firstText", m.first_message as "firstMessage"
       from masked_messages m join log_templates t on t.run_id = m.run_id and t.number = m.template_number
      where m.run_id = $1 and m.road > 0
      order by m.template_number, m.road, m.first_micros nulls last, m.first_file, m.first_line`,
    [runId],
  );
  return rows.map((row) => ({ ...row, road: row.road === 2 ? "error" : "warning" }));
}
