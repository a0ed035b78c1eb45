import type { CorrectionRow } from "@/server/db/run-corrections";
import type { MatchCardRow } from "@/server/db/run-match-cards";
import { MATCH_WEIGHTS, type MatchWeights } from "@/server/domain/classify/match-weights";
import { textHash } from "@/server/domain/embed/text-hash";
import { MODELS } from "@/server/embedding/models";
import type { LoadedRevision } from "./knowledge-revisions";

/** A text of the knowledge base that came near. */
export interface CandidateText {
  id: number;
  text: string;
  similarity: number;
}

/** A correction in force on the text of a match. */
export interface MatchCorrection {
  id: number;
  kind: "is" | "never";
  targetId: number;
  at: Date;
  by: string | null;
}

/** One match of an incident: its problem or an anomaly of it, with the evidence. */
export interface MatchCard {
  kind: "problem" | "anomaly";
  targetId: number;
  /** The knowledge base's text. */
  knownText: string;
  templateNumber: number;
  template: string;
  /** Records of the template. */
  records: number;
  similarity: number;
  probability: number | null;
  decidedBy: MatchCardRow["decidedBy"];
  route: MatchCardRow["route"];
  /** The least cosine that `strict` takes. */
  threshold: number;
  /** The least probability that `calibrated` takes. */
  leastProbability: number;
  /** The nearest text that is another one. */
  runnerUp: CandidateText | null;
  /** How much the best leads, in the unit candidates were ranked by: cosine in strict. */
  evidence: { covered: number | null; explained: number | null; opposite: boolean; otherValue: boolean };
  corrections: MatchCorrection[];
}

/** What match cards are written with. */
export interface CardSetting {
  knowledge: LoadedRevision;
  weights: MatchWeights;
  /** Those in force on the texts of the cards, at least. */
  corrections: readonly CorrectionRow[];
}

/** The weights of a run's model. */
export function weightsOfModel(name: string): MatchWeights {
  return MATCH_WEIGHTS[MODELS.find((model) => model.name === name)?.thresholds ?? "light"];
}

/** The card of a match with one entry; the entry need not be the one that was taken. */
export function matchCard(row: MatchCardRow, targetId: number, { knowledge, weights, corrections }: CardSetting): MatchCard {
  const kind = row.road === "error" ? "problem" : "anomaly";
  const hash = textHash(row.embeddedText).toString("hex");
  const texts = new Map((kind === "problem" ? knowledge.problems : knowledge.anomalies).map(({ id, text }) => [id, text]));
  const knownText = texts.get(targetId) ?? "";
  const other = row.candidates.find(({ id }) => id !== targetId && texts.get(id) !== knownText);
  const { templateNumber, template, records, similarity, probability, decidedBy, route } = row;
  return {
    kind, targetId, knownText, templateNumber, template, records, similarity, probability, decidedBy, route,
    threshold: weights.strict[kind === "problem" ? "error" : (route ?? "fallback")],
    leastProbability: weights.match,
    runnerUp: other === undefined ? null : { id: other.id, text: texts.get(other.id) ?? "", similarity: other.similarity },
    evidence: { covered: numberOf(row.evidence.covered), explained: numberOf(row.evidence.explained), opposite: numberOf(row.evidence.opposite) === 1, otherValue: numberOf(row.evidence.otherValue) === 1 },
    corrections: corrections.filter((correction) => correction.textHash === hash && correction.road === row.road).map(({ id, kind: word, targetId: target, createdAt, createdBy }) => ({ id, kind: word, targetId: target, at: createdAt, by: createdBy })),
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
