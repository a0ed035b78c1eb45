import { findHeadRevision, findRevision, listRevisions } from "@/server/db/knowledge";
import { appendRevision } from "@/server/db/knowledge-save";
import type { RevisionPlace } from "@/server/db/knowledge-insert";
import { indexKnowledge } from "@/server/domain/knowledge/change";
import { diffKnowledge } from "@/server/domain/knowledge/diff-knowledge";
import { loadRevision } from "./knowledge-revisions";

/** A difference between two revisions as people read it. For a link the texts are those of its ends. */
export type HistoryChange =
  | { kind: "problem" | "anomaly"; id: number; before: string | null; after: string | null }
  | { kind: "link"; problemId: number; anomalyId: number; problemText: string; anomalyText: string; present: boolean };

/** What a revision changed of the one before it (of nothing, where it is the first). Null: no such revision. */
export async function diffRevision(revisionId: number): Promise<HistoryChange[] | null> {
  const revision = await findRevision(revisionId);
  if (!revision) return null;
  const before = (await listRevisions(revision.knowledgeBaseId)).find(({ number }) => number < revision.number);
  const from = before ? await loadRevision(before.revisionId) : { problems: [], anomalies: [], links: [] };
  const [old, next] = [indexKnowledge(from), indexKnowledge(revision)];
  return diffKnowledge(from, revision).map((change): HistoryChange => {
    if (change.kind === "link") {
      const { problemId, anomalyId } = change;
      return { ...change, problemText: next.problems.get(problemId) ?? "", anomalyText: next.anomalies.get(anomalyId) ?? "" };
    }
    const [id, texts] = change.kind === "problem" ? [change.problemId, old.problems] : [change.anomalyId, old.anomalies];
    return { kind: change.kind, id, before: texts.get(id) ?? null, after: change.text };
  });
}

export type CopyOutcome = { kind: "copied"; place: RevisionPlace } | { kind: "same"; number: number } | { kind: "not-found" };

/**
 * Makes the content of a revision the newest of a knowledge base: of its own (a restored state) or of another (a knowledge
 * base from an archive that is joined to it). The revisions between stay in the history, and drafts merge as with any other.
 */
export async function copyRevision(revisionId: number, target: { knowledgeBaseId: number; note: string | null; createdById: number }): Promise<CopyOutcome> {
  const [revision, head] = await Promise.all([findRevision(revisionId), findHeadRevision(target.knowledgeBaseId)]);
  if (!revision || !head) return { kind: "not-found" };
  const { problems, anomalies, links } = revision;
  const current = await loadRevision(head.revisionId);
  if (current.hash === revision.hash) return { kind: "same", number: head.number };
  const place = await appendRevision(target.knowledgeBaseId, {
    knowledge: { problems, anomalies, links },
    hash: Buffer.from(revision.hash, "hex"),
    note: target.note,
    createdById: target.createdById,
  });
  return place ? { kind: "copied", place } : { kind: "not-found" };
}
