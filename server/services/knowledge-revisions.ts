import { archiveBaseName } from "@/server/domain/knowledge/archive-base-name";
import { findDefaultRevision, findRevision, type LoadedRevision } from "@/server/db/knowledge";
import { findOrInsertKnowledgeBase, type KnowledgeBaseOrigin, type RevisionPlace } from "@/server/db/knowledge-insert";
import { hashKnowledge } from "@/server/domain/knowledge/hash-knowledge";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";

export type { LoadedRevision };

/** What a caller has in hand: the content of a file, what the file is called, and who brought it. */
export interface FoundKnowledge {
  knowledge: Knowledge;
  name: string;
  origin: KnowledgeBaseOrigin;
  createdById: number | null;
}

/**
 * The revision a file stands for: a known content is the revision that has it, in whatever knowledge base; an unknown
 * one becomes revision 1 of a new knowledge base "from <name>". Safe where two callers bring the same content at once.
 */
export async function findOrCreateRevision({ knowledge, name, origin, createdById }: FoundKnowledge): Promise<RevisionPlace & { isNew: boolean }> {
  return findOrInsertKnowledgeBase({ knowledge, hash: hashKnowledge(knowledge), name: archiveBaseName(name), origin, isDefault: false, note: null, createdById });
}

/** Revisions kept in memory: what recent runs and the open console pages need. */
const CACHE_SIZE = 16;

/** Revisions never change, so a copy in memory never goes stale; its name may, and is as of the first reading. */
const cache = new Map<number, Promise<LoadedRevision | null>>();

/** A revision with all its rows, kept in this process by id. Null where there is none. */
export async function findLoadedRevision(revisionId: number): Promise<LoadedRevision | null> {
  const loading = cache.get(revisionId) ?? findRevision(revisionId);
  // Taken out and put back: a Map keeps the order of insertion, so the first key is the one not used for longest.
  cache.delete(revisionId);
  cache.set(revisionId, loading);
  for (const oldest of cache.keys()) {
    if (cache.size <= CACHE_SIZE) break;
    cache.delete(oldest);
  }
  const revision = await loading.catch((error: unknown) => {
    cache.delete(revisionId);
    throw error;
  });
  if (!revision) cache.delete(revisionId);
  return revision;
}

/**
 * The same for a revision that a stored run or draft names, which therefore exists.
 * @throws Error where it does not
 */
export async function loadRevision(revisionId: number): Promise<LoadedRevision> {
  const revision = await findLoadedRevision(revisionId);
  if (!revision) throw new Error(`Knowledge base revision ${revisionId} does not exist.`);
  return revision;
}

/**
 * The revision a run without a knowledge base of its own is matched against: the newest of the default one.
 * @throws Error before the first start has made the default knowledge base
 */
export async function getDefaultRevisionId(): Promise<number> {
  const revision = await findDefaultRevision();
  if (!revision) throw new Error("There is no default knowledge base yet: it is made by the first start.");
  return revision.revisionId;
}
