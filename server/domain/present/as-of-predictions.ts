import type { PredictionFacts } from "./run-picture";

const HORIZON_MICROS = 24 * 3_600 * 1_000_000;

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
 * When a prediction that did not come true had run out: a day after it was issued.
 * @returns null for one that is open or came true
 */
export function expiryMicros(facts: PredictionFacts): number | null {
  return facts.outcome === "did-not-happen" && facts.issuedMicros !== null ? facts.issuedMicros + HORIZON_MICROS : null;
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
      const settledMicros = facts.outcomeMicros ?? expiryMicros(facts);
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
