import { pool } from "./client";

/** The corrections of a knowledge base that nobody has undone, oldest first: of two about one text the later counts. */
export async function listCorrections(knowledgeBaseId: number): Promise<{ road: "error" | "warning"; textHash: string; kind: "is" | "never"; targetId: number }[]> {
  const { rows } = await pool().query<{ road: "error" | "warning"; textHash: string; kind: "is" | "never"; targetId: number }>(
    `select road, encode(text_hash, 'hex') as "textHash", kind, target_id as "targetId" from corrections where knowledge_base_id = $1 and undone_at is null order by id`,
    [knowledgeBaseId],
  );
  return rows;
}
