/** A warning's best text in the whole knowledge base, where it is good enough to be a match. */
export interface SupportingMatch {
  anomalyIds: readonly number[];
  probability: number;
}

/** What of a run speaks for its problems. */
export interface ProblemSupport {
  /** By problem id; one that nothing speaks for is absent. */
  byProblem: ReadonlyMap<number, number>;
  /** By row of the problems: the most that an error of the run scores by its text alone. Whoever is behind it needs no support. */
  likeliest: ReadonlyMap<number, number>;
}

/**
 * How much the warnings of a run speak for each problem, before any error was looked at: a problem whose anomalies are
 * there is the likelier reading of an error that could be one of several. Each anomaly counts once, by the probability of
 * its best match, and is shared out among the problems it belongs to.
 * @returns by problem id; one that nothing speaks for is absent
 */
export function supportOfProblems(matches: Iterable<SupportingMatch>, links: readonly { anomalyId: number; problemId: number }[]): ReadonlyMap<number, number> {
  const probabilities = new Map<number, number>();
  for (const { anomalyIds, probability } of matches) {
    for (const id of anomalyIds) probabilities.set(id, Math.max(probability, probabilities.get(id) ?? 0));
  }
  const problems = new Map<number, number>();
  for (const { anomalyId } of links) problems.set(anomalyId, (problems.get(anomalyId) ?? 0) + 1);
  const support = new Map<number, number>();
  for (const { anomalyId, problemId } of links) {
    const probability = probabilities.get(anomalyId);
    if (probability !== undefined) support.set(problemId, (support.get(problemId) ?? 0) + probability / (problems.get(anomalyId) ?? 1));
  }
  return support;
}
