import { pool } from "./client";

/** How often a pair was found in completed runs of a knowledge base, and its last instant in their logs (milliseconds since 1970; null: the logs have no times). */
export interface PairUsage {
  problemId: number;
  anomalyId: number;
  findings: number;
  lastMs: number | null;
}

/** The last instant each problem was seen at, in milliseconds since 1970. */
export interface ProblemUsage {
  problemId: number;
  lastMs: number | null;
}

const RUNS = `select r.id from runs r join knowledge_base_revisions v on v.id = r.revision_id where v.knowledge_base_id = $1 and r.status = 'completed' and not r.is_sample`;

/** What the runs of a knowledge base found of it, samples left out. */
export async function listUsage(knowledgeBaseId: number): Promise<{ pairs: PairUsage[]; problems: ProblemUsage[] }> {
  const [pairs, problems] = await Promise.all([
    pool().query<PairUsage>(
      `select problem_id as "problemId", anomaly_id as "anomalyId", count(*)::int as findings, (max(last_micros) / 1000)::float8 as "lastMs"
         from findings where run_id in (${RUNS}) group by problem_id, anomaly_id`,
      [knowledgeBaseId],
    ),
    pool().query<ProblemUsage>(
      `select problem_id as "problemId", (max(last_micros) / 1000)::float8 as "lastMs" from run_incidents where run_id in (${RUNS}) group by problem_id`,
      [knowledgeBaseId],
    ),
  ]);
  return { pairs: pairs.rows, problems: problems.rows };
}

/** A text that an id had in an earlier revision. */
export interface EarlierText {
  kind: "problem" | "anomaly";
  id: number;
  text: string;
}

/** The last text each of these ids had in any revision of a knowledge base; ids that were never used are left out. */
export async function listEarlierTexts(knowledgeBaseId: number, ids: { problemIds: readonly number[]; anomalyIds: readonly number[] }): Promise<EarlierText[]> {
  const { rows } = await pool().query<EarlierText>(
    `(select distinct on (p.problem_id) 'problem' as kind, p.problem_id as id, p.text from revision_problems p join knowledge_base_revisions v on v.id = p.revision_id
       where v.knowledge_base_id = $1 and p.problem_id = any($2::int[]) order by p.problem_id, v.number desc)
     union all
     (select distinct on (a.anomaly_id) 'anomaly', a.anomaly_id, a.text from revision_anomalies a join knowledge_base_revisions v on v.id = a.revision_id
       where v.knowledge_base_id = $1 and a.anomaly_id = any($3::int[]) order by a.anomaly_id, v.number desc)`,
    [knowledgeBaseId, ids.problemIds, ids.anomalyIds],
  );
  return rows;
}
