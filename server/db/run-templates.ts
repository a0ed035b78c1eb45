import { pool } from "./client";

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
