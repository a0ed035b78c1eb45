import { pool } from "./client";

/** What one template of a run was recognised as, with the evidence for it. */
export interface MatchCardRow {
  templateNumber: number;
  road: "error" | "warning";
  template: string;
  embeddedText: string;
  targetIds: number[];
  similarity: number;
  probability: number | null;
  decidedBy: "strict" | "calibrated" | "correction";
  route: "context" | "fallback" | null;
  candidates: { id: number; similarity: number; score: number }[];
  evidence: Record<string, unknown>;
  /** Records of the template on that road. */
  records: number;
}

/** The matches of these templates, on either road. */
export async function listMatchCards(runId: number, templateNumbers: readonly number[]): Promise<MatchCardRow[]> {
  const { rows } = await pool().query<MatchCardRow>(
    `select m.template_number as "templateNumber", m.road, t.text as template, t.embedded_text as "embeddedText", m.target_ids as "targetIds", m.similarity, m.probability,
            m.decided_by as "decidedBy", m.route, m.candidates, m.evidence, (case m.road when 'error' then t.errors else t.warnings end)::float8 as records
       from matches m join log_templates t on t.run_id = m.run_id and t.number = m.template_number
      where m.run_id = $1 and m.template_number = any($2::int[]) and m.outcome = 'matched'`,
    [runId, templateNumbers],
  );
  return rows;
}

/** The text that a template of a run is embedded by; null where the run has no such template. */
export async function findEmbeddedText(runId: number, templateNumber: number): Promise<{ embeddedText: string; knowledgeBaseId: number; revisionId: number } | null> {
  const { rows } = await pool().query<{ embeddedText: string; knowledgeBaseId: number; revisionId: number }>(
    `select t.embedded_text as "embeddedText", v.knowledge_base_id as "knowledgeBaseId", v.id as "revisionId"
       from log_templates t join runs r on r.id = t.run_id join knowledge_base_revisions v on v.id = r.revision_id
      where t.run_id = $1 and t.number = $2`,
    [runId, templateNumber],
  );
  return rows[0] ?? null;
}
