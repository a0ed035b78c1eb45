import { applyChange, applyChanges, indexKnowledge, knowledgeOf, type Change, type KnowledgeIndex } from "./change";
import { diffKnowledge } from "./diff-knowledge";
import type { Knowledge } from "./knowledge";

/** One person's changes, the revision they were made on, and the newest one, into which they go. */
export interface DraftToMerge {
  base: Knowledge;
  head: Knowledge;
  changes: readonly Change[];
  /** What a person decided about conflicts seen before, by `conflictKey`. */
  choices?: ReadonlyMap<string, "mine" | "head">;
}

/**
 * An entry that both sides touched in ways that cannot both hold; null: it is not there. `reason` says whether the texts
 * differ, or one side removed the entry while the other linked it anew.
 */
export interface Conflict {
  kind: "problem" | "anomaly";
  id: number;
  base: string | null;
  head: string | null;
  mine: string | null;
  reason: "text" | "link";
}

export type Merge = { kind: "merged"; knowledge: Knowledge } | { kind: "conflicts"; conflicts: Conflict[] };

export function conflictKey({ kind, id }: Pick<Conflict, "kind" | "id">): string {
  return `${kind}:${id}`;
}

type EntryKind = Conflict["kind"];

interface Sides {
  base: KnowledgeIndex;
  head: KnowledgeIndex;
  mine: KnowledgeIndex;
}

/**
 * Merges a draft into the newest revision: what one side alone touched is taken from it, what both did is a conflict
 * until a choice says which holds. Links have two states only, so two sides can differ about them only through their ends.
 */
export function mergeDraft({ base, head, changes, choices = new Map() }: DraftToMerge): Merge {
  const wished = applyChanges(base, changes);
  const effective = diffKnowledge(base, wished);
  const sides: Sides = { base: indexKnowledge(base), head: indexKnowledge(head), mine: indexKnowledge(wished) };
  const conflicts = (["problem", "anomaly"] as const).flatMap((kind) => findConflicts(sides, kind));
  const open = conflicts.filter((conflict) => !choices.has(conflictKey(conflict)));
  if (open.length > 0) return { kind: "conflicts", conflicts: open };

  const merged = indexKnowledge(head);
  const contested = new Set(conflicts.map(conflictKey));
  for (const change of effective) if (!contested.has(entryKey(change))) applyChange(merged, change);
  for (const conflict of conflicts) if (choices.get(conflictKey(conflict)) === "mine") takeMine(merged, conflict, sides);
  return { kind: "merged", knowledge: knowledgeOf(merged) };
}

function entryKey(change: Change): string {
  if (change.kind === "link") return "";
  return change.kind === "problem" ? `problem:${change.problemId}` : `anomaly:${change.anomalyId}`;
}

function findConflicts(sides: Sides, kind: EntryKind): Conflict[] {
  const [base, head, mine] = [textsOf(sides.base, kind), textsOf(sides.head, kind), textsOf(sides.mine, kind)];
  const headLinked = newlyLinked(sides.base, sides.head, kind);
  const mineLinked = newlyLinked(sides.base, sides.mine, kind);
  const conflicts: Conflict[] = [];
  for (const id of new Set([...base.keys(), ...head.keys(), ...mine.keys()])) {
    const states = { base: base.get(id) ?? null, head: head.get(id) ?? null, mine: mine.get(id) ?? null };
    const linked = (states.mine === null && headLinked.has(id)) || (states.head === null && mineLinked.has(id));
    const reason = reasonOf(states, linked);
    if (reason) conflicts.push({ kind, id, ...states, reason });
  }
  return conflicts;
}

function reasonOf({ base, head, mine }: Pick<Conflict, "base" | "head" | "mine">, isLinkedByOther: boolean): Conflict["reason"] | null {
  if (head === mine) return null;
  if (head !== base && mine !== base) return "text";
  // One side removed what the other left as it was, but linked anew: its link would go with the entry.
  return base !== null && isLinkedByOther ? "link" : null;
}

/** The entries of a kind that one side links and the base did not. */
function newlyLinked(base: KnowledgeIndex, side: KnowledgeIndex, kind: EntryKind): Set<number> {
  const made = [...side.links].filter(([key]) => !base.links.has(key));
  return new Set(made.map(([, { problemId, anomalyId }]) => (kind === "problem" ? problemId : anomalyId)));
}

/** My state of an entry; where the head had removed it, its links as I have them come back with it. */
function takeMine(merged: KnowledgeIndex, { kind, id, head, mine }: Conflict, sides: Sides): void {
  const texts = textsOf(merged, kind);
  if (mine === null) {
    texts.delete(id);
    return;
  }
  texts.set(id, mine);
  if (head !== null) return;
  for (const [key, link] of sides.mine.links) {
    if ((kind === "problem" ? link.problemId : link.anomalyId) === id) merged.links.set(key, link);
  }
}

function textsOf(index: KnowledgeIndex, kind: EntryKind): Map<number, string> {
  return kind === "problem" ? index.problems : index.anomalies;
}
