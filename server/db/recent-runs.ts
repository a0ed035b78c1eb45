import { pool } from "./client";

/** A run whose stored templates can be matched once more. */
export interface RecentRun {
  id: number;
  name: string;
  model: "light" | "heavy";
  matching: "strict" | "calibrated";
}

/** The latest completed runs that were matched against a knowledge base, whichever revision, newest first. */
export async function listRecentRuns(knowledgeBaseId: number, limit: number): Promise<RecentRun[]> {
  const { rows } = await pool().query<RecentRun>(
    `select r.id, r.name, r.model, r.matching from runs r join knowledge_base_revisions v on v.id = r.revision_id
      where v.knowledge_base_id = $1 and r.status = 'completed' order by r.created_at desc, r.id desc limit $2`,
    [knowledgeBaseId, limit],
  );
  return rows;
}
