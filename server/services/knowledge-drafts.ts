import { findHeadRevision } from "@/server/db/knowledge";
import { deleteDraft, findDraft, listOtherDrafts, putDraftChanges, takeId, type DraftOwner, type OtherDraft } from "@/server/db/knowledge-drafts";
import { saveRevision, type LockedHead, type SaveDecision } from "@/server/db/knowledge-save";
import { applyChanges, type Change } from "@/server/domain/knowledge/change";
import { diffKnowledge } from "@/server/domain/knowledge/diff-knowledge";
import { hashKnowledge } from "@/server/domain/knowledge/hash-knowledge";
import { mergeDraft, type Conflict } from "@/server/domain/knowledge/merge-draft";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { loadRevision, type LoadedRevision } from "./knowledge-revisions";

/** A person's unsaved edits: what they come to, on the revision they were begun on. */
export interface Draft {
  baseRevisionId: number;
  changes: Change[];
  others: OtherDraft[];
}

/**
 * The person's draft of a knowledge base; without one, no changes on the newest revision.
 * @returns null where there is no such knowledge base
 */
export async function getDraft(owner: DraftOwner): Promise<Draft | null> {
  const [draft, head, others] = await Promise.all([findDraft(owner), findHeadRevision(owner.knowledgeBaseId), listOtherDrafts(owner)]);
  if (!head) return null;
  if (!draft) return { baseRevisionId: head.revisionId, changes: [], others };
  const base = await loadRevision(draft.baseRevisionId);
  // What was made and taken back again is no edit any more.
  return { baseRevisionId: draft.baseRevisionId, changes: diffKnowledge(base, applyChanges(base, draft.changes)), others };
}

/** What a person's draft would be saved as, and what it would be saved over. */
export interface DraftState {
  head: LoadedRevision;
  draft: Knowledge;
}

/**
 * The newest revision, and the person's draft merged into it; where the two contradict each other the draft as it is.
 * @returns null where there is no such knowledge base
 */
export async function findDraftState(owner: DraftOwner): Promise<DraftState | null> {
  const [draft, place] = await Promise.all([findDraft(owner), findHeadRevision(owner.knowledgeBaseId)]);
  if (!place) return null;
  const head = await loadRevision(place.revisionId);
  if (!draft) return { head, draft: head };
  const base = await loadRevision(draft.baseRevisionId);
  const merge = mergeDraft({ base, head, changes: draft.changes });
  return { head, draft: merge.kind === "merged" ? merge.knowledge : applyChanges(base, draft.changes) };
}

/**
 * Adds wishes to the person's draft, which begins with the first one.
 * @returns false where there is no such knowledge base
 */
export async function changeDraft(owner: DraftOwner, changes: readonly Change[]): Promise<boolean> {
  const head = await findHeadRevision(owner.knowledgeBaseId);
  if (!head) return false;
  await putDraftChanges(owner, head.revisionId, changes);
  return true;
}

/** A new entry in the draft, an anomaly linked to the problems it was added under. @returns its id; null where there is no such knowledge base */
export async function addToDraft(owner: DraftOwner, entry: { kind: "problem"; text: string } | { kind: "anomaly"; text: string; problemIds: readonly number[] }): Promise<number | null> {
  const id = await takeId(owner.knowledgeBaseId, entry.kind);
  if (id === null) return null;
  const changes: Change[] =
    entry.kind === "problem"
      ? [{ kind: "problem", problemId: id, text: entry.text }]
      : [
          { kind: "anomaly", anomalyId: id, text: entry.text },
          ...entry.problemIds.map((problemId): Change => ({ kind: "link", problemId, anomalyId: id, present: true })),
        ];
  return (await changeDraft(owner, changes)) ? id : null;
}

/** Throws a person's unsaved edits away. @returns false where there were none */
export async function discardDraft(owner: DraftOwner): Promise<boolean> {
  return deleteDraft(owner);
}

export interface SaveRequest {
  note: string | null;
  /** What was decided about the conflicts of `headRevisionId`; not asked again while that is still the newest. */
  decided?: { headRevisionId: number; choices: ReadonlyMap<string, "mine" | "head"> };
}

export type SaveOutcome =
  | { kind: "saved"; revisionId: number; number: number }
  | { kind: "conflicts"; headRevisionId: number; conflicts: Conflict[] }
  /** The draft came to what the newest revision says already; it is ended. */
  | { kind: "nothing-new" }
  | { kind: "no-draft" };

/** Saves the person's draft as the next revision, merged with what others saved since it was begun. */
export async function saveDraft(owner: DraftOwner, request: SaveRequest): Promise<SaveOutcome> {
  let outcome: SaveOutcome = { kind: "no-draft" };
  const place = await saveRevision(owner, async (head) => {
    const merged = await mergeInto(head, owner, request);
    outcome = merged.outcome;
    return merged.decision;
  });
  return place ? { kind: "saved", revisionId: place.revisionId, number: place.number } : outcome;
}

async function mergeInto(head: LockedHead, owner: DraftOwner, { note, decided }: SaveRequest): Promise<{ outcome: SaveOutcome; decision: SaveDecision }> {
  // Read under the lock: what a second window of the same person adds meanwhile waits, and is not lost with this draft.
  const draft = await findDraft(owner);
  if (!draft) return { outcome: { kind: "no-draft" }, decision: { kind: "leave" } };
  const [base, current] = await Promise.all([loadRevision(draft.baseRevisionId), loadRevision(head.revisionId)]);
  const choices = decided?.headRevisionId === head.revisionId ? decided.choices : new Map<string, "mine" | "head">();
  const merge = mergeDraft({ base, head: current, changes: draft.changes, choices });
  if (merge.kind === "conflicts") {
    return { outcome: { kind: "conflicts", headRevisionId: head.revisionId, conflicts: merge.conflicts }, decision: { kind: "leave" } };
  }
  const hash = hashKnowledge(merge.knowledge);
  if (hash.toString("hex") === head.hash) return { outcome: { kind: "nothing-new" }, decision: { kind: "end-draft" } };
  const content = { knowledge: merge.knowledge, hash, note, createdById: owner.userId };
  return { outcome: { kind: "no-draft" }, decision: { kind: "save", content } };
}
