import { linkKey, sortKnowledge, type Knowledge, type KnowledgeEntry } from "./knowledge";

/** The wished state of one problem, anomaly or link. A text of null: the entry is to go. */
export type Change =
  | { kind: "problem"; problemId: number; text: string | null }
  | { kind: "anomaly"; anomalyId: number; text: string | null }
  | { kind: "link"; problemId: number; anomalyId: number; present: boolean };


/** Knowledge by id, to look things up in. Links are known by `linkKey`. */
export interface KnowledgeIndex {
  problems: Map<number, string>;
  anomalies: Map<number, string>;
  links: Map<string, { problemId: number; anomalyId: number }>;
}

export function indexKnowledge({ problems, anomalies, links }: Knowledge): KnowledgeIndex {
  const texts = (entries: readonly KnowledgeEntry[]): Map<number, string> => new Map(entries.map(({ id, text }) => [id, text]));
  return { problems: texts(problems), anomalies: texts(anomalies), links: new Map(links.map((link) => [linkKey(link.problemId, link.anomalyId), link])) };
}

/** Back from the index. A link of which an end is missing is left out. */
export function knowledgeOf({ problems, anomalies, links }: KnowledgeIndex): Knowledge {
  const entries = (texts: Map<number, string>): KnowledgeEntry[] => [...texts].map(([id, text]) => ({ id, text }));
  const whole = [...links.values()].filter(({ problemId, anomalyId }) => problems.has(problemId) && anomalies.has(anomalyId));
  return sortKnowledge({ problems: entries(problems), anomalies: entries(anomalies), links: whole });
}

/** Knowledge after changes, the later ones winning. Links go with the entries they need. */
export function applyChanges(base: Knowledge, changes: readonly Change[]): Knowledge {
  const next = indexKnowledge(base);
  for (const change of changes) applyChange(next, change);
  return knowledgeOf(next);
}

/** Applies one change to an index, in place. */
export function applyChange(index: KnowledgeIndex, change: Change): void {
  if (change.kind === "link") {
    const { problemId, anomalyId, present } = change;
    const key = linkKey(problemId, anomalyId);
    if (present) index.links.set(key, { problemId, anomalyId });
    else index.links.delete(key);
    return;
  }
  const [texts, id] = change.kind === "problem" ? [index.problems, change.problemId] : [index.anomalies, change.anomalyId];
  if (change.text === null) texts.delete(id);
  else texts.set(id, change.text);
}
