import { pool } from "./client";

/** Where in time and on which systems the records of a template are. */
export interface TemplateTrendRow {
  templateNumber: number;
  /** Which of the equal stretches of the log; null for records without a time. */
  point: number | null;
  system: string | null;
  records: number;
}

/** The log of a run cut into equal stretches. */
export interface TrendGrid {
  runId: number;
  partitionKey: number;
  startMicros: number;
  pointMicros: number;
  points: number;
}

/** Counts the stored records of some templates by stretch and system: one pass over the records of the run. */
export async function listTemplateTrends({ runId, partitionKey, startMicros, pointMicros, points }: TrendGrid, templateNumbers: readonly number[]): Promise<TemplateTrendRow[]> {
  const { rows } = await pool().query<TemplateTrendRow>(
    `with wanted as materialized (select distinct fingerprint, template_number from masked_messages where run_id = $1 and template_number = any($3::int[])),
          counted as (
            select w.template_number, r.origin_id, greatest(0, least($6::int - 1, floor((extract(epoch from r.occurred_at) * 1e6 - $4::float8) / $5::float8)::int)) as point, count(*) as records
              from log_records r join wanted w on w.fingerprint = r.fingerprint
             where r.partition_key = $2 and r.run_id = $1 group by 1, 2, 3)
     select c.template_number as "templateNumber", c.point, o.system, sum(c.records)::float8 as records
       from counted c left join log_origins o on o.run_id = $1 and o.id = c.origin_id
      group by 1, 2, 3`,
    [runId, partitionKey, templateNumbers, startMicros, pointMicros, points],
  );
  return rows;
}

/** A template by its number and text, with its records. */
export interface FoundTemplate {
  number: number;
  text: string;
  records: number;
}

/** The template that a masked message of a run belongs to; null where the run has no such message. */
export async function findTemplateOfMessage(runId: number, fingerprint: bigint): Promise<FoundTemplate | null> {
  const { rows } = await pool().query<FoundTemplate>(
    `select t.number, t.text, t.records::float8 as records
       from masked_messages m join log_templates t on t.run_id = m.run_id and t.number = m.template_number
      where m.run_id = $1 and m.fingerprint = $2 limit 1`,
    [runId, fingerprint],
  );
  return rows[0] ?? null;
}

/** A distinct masked message of a run with its template. */
export interface TemplateMember {
  text: string;
  records: number;
  template: FoundTemplate;
}

/** The masked messages of a run that have so many tokens, in the order templates are mined in. */
export async function listMessagesOfTokens(runId: number, tokens: number, limit: number): Promise<TemplateMember[]> {
  const { rows } = await pool().query<{ text: string; records: number; number: number; template: string; total: number }>(
    `select m.text, sum(m.records)::float8 as records, t.number, t.text as template, t.records::float8 as total
       from masked_messages m join log_templates t on t.run_id = m.run_id and t.number = m.template_number
      where m.run_id = $1 and m.tokens = $2 group by m.text, t.number, t.text, t.records order by m.text limit $3`,
    [runId, tokens, limit],
  );
  return rows.map(({ text, records, number, template, total }) => ({ text, records, template: { number, text: template, records: total } }));
}
