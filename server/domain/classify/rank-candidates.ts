import { roundSimilarity } from "../embed/cosine";
import type { Neighbour } from "../embed/text-matrix";
import type { DistinctText, KnowledgeTexts } from "./knowledge-texts";
import type { MatchRoute, MatchWeights } from "./match-weights";
import type { EvidenceWeigher } from "./evidence-weigher";
import type { ProblemSupport } from "./problem-support";
import type { Evidence, LogText } from "./weigh-evidence";

/** A text of the knowledge base that a log text may be, with what speaks for it. */
export interface Candidate {
  /** Row of the knowledge texts. */
  row: number;
  known: DistinctText;
  similarity: number;
  evidence: Evidence;
  /** What candidates are ranked by: cosine in strict, the weighted evidence (a logit without its bias) in calibrated. */
  score: number;
}

/** So many of the nearest texts are looked at closely: the right one was among them in 276 of 279 trials, among 8 in 273. */
export const LOOKED_AT = 24;

export interface RankRequest {
  log: LogText;
  knowledge: KnowledgeTexts;
  /** That of `knowledge`. */
  weigher: EvidenceWeigher;
  /** The nearest by cosine. */
  near: readonly Neighbour[];
  weights: MatchWeights;
  matching: "strict" | "calibrated";
  /** Null for anomalies, and for errors by their text alone. */
  support: ProblemSupport | null;
}

/**
 * The texts nearest to a log text, best first. Scores are compared to 4 decimals, ties go to the lower id.
 * In calibrated the nearest by cosine are ranked anew by all the evidence.
 */
export function rankCandidates({ log, knowledge, weigher, near, weights, matching, support }: RankRequest): Candidate[] {
  const candidates = near.flatMap(({ index, similarity }) => {
    const known = knowledge.texts[index];
    const pair = weigher.weigh(log, index, similarity);
    if (!known || !pair) return [];
    const plain = { row: index, known, similarity, evidence: pair.evidence };
    if (matching === "strict") return [{ ...plain, score: similarity }];
    const own = roundSimilarity(pair.sum);
    const isSupported = support !== null && ownLogit(own, { route: "error", among: knowledge.texts.length, weights }) >= weights.supportFrom && own >= (support.likeliest.get(index) ?? own) - weights.supportWithin;
    if (!isSupported) return [{ ...plain, score: own }];
    const supported = supportOf(known, support, weights);
    return [{ ...plain, evidence: { ...pair.evidence, support: supported }, score: roundSimilarity(pair.sum + weights.evidence.support * supported) }];
  });
  return candidates.sort((a, b) => b.score - a.score || a.row - b.row);
}

/** What a candidate with this sum of evidence has as a logit, chosen from so many texts. */
export function ownLogit(score: number, { weights, route, among }: { weights: MatchWeights; route: MatchRoute; among: number }): number {
  return score + weights.bias[route] - weights.perLogTexts * Math.log(Math.max(1, among));
}

function supportOf({ ids }: DistinctText, { byProblem }: ProblemSupport, { supportLimit }: MatchWeights): number {
  return Math.min(supportLimit, Math.max(...ids.map((id) => byProblem.get(id) ?? 0)));
}
