import { prisma } from "./client";
import type { CorrectionKind, Road } from "./generated/enums";

/** A person's word about a text that is embedded: it is, or never is, one entry of the knowledge base. */
export interface NewCorrection {
  knowledgeBaseId: number;
  road: Road;
  text: string;
  textHash: Buffer;
  kind: CorrectionKind;
  /** A problem on the road of errors, an anomaly on that of warnings. */
  targetId: number;
  createdById: number;
}

export interface CorrectionRow {
  id: number;
  road: Road;
  text: string;
  kind: CorrectionKind;
  targetId: number;
  createdAt: Date;
  createdBy: string | null;
}

/** Adds a correction and takes back those it replaces: another word about the same entry, and for "is" the earlier "is". @returns its id */
export async function insertCorrection({ textHash, ...correction }: NewCorrection): Promise<number> {
  const hash = new Uint8Array(textHash);
  const about = { knowledgeBaseId: correction.knowledgeBaseId, road: correction.road, textHash: hash, undoneAt: null };
  const replaced = correction.kind === "is" ? { ...about, OR: [{ kind: "is" as const }, { targetId: correction.targetId }] } : { ...about, targetId: correction.targetId };
  const [, created] = await prisma().$transaction([
    prisma().correction.updateMany({ where: replaced, data: { undoneAt: new Date() } }),
    prisma().correction.create({ data: { ...correction, textHash: hash }, select: { id: true } }),
  ]);
  return created.id;
}

/** Takes a correction back; the model decides again. @returns false where it is not in force */
export async function undoCorrection(id: number): Promise<boolean> {
  const { count } = await prisma().correction.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: new Date() } });
  return count > 0;
}

/** The corrections in force for a knowledge base, newest first. */
export async function listCorrections(knowledgeBaseId: number): Promise<CorrectionRow[]> {
  const rows = await prisma().correction.findMany({
    where: { knowledgeBaseId, undoneAt: null },
    select: { id: true, road: true, text: true, kind: true, targetId: true, createdAt: true, createdBy: { select: { name: true } } },
    orderBy: { id: "desc" },
  });
  return rows.map(({ createdBy, ...row }) => ({ ...row, createdBy: createdBy?.name ?? null }));
}
