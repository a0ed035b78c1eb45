import type { PoolClient } from "pg";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import type { KnowledgeBaseOrigin } from "./generated/enums";
import { transaction } from "./transaction";

export type { KnowledgeBaseOrigin };

/** Where a revision is: its row, its knowledge base and its number in it. */
export interface RevisionPlace {
  revisionId: number;
  knowledgeBaseId: number;
  number: number;
}

/** The content of a revision to be, and who made it (null: the product itself). */
export interface RevisionContent {
  knowledge: Knowledge;
  hash: Buffer;
  note: string | null;
  createdById: number | null;
}

export interface NewKnowledgeBase extends RevisionContent {
  name: string;
  origin: KnowledgeBaseOrigin;
  isDefault: boolean;
}

/** The newest revision with a hash: a knowledge base joined to another is found there from then on. */
const BY_HASH = `
  select id as "revisionId", knowledge_base_id as "knowledgeBaseId", number
    from knowledge_base_revisions where hash = $1 order by id desc limit 1`;

/**
 * The revision that has this content, or revision 1 of a new knowledge base. Two callers with the same content wait for
 * each other (a lock on the hash until the transaction ends), so the second finds what the first made.
 */
export async function findOrInsertKnowledgeBase(base: NewKnowledgeBase): Promise<RevisionPlace & { isNew: boolean }> {
  const place = await transaction(async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [base.hash.readBigInt64BE(0)]);
    const { rows } = await client.query<RevisionPlace>(BY_HASH, [base.hash]);
    return rows[0] ? { ...rows[0], isNew: false } : { ...(await insertKnowledgeBase(client, base)), isNew: true };
  });
  if (!place) throw new Error("A knowledge base was neither found nor made.");
  return place;
}

/** A new knowledge base with its first revision, whatever else has the same content. */
export async function insertKnowledgeBase(client: PoolClient, base: NewKnowledgeBase): Promise<RevisionPlace> {
  const { rows } = await client.query<{ id: number }>("insert into knowledge_bases (name, origin, is_default) values ($1, $2, $3) returning id", [
    base.name,
    base.origin,
    base.isDefault,
  ]);
  const knowledgeBaseId = rows[0]?.id ?? 0;
  return insertRevision(client, knowledgeBaseId, base);
}

/** Keeps every other writer of this knowledge base's revisions waiting until the transaction ends. */
export async function lockKnowledgeBase(client: PoolClient, knowledgeBaseId: number): Promise<void> {
  await client.query("select 1 from knowledge_bases where id = $1 for update", [knowledgeBaseId]);
}

/** The next revision of a knowledge base, whose row the caller holds (or has just made). Ids it brings are never given out again. */
export async function insertRevision(client: PoolClient, knowledgeBaseId: number, content: RevisionContent): Promise<RevisionPlace> {
  const { knowledge, hash, note, createdById } = content;
  const { problems, anomalies, links } = knowledge;
  const inserted = await client.query<RevisionPlace>(
    `insert into knowledge_base_revisions (knowledge_base_id, number, hash, note, problems, anomalies, links, created_by_id)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 from knowledge_base_revisions where knowledge_base_id = $1
     returning id as "revisionId", knowledge_base_id as "knowledgeBaseId", number`,
    [knowledgeBaseId, hash, note, problems.length, anomalies.length, links.length, createdById],
  );
  const place = inserted.rows[0];
  if (!place) throw new Error("A revision was not inserted.");
  await insertRows(client, place.revisionId, knowledge);
  await client.query(
    "update knowledge_bases set next_problem_id = greatest(next_problem_id, $2), next_anomaly_id = greatest(next_anomaly_id, $3) where id = $1",
    [knowledgeBaseId, nextAfter(problems), nextAfter(anomalies)],
  );
  return place;
}

const nextAfter = (entries: readonly { id: number }[]): number => entries.reduce((most, { id }) => Math.max(most, id), 0) + 1;

async function insertRows(client: PoolClient, revisionId: number, { problems, anomalies, links }: Knowledge): Promise<void> {
  const texts = "select $1, * from unnest($2::int[], $3::text[])";
  await client.query(`insert into revision_problems (revision_id, problem_id, text) ${texts}`, [revisionId, problems.map(({ id }) => id), problems.map(({ text }) => text)]);
  await client.query(`insert into revision_anomalies (revision_id, anomaly_id, text) ${texts}`, [revisionId, anomalies.map(({ id }) => id), anomalies.map(({ text }) => text)]);
  await client.query("insert into revision_links (revision_id, problem_id, anomaly_id) select $1, * from unnest($2::int[], $3::int[])", [
    revisionId,
    links.map(({ problemId }) => problemId),
    links.map(({ anomalyId }) => anomalyId),
  ]);
}
