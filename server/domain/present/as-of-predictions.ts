import type { PredictionFacts } from "./run-picture";

/** A prediction as it stood at an instant. */
export interface PredictionAsOf {
  facts: PredictionFacts;
  outcome: PredictionFacts["outcome"];
  /** When it came true or had run out; null while it is open. */
  outcomeMicros: number | null;
}

export interface PredictionCounts {
  issued: number;
  open: number;
  cameTrue: number;
  didNotHappen: number;
}

/**
 * What had been predicted by an instant, and what had become of it by then; earliest first.
 * @param atMicros the instant; what happens at it lies after it
 * @param isEnd at the end of the log every outcome is as stored
 */
export function predictionsAsOf(predictions: readonly PredictionFacts[], atMicros: number, isEnd: boolean): PredictionAsOf[] {
  return predictions
    .filter(({ issuedMicros }) => isEnd || (issuedMicros !== null && issuedMicros < atMicros))
    .map((facts): PredictionAsOf => {
      const settledMicros = facts.outcomeMicros ?? facts.gaveUpMicros;
      if (isEnd || (settledMicros !== null && settledMicros < atMicros)) return { facts, outcome: facts.outcome, outcomeMicros: settledMicros };
      return { facts, outcome: "open", outcomeMicros: null };
    })
    .sort((a, b) => (a.facts.issuedMicros ?? 0) - (b.facts.issuedMicros ?? 0) || a.facts.problemId - b.facts.problemId || (a.facts.anomalyId ?? 0) - (b.facts.anomalyId ?? 0));
}

/** Counts predictions by what has become of them. */
export function countPredictions(predictions: readonly PredictionAsOf[]): PredictionCounts {
  const of = (outcome: PredictionAsOf["outcome"]): number => predictions.filter((prediction) => prediction.outcome === outcome).length;
  return { issued: predictions.length, open: of("open"), cameTrue: of("came-true"), didNotHappen: of("did-not-happen") };
}
