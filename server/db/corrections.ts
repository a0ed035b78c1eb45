import type { Pool } from "pg";
import { pool } from "./client";

/** A correction as classifying obeys it. */
export interface CorrectionRow {
  road: "error" | "warning";
  textHash: string;
  kind: "is" | "never";
  targetId: number;
}

const CORRECTION_ROW = `c.road, encode(c.text_hash, 'hex') as "textHash", c.kind, c.target_id as "targetId"`;

/** The corrections of a knowledge base that nobody has undone, oldest first: of two about one text the later counts. */
export async function listCorrections(knowledgeBaseId: number): Promise<CorrectionRow[]> {
  const { rows } = await pool().query<CorrectionRow>(`select ${CORRECTION_ROW} from corrections c where c.knowledge_base_id = $1 and c.undone_at is null order by c.id`, [knowledgeBaseId]);
  return rows;
}

/** The corrections `c` that were in force when run $1 was classified last. A second try of that stage has begun when the first one did. */
const OF_RUN = `
  from runs r
  join knowledge_base_revisions v on v.id = r.revision_id
  join run_stages s on s.run_id = r.id and s.stage = 'classify'
  join corrections c on c.knowledge_base_id = v.knowledge_base_id and c.created_at <= s.started_at and (c.undone_at is null or c.undone_at > s.started_at)
 where r.id = $1`;

/** The corrections a run is classified by, oldest first as well. What its inputs tell are these. */
export async function listCorrectionsToObey(runId: number): Promise<CorrectionRow[]> {
  const { rows } = await pool().query<CorrectionRow>(`select ${CORRECTION_ROW} ${OF_RUN} order by c.id`, [runId]);
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
    `select c.road, c.text, c.kind, c.target_id as "targetId" ${OF_RUN} order by c.target_id, c.road, c.kind, c.text_hash`,
    [runId],
  );
  return rows;
}
