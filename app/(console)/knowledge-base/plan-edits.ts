import { applyChanges, type Change } from "@/server/domain/knowledge/change";
import { diffKnowledge } from "@/server/domain/knowledge/diff-knowledge";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";

/** The removal of a problem takes along the anomalies that belong to it alone: nothing would lead to them any more. */
export function planProblemRemoval(current: Knowledge, problemId: number): Change[] {
  const elsewhere = new Set(current.links.filter((link) => link.problemId !== problemId).map(({ anomalyId }) => anomalyId));
  const own = current.links.filter((link) => link.problemId === problemId && !elsewhere.has(link.anomalyId));
  return [{ kind: "problem", problemId, text: null }, ...own.map(({ anomalyId }): Change => ({ kind: "anomaly", anomalyId, text: null }))];
}

/** The changes that take others back: from what they lead to, to what was there before. */
export function planUndo(current: Knowledge, changes: readonly Change[]): Change[] {
  return diffKnowledge(applyChanges(current, changes), current);
}

/**
 * Makes one entry of two: the one that stays gets the links of the other, which goes.
 * @param goneId never `keepId`
 */
export function planMerge(current: Knowledge, kind: "problem" | "anomaly", { keepId, goneId }: { keepId: number; goneId: number }): Change[] {
  const idOf = (link: Knowledge["links"][number]): number => (kind === "problem" ? link.problemId : link.anomalyId);
  const endOf = (link: Knowledge["links"][number]): number => (kind === "problem" ? link.anomalyId : link.problemId);
  const kept = new Set(current.links.filter((link) => idOf(link) === keepId).map(endOf));
  const moved = current.links.filter((link) => idOf(link) === goneId && !kept.has(endOf(link)));
  return [
    ...moved.map((link): Change => (kind === "problem" ? { kind: "link", problemId: keepId, anomalyId: link.anomalyId, present: true } : { kind: "link", problemId: link.problemId, anomalyId: keepId, present: true })),
    kind === "problem" ? { kind, problemId: goneId, text: null } : { kind, anomalyId: goneId, text: null },
  ];
}

/** What brings a removed problem back as the revision has it, with the anomalies that went along. */
export function planProblemReturn(base: Knowledge, current: Knowledge, problemId: number): Change[] {
  const problem = base.problems.find(({ id }) => id === problemId);
  if (!problem) return [];
  const present = new Set(current.anomalies.map(({ id }) => id));
  const own = new Set(base.links.filter((link) => link.problemId === problemId && !present.has(link.anomalyId)).map(({ anomalyId }) => anomalyId));
  const anomalies = base.anomalies.filter(({ id }) => own.has(id));
  return [{ kind: "problem", problemId, text: problem.text }, ...anomalies.map(({ id, text }): Change => ({ kind: "anomaly", anomalyId: id, text }))];
}

/** An entry other than this one that has the same text; undefined: none. */
export function findSameText(current: Knowledge, kind: "problem" | "anomaly", entry: { id: number; text: string }): number | undefined {
  const wished = entry.text.trim().toLowerCase();
  const entries = kind === "problem" ? current.problems : current.anomalies;
  return entries.find(({ id, text }) => id !== entry.id && text.toLowerCase() === wished)?.id;
}
