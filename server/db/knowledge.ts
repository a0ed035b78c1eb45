import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { pool, prisma } from "./client";
import type { RevisionPlace } from "./knowledge-insert";
import type { KnowledgeBaseOrigin } from "./generated/enums";

/** One immutable state of a knowledge base, whole. `hash` is hexadecimal. */
export interface LoadedRevision extends Knowledge, RevisionPlace {
  name: string;
  hash: string;
}

/** A knowledge base in a list, by its newest revision. */
export interface KnowledgeBaseRow {
  id: number;
  name: string;
  origin: KnowledgeBaseOrigin;
  isDefault: boolean;
  head: { revisionId: number; number: number; problems: number; anomalies: number; links: number; createdAt: Date; createdBy: string | null };
}

/** A revision in the history of its knowledge base. */
export interface RevisionRow {
  revisionId: number;
  number: number;
  note: string | null;
  problems: number;
  anomalies: number;
  links: number;
  createdAt: Date;
  createdBy: string | null;
}

const headColumns = { id: true, number: true, note: true, problems: true, anomalies: true, links: true, createdAt: true, createdBy: { select: { name: true } } } as const;

/** Null where there is no such revision. By plain SQL, as all that workers ask: Prisma and its engine take 40 MB of a process. */
export async function findRevision(revisionId: number): Promise<LoadedRevision | null> {
  const [heads, problems, anomalies, links] = await Promise.all([
    pool().query<Pick<LoadedRevision, "knowledgeBaseId" | "name" | "number" | "hash">>(
      `select r.knowledge_base_id as "knowledgeBaseId", b.name, r.number, encode(r.hash, 'hex') as hash
       from knowledge_base_revisions r join knowledge_bases b on b.id = r.knowledge_base_id where r.id = $1`,
      [revisionId],
    ),
    pool().query<{ id: number; text: string }>("select problem_id as id, text from revision_problems where revision_id = $1 order by 1", [revisionId]),
    pool().query<{ id: number; text: string }>("select anomaly_id as id, text from revision_anomalies where revision_id = $1 order by 1", [revisionId]),
    pool().query<{ anomalyId: number; problemId: number }>(
      `select anomaly_id as "anomalyId", problem_id as "problemId" from revision_links where revision_id = $1 order by 2, 1`,
      [revisionId],
    ),
  ]);
  const [head] = heads.rows;
  return head ? { revisionId, ...head, problems: problems.rows, anomalies: anomalies.rows, links: links.rows } : null;
}

/** The newest revision of the default knowledge base; null before the first start has made it. */
export async function findDefaultRevision(): Promise<RevisionPlace | null> {
  const { rows } = await pool().query<RevisionPlace>(
    `select r.id as "revisionId", r.knowledge_base_id as "knowledgeBaseId", r.number
     from knowledge_base_revisions r join knowledge_bases b on b.id = r.knowledge_base_id where b.is_default order by r.number desc limit 1`,
  );
  return rows[0] ?? null;
}

/** The newest revision of a knowledge base; null where there is no such knowledge base. */
export async function findHeadRevision(knowledgeBaseId: number): Promise<(RevisionPlace & { createdById: number | null }) | null> {
  const head = await prisma().knowledgeBaseRevision.findFirst({
    where: { knowledgeBaseId },
    select: { id: true, number: true, createdById: true },
    orderBy: { number: "desc" },
  });
  return head ? { revisionId: head.id, knowledgeBaseId, number: head.number, createdById: head.createdById } : null;
}

/** Every knowledge base, the default one first, then by name. */
export async function listKnowledgeBases(): Promise<KnowledgeBaseRow[]> {
  const bases = await prisma().knowledgeBase.findMany({
    select: { id: true, name: true, origin: true, isDefault: true, revisions: { select: headColumns, orderBy: { number: "desc" }, take: 1 } },
    orderBy: [{ isDefault: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  return bases.flatMap(({ revisions, ...base }) =>
    revisions.map(({ id, note: _note, createdBy, ...head }) => ({ ...base, head: { ...head, revisionId: id, createdBy: createdBy?.name ?? null } })),
  );
}

/** Every revision of a knowledge base, newest first. */
export async function listRevisions(knowledgeBaseId: number): Promise<RevisionRow[]> {
  const revisions = await prisma().knowledgeBaseRevision.findMany({ where: { knowledgeBaseId }, select: headColumns, orderBy: { number: "desc" } });
  return revisions.map(({ id, createdBy, ...revision }) => ({ ...revision, revisionId: id, createdBy: createdBy?.name ?? null }));
}

/** @returns false where there is no such knowledge base */
export async function renameKnowledgeBase(id: number, name: string): Promise<boolean> {
  const { count } = await prisma().knowledgeBase.updateMany({ where: { id }, data: { name } });
  return count > 0;
}

/** Makes one knowledge base what runs without their own are matched against. @returns false where there is no such knowledge base */
export async function setDefaultKnowledgeBase(id: number): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const wished = await tx.knowledgeBase.findUnique({ where: { id }, select: { id: true } });
    if (!wished) return false;
    // In this order: at most one row may be the default at any time.
    await tx.knowledgeBase.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
    await tx.knowledgeBase.updateMany({ where: { id }, data: { isDefault: true } });
    return true;
  });
}
