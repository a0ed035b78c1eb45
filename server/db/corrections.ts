import type { Pool } from "pg";
import { pool } from "./client";

/** The corrections of a knowledge base that nobody has undone, oldest first: of two about one text the later counts. */
export async function listCorrections(knowledgeBaseId: number): Promise<{ road: "error" | "warning"; textHash: string; kind: "is" | "never"; targetId: number }[]> {
  const { rows } = await pool().query<{ road: "error" | "warning"; textHash: string; kind: "is" | "never"; targetId: number }>(
    `select road, encode(text_hash, 'hex') as "textHash", kind, target_id as "targetId" from corrections where knowledge_base_id = $1 and undone_at is null order by id`,
    [knowledgeBaseId],
  );
  return rows;
}

/** A correction as a run's inputs tell it: `text` is the embedded text it is about. */
export interface RunCorrection {
  road: "error" | "warning";
  text: string;
  kind: "is" | "never";
  targetId: number;
}

/** The corrections that were in force when a run was classified last, by id: in an order that does not tell who came first. */
export async function listRunCorrections(pool: Pool, runId: number): Promise<RunCorrection[]> {
  const { rows } = await pool.query<RunCorrection>(
    `select c.road, c.text, c.kind, c.target_id as "targetId"
       from runs r
       join knowledge_base_revisions v on v.id = r.revision_id
       join run_stages s on s.run_id = r.id and s.stage = 'classify'
       join corrections c on c.knowledge_base_id = v.knowledge_base_id and c.created_at <= s.started_at and (c.undone_at is null or c.undone_at > s.started_at)
      where r.id = $1 order by c.target_id, c.road, c.kind, c.text_hash`,
    [runId],
  );
  return rows;
}
