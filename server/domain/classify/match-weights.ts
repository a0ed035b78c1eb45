import type { Evidence } from "./weigh-evidence";

export type MatchRoute = "error" | "context" | "fallback";

/** How one model's similarities and the other evidence are turned into a decision. */
export interface MatchWeights {
  /** `strict`: the least cosine that is a match. */
  strict: Record<MatchRoute, number>;
  /** `calibrated`: what each piece of evidence adds to the logit; candidates are ranked by this sum. */
  evidence: Record<keyof Evidence, number>;
  /** Added to the sum of the best candidate; a knowledge base has few problems that sound alike, so errors need less proof. */
  bias: Record<MatchRoute, number>;
  /** Per unit of logit before the next different text, up to `marginLimit` units. */
  margin: number;
  marginLimit: number;
  /** Per unit of logit by which a text outside the context is better than the best one in it. */
  rival: number;
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
  evidence: { similarity: 7.4, covered: 5.2, explained: 1.5, sameEvent: 0.7, otherEvent: -1.2, opposite: -1.5, values: 1.2, otherValue: -1 },
  bias: { error: -6.2, context: -7, fallback: -7.8 },
  margin: 0.25,
  marginLimit: 3,
  rival: -2,
  match: 0.5,
  doubt: 0.3,
  tie: 0.15,
  sameMeaning: 0.75,
};

export const MATCH_WEIGHTS: Record<"light" | "heavy", MatchWeights> = {
  light: LIGHT,
  heavy: LIGHT,
};
