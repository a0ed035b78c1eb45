/** How earlier predictions of one subject ended. */
export interface PredictionRecord {
  issued: number;
  cameTrue: number;
}

/** What is believed before any run: of two anomalies' early warnings about a third, of a problem's other anomalies about a third. */
export const PRIOR = 0.33;

/** The prior weighs as much as this many predictions. */
const PRIOR_WEIGHT = 4;

/**
 * The chance that a prediction comes true: the share that did, drawn towards what all predictions of the knowledge base
 * of that kind say, and that towards the prior (two levels of additive smoothing).
 * @param own of the same subject
 * @param all of the same kind
 * @returns 0 to 1, two decimals
 */
export function likelihood(own: PredictionRecord, all: PredictionRecord): number {
  const base = (all.cameTrue + PRIOR * PRIOR_WEIGHT) / (all.issued + PRIOR_WEIGHT);
  const value = (own.cameTrue + base * PRIOR_WEIGHT) / (own.issued + PRIOR_WEIGHT);
  return Math.round(value * 100) / 100;
}
