import { indexKnowledge, type Change, type KnowledgeIndex } from "./change";
import type { Knowledge } from "./knowledge";

/**
 * The changes that lead from one state to another: `applyChanges(from, diffKnowledge(from, to))` is `to`. A link that
 * goes because an entry goes is not named: the entry's removal says it.
 */
export function diffKnowledge(from: Knowledge, to: Knowledge): Change[] {
  const old = indexKnowledge(from);
  const next = indexKnowledge(to);
  return [
    ...diffTexts(old.problems, next.problems).map(({ id, text }): Change => ({ kind: "problem", problemId: id, text })),
    ...diffTexts(old.anomalies, next.anomalies).map(({ id, text }): Change => ({ kind: "anomaly", anomalyId: id, text })),
    ...diffLinks(old, next),
  ];
}

function diffTexts(old: Map<number, string>, next: Map<number, string>): { id: number; text: string | null }[] {
  const gone = [...old.keys()].filter((id) => !next.has(id)).map((id) => ({ id, text: null }));
  const changed = [...next].filter(([id, text]) => old.get(id) !== text).map(([id, text]) => ({ id, text }));
  return [...gone, ...changed];
}

function diffLinks(old: KnowledgeIndex, next: KnowledgeIndex): Change[] {
  const hasEnds = ({ problemId, anomalyId }: { problemId: number; anomalyId: number }): boolean => next.problems.has(problemId) && next.anomalies.has(anomalyId);
  const gone = [...old.links].filter(([key, link]) => !next.links.has(key) && hasEnds(link));
  const made = [...next.links].filter(([key]) => !old.links.has(key));
  return [
    ...gone.map(([, link]): Change => ({ kind: "link", ...link, present: false })),
    ...made.map(([, link]): Change => ({ kind: "link", ...link, present: true })),
  ];
}

/** How many of each there are in a list of changes; a text counts as changed where an entry had another before. */
export interface ChangeCounts {
  added: number;
  changed: number;
  removed: number;
  linked: number;
  unlinked: number;
}

/** Sums up changes for people: on what they apply decides whether a text is new or changed. */
export function countChanges(base: Knowledge, changes: readonly Change[]): ChangeCounts {
  const { problems, anomalies } = indexKnowledge(base);
  const counts: ChangeCounts = { added: 0, changed: 0, removed: 0, linked: 0, unlinked: 0 };
  for (const change of changes) {
    if (change.kind === "link") counts[change.present ? "linked" : "unlinked"] += 1;
    else if (change.text === null) counts.removed += 1;
    else counts[(change.kind === "problem" ? problems.has(change.problemId) : anomalies.has(change.anomalyId)) ? "changed" : "added"] += 1;
  }
  return counts;
}
