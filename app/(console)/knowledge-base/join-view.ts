import { indexKnowledge, type KnowledgeIndex } from "@/server/domain/knowledge/change";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";

/** How an entry stands in the draft against the revision it began from. */
export type EntryState = "same" | "new" | "changed" | "removed";

export interface AnomalyView {
  id: number;
  text: string;
  /** Its text in the revision; null where it is new. */
  before: string | null;
  /** What the draft did to it, or to its link with this problem. */
  state: EntryState | "linked" | "unlinked";
  /** In how many other problems it is. */
  otherProblems: number;
}

export interface ProblemView {
  /** 0: no problem, but the group of the anomalies that have none. */
  id: number;
  text: string;
  before: string | null;
  state: EntryState;
  anomalies: AnomalyView[];
  /** Links there are, made and gone in the draft. */
  links: number;
  added: number;
  gone: number;
}

/**
 * A revision and a draft on it in one picture: what the draft removed still stands in its place, marked.
 * @param base the revision
 * @param current the revision with the draft's changes
 */
export function joinView(base: Knowledge, current: Knowledge): ProblemView[] {
  const [old, next] = [indexKnowledge(base), indexKnowledge(current)];
  const linksOf = groupLinks(old, next);
  const counts = countLinks(next);
  const problems = [...new Set([...old.problems.keys(), ...next.problems.keys()])].map((id): ProblemView => {
    const links = linksOf.get(id) ?? [];
    const anomalies = links.map(({ anomalyId, has, had }) => viewAnomaly(anomalyId, { has, had, others: (counts.get(anomalyId) ?? 0) - (has ? 1 : 0) }, old, next));
    const before = old.problems.get(id) ?? null;
    const now = next.problems.get(id) ?? null;
    return {
      id,
      text: now ?? before ?? "",
      before,
      state: stateOf(before, now),
      anomalies,
      links: links.filter(({ has }) => has).length,
      added: links.filter(({ has, had }) => has && !had).length,
      gone: links.filter(({ has, had }) => had && !has).length,
    };
  });
  const loose = looseAnomalies(old, next, counts);
  return loose.length === 0 ? problems : [...problems, { id: 0, text: "", before: "", state: "same", anomalies: loose, links: loose.length, added: 0, gone: 0 }];
}

function stateOf(before: string | null, now: string | null): EntryState {
  if (now === null) return "removed";
  if (before === null) return "new";
  return before === now ? "same" : "changed";
}

interface LinkState {
  anomalyId: number;
  has: boolean;
  had: boolean;
}

function groupLinks(old: KnowledgeIndex, next: KnowledgeIndex): Map<number, LinkState[]> {
  const groups = new Map<number, LinkState[]>();
  for (const [key, { problemId, anomalyId }] of new Map([...old.links, ...next.links])) {
    const group = groups.get(problemId) ?? [];
    group.push({ anomalyId, has: next.links.has(key), had: old.links.has(key) });
    groups.set(problemId, group);
  }
  for (const group of groups.values()) group.sort((one, other) => one.anomalyId - other.anomalyId);
  return groups;
}

function countLinks({ links }: KnowledgeIndex): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { anomalyId } of links.values()) counts.set(anomalyId, (counts.get(anomalyId) ?? 0) + 1);
  return counts;
}

function viewAnomaly(id: number, link: { has: boolean; had: boolean; others: number }, old: KnowledgeIndex, next: KnowledgeIndex): AnomalyView {
  const before = old.anomalies.get(id) ?? null;
  const now = next.anomalies.get(id) ?? null;
  const entry = stateOf(before, now);
  const view = { id, text: now ?? before ?? "", before, otherProblems: Math.max(0, link.others) };
  if (entry === "removed" || entry === "new") return { ...view, state: entry };
  if (!link.has) return { ...view, state: "unlinked" };
  return { ...view, state: link.had ? entry : "linked" };
}

/** Those that have no problem now; one that was removed or unlinked is still shown where it was. */
function looseAnomalies(old: KnowledgeIndex, next: KnowledgeIndex, counts: Map<number, number>): AnomalyView[] {
  const loose = [...next.anomalies.keys()].filter((id) => !counts.has(id));
  return loose.map((id) => viewAnomaly(id, { has: true, had: true, others: 0 }, old, next)).sort((one, other) => one.id - other.id);
}

/** True where the draft touched a problem, one of its anomalies or a link of it. */
export function isTouched(problem: ProblemView): boolean {
  return problem.state !== "same" || problem.anomalies.some(({ state }) => state !== "same");
}

