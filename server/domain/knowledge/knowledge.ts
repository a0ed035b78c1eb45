/** A problem (what an ERROR says) or an anomaly (what a WARNING says): its id in the file and its text. */
export interface KnowledgeEntry {
  id: number;
  text: string;
}

/** That an anomaly belongs to a problem. */
export interface KnowledgeLink {
  anomalyId: number;
  problemId: number;
}

/** The content of one revision, each list ordered by id (links by problem, then anomaly). */
export interface Knowledge {
  problems: KnowledgeEntry[];
  anomalies: KnowledgeEntry[];
  links: KnowledgeLink[];
}

const byId = (one: KnowledgeEntry, other: KnowledgeEntry): number => one.id - other.id;

/** Puts the lists in the order that `Knowledge` promises. The input is left as it is. */
export function sortKnowledge(knowledge: Knowledge): Knowledge {
  return {
    problems: knowledge.problems.toSorted(byId),
    anomalies: knowledge.anomalies.toSorted(byId),
    links: knowledge.links.toSorted((one, other) => one.problemId - other.problemId || one.anomalyId - other.anomalyId),
  };
}

/** One text for a link, to look it up in a set or a map. */
export function linkKey(problemId: number, anomalyId: number): string {
  return `${problemId}:${anomalyId}`;
}
