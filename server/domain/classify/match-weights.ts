import type { Evidence } from "./weigh-evidence";

export type MatchRoute = "error" | "context" | "fallback";

/** How one model's similarities and the other evidence are turned into a decision. */
export interface MatchWeights {
  /** `strict`: the least cosine that is a match. */
  strict: Record<MatchRoute, number>;
  /** `calibrated`: what each piece of evidence adds to the logit; candidates are ranked by this sum. */
  evidence: Record<keyof Evidence, number>;
  /** Added to the sum of the best candidate, were it the only text. */
  bias: Record<MatchRoute, number>;
  /** Taken off per natural logarithm of the number of texts: among many, one is near by chance. */
  perLogTexts: number;
  /**
   * In context, per unit of logit by which the best candidate is ahead of the best text outside the context (negative:
   * behind); ahead, it counts up to `leadLimit` units. Harmless warnings are seldom nearest to just what went wrong.
   */
  lead: number;
  leadLimit: number;
  /** From this probability on the best candidate is a match. */
  match: number;
  /** From this probability on, below `match`, it may be one: ambiguous. */
  doubt: number;
  /** Two candidates closer than this (logit) are ambiguous unless their texts say the same (`sameMeaning`, cosine). */
  tie: number;
  sameMeaning: number;
}

const LIGHT: MatchWeights = {
  strict: { error: 0.6, context: 0.55, fallback: 0.55 },
  evidence: { similarity: 9, covered: 6, explained: 1.7, sameEvent: 1, otherEvent: -1.2, opposite: -1.5, values: 1.4, otherValue: -1 },
  bias: { error: -3.85, context: -4.55, fallback: -5 },
  perLogTexts: 0.5,
  lead: 1.1,
  leadLimit: 2.5,
  match: 0.5,
  doubt: 0.4,
  tie: 0.15,
  sameMeaning: 0.75,
};

export const MATCH_WEIGHTS: Record<"light" | "heavy", MatchWeights> = {
  light: LIGHT,
  heavy: LIGHT,
};
