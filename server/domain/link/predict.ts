import type { KnowledgeLink, LinkedRun, Seen } from "./link-run";

export type Outcome = "open" | "came-true" | "did-not-happen";

/** An early warning (problem) or a predictive alert (anomaly) issued at an instant of log time. */
export interface Prediction {
  kind: "problem" | "anomaly";
  problemId: number;
  /** The anomaly predicted; null for a predicted problem. */
  anomalyId: number | null;
  /** Anomalies it rests on (early warning), by first sighting. */
  basis: number[];
  /** How many anomalies the knowledge base links to the problem. */
  anomaliesKnown: number;
  issuedMicros: number;
  /** The first and the last sighting of the anomalies it rests on; null for a predicted anomaly. */
  firstMicros: number | null;
  lastMicros: number | null;
  outcome: Outcome;
  /** When it came true. */
  outcomeMicros: number | null;
}

/** How long a prediction may still come true where nobody set another window: one that is older by the end of the log did not happen. */
export const PREDICTION_WINDOW_MICROS = 24 * 3_600 * 1_000_000;

/** What outcomes are judged by. */
export interface PredictionSpan {
  /** The last instant of the log; null where no record has a time, and then nothing is predicted. */
  endMicros: number | null;
  /** How long a prediction may still come true. */
  windowMicros: number;
}

/**
 * Everything that could have been predicted at some instant of the run, and what became of it.
 *
 * Predictive alert: at a problem's first ERROR, each of its anomalies not seen before. Early warning: for a problem not
 * seen yet, at the second different anomaly of it, or at the first one that belongs to it alone.
 */
export function predict(run: LinkedRun, links: readonly KnowledgeLink[], { endMicros, windowMicros }: PredictionSpan): Prediction[] {
  if (endMicros === null) return [];
  const problemsOf = groupBy(links, (link) => link.anomalyId, (link) => link.problemId);
  const anomaliesOf = groupBy(links, (link) => link.problemId, (link) => link.anomalyId);
  const predictions: Prediction[] = [];
  for (const [problemId, anomalyIds] of [...anomaliesOf].sort(([a], [b]) => a - b)) {
    const known = { problemId, anomalyIds: [...anomalyIds].sort((a, b) => a - b), span: { endMicros, windowMicros } };
    const warning = earlyWarning(run, known, problemsOf);
    if (warning) predictions.push(warning);
    predictions.push(...predictiveAlerts(run, known));
  }
  return predictions;
}

interface KnownProblem {
  problemId: number;
  anomalyIds: readonly number[];
  span: PredictionSpan & { endMicros: number };
}

function predictiveAlerts(run: LinkedRun, { problemId, anomalyIds, span }: KnownProblem): Prediction[] {
  const issuedMicros = run.problems.get(problemId)?.first.micros ?? null;
  if (issuedMicros === null) return [];
  return anomalyIds.flatMap((anomalyId) => {
    const seen = run.anomalies.get(anomalyId)?.first.micros;
    // One whose records carry no time is there as well: nobody waits for it.
    if (seen === null || (seen !== undefined && seen <= issuedMicros)) return [];
    return [{ kind: "anomaly" as const, problemId, anomalyId, basis: [], anomaliesKnown: anomalyIds.length, issuedMicros, firstMicros: null, lastMicros: null, ...outcomeOf(issuedMicros, seen ?? null, span) }];
  });
}

function earlyWarning(run: LinkedRun, { problemId, anomalyIds, span }: KnownProblem, problemsOf: Map<number, Set<number>>): Prediction | null {
  const happened = run.problems.get(problemId)?.first.micros ?? null;
  if (happened === null && run.problems.has(problemId)) return null;
  const seen = anomalyIds.flatMap((id) => timed(run.anomalies.get(id))).sort((a, b) => a.micros - b.micros || a.id - b.id);
  const before = seen.filter(({ micros }) => happened === null || micros < happened);
  const trigger = before.find(({ id }, index) => index === 1 || problemsOf.get(id)?.size === 1);
  if (!trigger) return null;
  return {
    kind: "problem",
    problemId,
    anomalyId: null,
    basis: before.map(({ id }) => id),
    anomaliesKnown: anomalyIds.length,
    issuedMicros: trigger.micros,
    firstMicros: before[0]?.micros ?? trigger.micros,
    lastMicros: Math.max(...before.map(({ lastMicros, micros }) => lastMicros ?? micros)),
    ...outcomeOf(trigger.micros, happened, span),
  };
}

function timed(seen: Seen | undefined): { id: number; micros: number; lastMicros: number | null }[] {
  return seen && seen.first.micros !== null ? [{ id: seen.id, micros: seen.first.micros, lastMicros: seen.lastMicros }] : [];
}

function outcomeOf(issued: number, happened: number | null, { endMicros, windowMicros }: KnownProblem["span"]): Pick<Prediction, "outcome" | "outcomeMicros"> {
  if (happened !== null && happened - issued <= windowMicros) return { outcome: "came-true", outcomeMicros: happened };
  return { outcome: endMicros - issued > windowMicros ? "did-not-happen" : "open", outcomeMicros: null };
}

function groupBy<T>(items: readonly T[], key: (item: T) => number, value: (item: T) => number): Map<number, Set<number>> {
  const groups = new Map<number, Set<number>>();
  for (const item of items) groups.set(key(item), (groups.get(key(item)) ?? new Set()).add(value(item)));
  return groups;
}
