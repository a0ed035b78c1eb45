import { roundSimilarity } from "../embed/cosine";
import type { KnowledgeTexts } from "./knowledge-texts";
import type { MatchRoute, MatchWeights } from "./match-weights";
import { ownLogit, type Candidate } from "./rank-candidates";

/** Whether the best candidate is what the log text says; `probability` is null in strict. */
export type Decision =
  | { kind: "matched"; best: Candidate; probability: number | null; margin: number; lead: number }
  | { kind: "ambiguous"; best: Candidate; probability: number | null; margin: number; lead: number }
  | { kind: "unmatched"; best: Candidate | null; probability: number | null; margin: number; lead: number };

export interface DecideRequest {
  /** Best first, as `rankCandidates` gives them. */
  candidates: readonly Candidate[];
  /** Number of texts they were chosen from. */
  among: number;
  /** The best candidate outside the context, where `candidates` are those of a context. */
  outside?: Candidate;
  route: MatchRoute;
  knowledge: KnowledgeTexts;
  weights: MatchWeights;
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

/** The probability that a candidate is right, from its own evidence alone. */
export function ownProbability(candidate: Candidate, chosen: Pick<DecideRequest, "weights" | "route" | "among">): number {
  return roundSimilarity(sigmoid(ownLogit(candidate.score, chosen)));
}

/** `strict`: the best cosine against the route's cut-off. */
export function decideStrictly({ candidates, route, weights }: DecideRequest): Decision {
  const [best, next] = candidates;
  const margin = best && next ? best.score - next.score : 0;
  const outcome = { probability: null, margin: roundSimilarity(margin), lead: 0 };
  if (!best) return { kind: "unmatched", best: null, ...outcome };
  return { kind: best.similarity >= weights.strict[route] ? "matched" : "unmatched", best, ...outcome };
}

/**
 * `calibrated`: a logistic score of the best candidate's evidence and of its lead over the texts outside the context.
 * The margin to the next different text decides between a match and an ambiguous one; in the score it added nothing.
 */
export function decideByEvidence(request: DecideRequest): Decision {
  const { candidates, outside, weights } = request;
  const [best, next] = candidates;
  if (!best) return { kind: "unmatched", best: null, probability: null, margin: 0, lead: 0 };
  const margin = next ? best.score - next.score : 0;
  const lead = outside ? Math.min(weights.leadLimit, best.score - outside.score) : 0;
  const probability = roundSimilarity(sigmoid(ownLogit(best.score, request) + weights.lead * lead - aloneness(best, request)));
  const outcome = { best, probability, margin: roundSimilarity(margin), lead: roundSimilarity(lead) };
  if (probability < weights.doubt) return { kind: "unmatched", ...outcome };
  if (probability < weights.match || (next && isTie(best, next, request))) return { kind: "ambiguous", ...outcome };
  return { kind: "matched", ...outcome };
}

/** An error without a warning that goes with it is more often something that the knowledge base does not know. */
function aloneness({ evidence: { support } }: Candidate, { route, weights }: DecideRequest): number {
  return route === "error" ? weights.alone * Math.max(0, 1 - support) : 0;
}

/** Too close to choose, and the choice matters: "link down" and "link down alert" say the same, "full" and "slow" do not. */
function isTie(best: Candidate, next: Candidate, { weights, knowledge }: DecideRequest): boolean {
  return best.score - next.score < weights.tie && knowledge.matrix.similarity(best.row, next.row) < weights.sameMeaning;
}
