import { pool } from "./client";
import { transaction } from "./transaction";

/** What a correction is about: a text on one road of one knowledge base. `textHash` is SHA-256. */
export interface CorrectionKey {
  knowledgeBaseId: number;
  road: "error" | "warning";
  textHash: Buffer;
}

/** A correction in force. */
export interface CorrectionRow {
  id: number;
  road: "error" | "warning";
  /** Hexadecimal. */
  textHash: string;
  kind: "is" | "never";
  targetId: number;
  createdAt: Date;
  createdBy: string | null;
}

/** The corrections in force for these texts of a knowledge base. */
export async function listCorrectionsOf(knowledgeBaseId: number, textHashes: readonly Buffer[]): Promise<CorrectionRow[]> {
  const { rows } = await pool().query<CorrectionRow>(
    `select c.id, c.road, encode(c.text_hash, 'hex') as "textHash", c.kind, c.target_id as "targetId", c.created_at as "createdAt", u.name as "createdBy"
       from corrections c left join users u on u.id = c.created_by_id
      where c.knowledge_base_id = $1 and c.undone_at is null and c.text_hash = any($2::bytea[]) order by c.id`,
    [knowledgeBaseId, textHashes],
  );
  return rows;
}

export interface NewCorrection extends CorrectionKey {
  text: string;
  kind: "is" | "never";
  targetId: number;
  createdById: number;
}

/**
 * Writes a correction and ends the ones it contradicts: a text is one entry, so a new "is" ends every other "is" and the
 * "never" of its own target; a "never" ends the "is" of its target. They end at the very instant the new one begins, by
 * which `undoCorrection` knows them.
 * @returns its id
 */
export async function insertCorrection(correction: NewCorrection): Promise<number> {
  const { knowledgeBaseId, road, textHash, text, kind, targetId, createdById } = correction;
  const id = await transaction(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into corrections (knowledge_base_id, road, text_hash, text, kind, target_id, created_by_id, created_at)
       values ($1, $2::"Road", $3, $4, $5::"CorrectionKind", $6, $7, now()) returning id`,
      [knowledgeBaseId, road, textHash, text, kind, targetId, createdById],
    );
    const [row] = rows;
    if (row === undefined) throw new Error("no correction id came back");
    await client.query(
      `update corrections set undone_at = now()
        where knowledge_base_id = $1 and road = $2::"Road" and text_hash = $3 and undone_at is null and id <> $4
          and ((kind = 'is' and ($5 = 'is' or target_id = $6)) or (kind = 'never' and target_id = $6))`,
      [knowledgeBaseId, road, textHash, row.id, kind, targetId],
    );
    return row.id;
  });
  if (id === null) throw new Error("the correction was not written");
  return id;
}

/**
 * Takes a correction back and puts those in force again that it had ended.
 * @returns false where it is not in force
 */
export async function undoCorrection(id: number): Promise<boolean> {
  const undone = await transaction(async (client) => {
    const { rows } = await client.query<{ knowledge_base_id: number; road: string; text_hash: Buffer; created_at: string }>(
      "update corrections set undone_at = now() where id = $1 and undone_at is null returning knowledge_base_id, road, text_hash, created_at::text",
      [id],
    );
    const [row] = rows;
    if (row === undefined) return false;
    await client.query(
      `update corrections set undone_at = null
        where knowledge_base_id = $1 and road = $2::"Road" and text_hash = $3 and undone_at = $4::timestamptz and id < $5`,
      [row.knowledge_base_id, row.road, row.text_hash, row.created_at, id],
    );
    return true;
  });
  return undone === true;
}
