import type { Pool } from "pg";

/** How earlier predictions of one subject ended, in completed runs of the same knowledge base. */
export interface SubjectRecord {
  kind: "problem" | "anomaly";
  problemId: number;
  anomalyId: number;
  issued: number;
  cameTrue: number;
}

/**
 * The record of earlier predictions. Each input counts once (its latest run; inputs are told apart by name, size, lines and
 * span) and samples are left out. A prediction that is still open has not come true: most logs end before its window does.
 */
export async function listPredictionRecords(pool: Pool, knowledgeBaseId: number, exceptRunId: number): Promise<SubjectRecord[]> {
  const { rows } = await pool.query<SubjectRecord>(
    `with counted as (
       select distinct on (r.input_name, r.input_bytes, r.lines, r.first_micros, r.last_micros) r.id
         from runs r join knowledge_base_revisions v on v.id = r.revision_id
        where v.knowledge_base_id = $1 and r.status = 'completed' and not r.is_sample and r.id <> $2
        order by r.input_name, r.input_bytes, r.lines, r.first_micros, r.last_micros, r.id desc)
     select kind, problem_id as "problemId", anomaly_id as "anomalyId", count(*)::int as issued, (count(*) filter (where outcome = 'came-true'))::int as "cameTrue"
       from run_predictions where run_id in (select id from counted) group by 1, 2, 3`,
    [knowledgeBaseId, exceptRunId],
  );
  return rows;
}
