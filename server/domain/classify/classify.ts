import { roundSimilarity } from "../embed/cosine";
import type { Neighbour } from "../embed/text-matrix";
import { textHash } from "../embed/text-hash";
import { maskMessage } from "../generalize/mask-message";
import { NO_CORRECTIONS, prepareCorrections, type Correction, type CorrectionsOfText, type PreparedCorrections, type Road } from "./correction";
import { decideByEvidence, decideStrictly, ownProbability, type Decision } from "./decide-match";
import { EvidenceWeigher } from "./evidence-weigher";
import { prepareTexts, type KnowledgeTexts, type KnownText } from "./knowledge-texts";
import { MATCH_WEIGHTS, type MatchRoute, type MatchWeights } from "./match-weights";
import { type ProblemSupport, supportOfProblems, type SupportingMatch } from "./problem-support";
import { LOOKED_AT, rankCandidates, type Candidate } from "./rank-candidates";
import { readValues } from "./text-values";
import { readLogWords } from "./text-words";
import { Vocabulary } from "./vocabulary";
import { sharedWords, type LogText } from "./weigh-evidence";

/** A template of a run that is to be recognised. */
export interface TemplateToClassify {
  number: number;
  road: Road;
  /** The text that was embedded: variables left out. */
  text: string;
  /** One raw message, for the numbers, devices and durations in it. */
  message: string;
  vector: Float32Array;
}

export interface ClassifyInput {
  templates: readonly TemplateToClassify[];
  knowledge: {
    problems: readonly KnownText[];
    anomalies: readonly KnownText[];
    links: readonly { anomalyId: number; problemId: number }[];
  };
  matching: "strict" | "calibrated";
  /** Row of `MATCH_WEIGHTS`. */
  weights: keyof typeof MATCH_WEIGHTS;
  corrections: readonly Correction[];
  /** Vectors of single words (`listWords`); without them only equal words are words in common. */
  wordVectors: ReadonlyMap<string, Float32Array>;
}

/** What a template was recognised as. */
export interface TemplateMatch {
  templateNumber: number;
  road: Road;
  outcome: "matched" | "ambiguous" | "unmatched";
  /** Problem ids on the error road, anomaly ids on the warning road, lowest first; in context those linked to an active problem. */
  targetIds: number[];
  /** Cosine to the best candidate, 4 decimals; 0 where the knowledge base is empty. */
  similarity: number;
  /** Null in strict, for a correction and where there was no candidate. */
  probability: number | null;
  decidedBy: "strict" | "calibrated" | "correction";
  route: "context" | "fallback" | null;
  /** Up to five different texts, best first, by their lowest id; `score` is the cosine in strict, else the probability each has by itself. */
  candidates: { id: number; similarity: number; score: number }[];
  /** What spoke for and against the best candidate, by name. */
  evidence: Record<string, number | string | string[]>;
}

export interface Classification {
  /** In the order of the templates given. */
  matches: TemplateMatch[];
  /** Problems some ERROR of the run matched, ascending. */
  activeProblemIds: number[];
  /** Corrections whose target this knowledge base lacks. */
  ignoredCorrections: Correction[];
}

/** One side of the knowledge base, and what compares with it. */
type Side = KnowledgeTexts & { weigher: EvidenceWeigher };

interface Setting {
  weights: MatchWeights;
  matching: ClassifyInput["matching"];
  problems: Side;
  anomalies: Side;
  corrections: PreparedCorrections;
  /** Null until warnings and errors were looked at by themselves. */
  support: ProblemSupport | null;
}

interface Context {
  /** Ids of the anomalies linked to an active problem. */
  ids: ReadonlySet<number>;
  /** Rows of the anomaly texts that have one of them. */
  rows: readonly number[];
  isIn: ReadonlySet<number>;
}

/** `near` and `within`: the knowledge texts nearest by cosine, of all and of those of the context, once there is one. */
type LogTemplate = LogText & { template: TemplateToClassify; near: readonly Neighbour[]; within: readonly Neighbour[]; vector: Float32Array; corrections: CorrectionsOfText };

const CANDIDATES_KEPT = 5;

/**
 * Recognises the templates of a run: first ERRORs among all problems, then WARNINGs among the anomalies of the
 * problems that made active, then those left among all anomalies. In calibrated, which problem an ERROR is also depends on
 * what the WARNINGs by themselves speak for. Pure: equal inputs give equal outputs, whatever the order of the knowledge base.
 */
export function classify(input: ClassifyInput): Classification {
  const setting = prepareSetting(input);
  const warnings = prepareTemplates(input.templates, "warning", setting);
  const errors = prepareTemplates(input.templates, "error", setting);
  if (input.matching === "calibrated") setting.support = { byProblem: supportOfProblems(listSupport(warnings, setting), input.knowledge.links), likeliest: likeliestOf(errors, setting) };
  const found = new Map<TemplateToClassify, TemplateMatch>();
  const active = new Set<number>();
  for (const log of errors) {
    const match = classifyError(log, setting);
    found.set(log.template, match);
    const lowest = match.targetIds[0];
    if (match.outcome === "matched" && lowest !== undefined) active.add(lowest);
  }
  const context = contextOf(active, input.knowledge.links, setting.anomalies);
  const within = setting.anomalies.matrix.nearestOfEach(warnings.map(({ vector }) => vector), LOOKED_AT, context.rows);
  warnings.forEach((log, index) => found.set(log.template, classifyWarning({ ...log, within: within[index] ?? [] }, context, setting)));
  return {
    matches: input.templates.flatMap((template) => found.get(template) ?? []),
    activeProblemIds: [...active].sort((a, b) => a - b),
    ignoredCorrections: setting.corrections.ignored,
  };
}

function prepareSetting({ knowledge, matching, weights: name, corrections, wordVectors }: ClassifyInput): Setting {
  const weights = MATCH_WEIGHTS[name];
  const vocabulary = new Vocabulary(wordVectors, weights.words);
  const problems = prepareSide(knowledge.problems, vocabulary, weights);
  const anomalies = prepareSide(knowledge.anomalies, vocabulary, weights);
  return { weights, matching, problems, anomalies, corrections: prepareCorrections(corrections, { error: problems, warning: anomalies }), support: null };
}

function prepareSide(known: readonly KnownText[], vocabulary: Vocabulary, { evidence }: MatchWeights): Side {
  const texts = prepareTexts(known, vocabulary);
  return { ...texts, weigher: new EvidenceWeigher(texts, evidence) };
}

function prepareTemplates(all: readonly TemplateToClassify[], road: Road, { problems, anomalies, corrections }: Setting): LogTemplate[] {
  const templates = all.filter((template) => template.road === road);
  const near = (road === "error" ? problems : anomalies).matrix.nearestOfEach(templates.map(({ vector }) => vector), LOOKED_AT);
  return templates.map((template, index) => ({
    template,
    vector: template.vector,
    near: near[index] ?? [],
    within: [],
    words: readLogWords(template.text, maskMessage(template.message)),
    values: readValues(template.message),
    corrections: corrections.of(road, textHash(template.text).toString("hex")),
  }));
}

/** What each WARNING is by itself, where it is something; a person's word counts as certain. */
function* listSupport(warnings: readonly LogTemplate[], setting: Setting): Generator<SupportingMatch> {
  for (const log of warnings) {
    const corrected = log.corrections.is === null ? undefined : setting.anomalies.texts[log.corrections.is];
    const { decision } = tryRoute(log, "fallback", setting);
    if (corrected) yield { anomalyIds: corrected.ids, probability: 1 };
    else if (decision.kind === "matched") yield { anomalyIds: decision.best.known.ids, probability: decision.probability ?? 1 };
  }
}

/** By row of the problems: how likely the likeliest ERROR is it, by its text alone. One that a person has named is none of the others. */
function likeliestOf(errors: readonly LogTemplate[], setting: Setting): ReadonlyMap<number, number> {
  const likeliest = new Map<number, number>();
  for (const log of errors.filter(({ corrections }) => corrections.is === null)) {
    for (const { row, score } of tryRoute(log, "error", setting).candidates) likeliest.set(row, Math.max(score, likeliest.get(row) ?? score));
  }
  return likeliest;
}

function contextOf(active: ReadonlySet<number>, links: ClassifyInput["knowledge"]["links"], { texts }: KnowledgeTexts): Context {
  const ids = new Set(links.filter(({ problemId }) => active.has(problemId)).map(({ anomalyId }) => anomalyId));
  const rows = texts.flatMap((text, row) => (text.ids.some((id) => ids.has(id)) ? [row] : []));
  return { ids, rows, isIn: new Set(rows) };
}

interface RouteTrial {
  route: MatchRoute;
  decision: Decision;
  candidates: Candidate[];
  /** Number of texts they were chosen from. */
  among: number;
}

function tryRoute(log: LogTemplate, route: MatchRoute, setting: Setting, context?: { rows: readonly number[]; outside?: Candidate }): RouteTrial {
  const { weights, matching } = setting;
  const knowledge = route === "error" ? setting.problems : setting.anomalies;
  const ranked = rankCandidates({ log, knowledge, weigher: knowledge.weigher, near: route === "context" ? log.within : log.near, weights, matching, support: route === "error" ? setting.support : null });
  const candidates = ranked.filter(({ row }) => !log.corrections.never.has(row));
  const among = context?.rows.length ?? knowledge.texts.length;
  const decide = matching === "strict" ? decideStrictly : decideByEvidence;
  return { route, candidates, among, decision: decide({ candidates, among, outside: context?.outside, route, knowledge, weights }) };
}

function classifyError(log: LogTemplate, setting: Setting): TemplateMatch {
  if (log.corrections.is !== null) return matchByCorrection(log, log.corrections.is, null, setting);
  const match = toMatch(log, tryRoute(log, "error", setting), null, setting);
  return markCorrected(log, match, (plain) => classifyError(plain, setting));
}

function classifyWarning(log: LogTemplate, context: Context, setting: Setting): TemplateMatch {
  if (log.corrections.is !== null) return matchByCorrection(log, log.corrections.is, context, setting);
  const everywhere = tryRoute(log, "fallback", setting);
  const outside = everywhere.candidates.find(({ row }) => !context.isIn.has(row));
  const here = tryRoute(log, "context", setting, { rows: context.rows, outside });
  const chosen = [here, everywhere].find(({ decision }) => decision.kind === "matched") ?? [here, everywhere].find(({ decision }) => decision.kind === "ambiguous") ?? everywhere;
  return markCorrected(log, toMatch(log, chosen, context, setting), (plain) => classifyWarning(plain, context, setting));
}

function toMatch(log: LogTemplate, trial: RouteTrial, context: Context | null, { matching, weights }: Setting): TemplateMatch {
  const { decision, route, candidates, among } = trial;
  const matched = decision.kind === "matched" ? decision.best.known.ids : [];
  return {
    templateNumber: log.template.number,
    road: log.template.road,
    outcome: decision.kind,
    targetIds: route === "context" ? matched.filter((id) => context?.ids.has(id)) : matched,
    similarity: decision.best?.similarity ?? 0,
    probability: decision.probability,
    decidedBy: matching,
    route: route === "error" || decision.kind === "unmatched" ? null : route,
    candidates: candidates.slice(0, CANDIDATES_KEPT).map((candidate) => ({
      id: candidate.known.ids[0] ?? 0,
      similarity: candidate.similarity,
      score: matching === "strict" ? candidate.similarity : ownProbability(candidate, { route, among, weights }),
    })),
    evidence: decision.best ? describeEvidence(log, decision.best, decision) : {},
  };
}

function describeEvidence(log: LogText, best: Candidate, { margin, lead }: { margin: number; lead: number }): TemplateMatch["evidence"] {
  const numbers = Object.entries(best.evidence).map(([name, value]): [string, number] => [name, roundSimilarity(value)]);
  return { ...Object.fromEntries(numbers), margin, lead, sharedWords: sharedWords(log, best.known) };
}

function matchByCorrection(log: LogTemplate, row: number, context: Context | null, setting: Setting): TemplateMatch {
  const knowledge = context ? setting.anomalies : setting.problems;
  const ids = knowledge.texts[row]?.ids ?? [];
  const inContext = ids.filter((id) => context?.ids.has(id));
  const similarity = knowledge.matrix.similarityTo(row, log.vector);
  return {
    templateNumber: log.template.number,
    road: log.template.road,
    outcome: "matched",
    targetIds: inContext.length > 0 ? inContext : ids,
    similarity,
    probability: null,
    decidedBy: "correction",
    route: context === null ? null : inContext.length > 0 ? "context" : "fallback",
    candidates: [{ id: ids[0] ?? 0, similarity, score: 1 }],
    evidence: {},
  };
}

/** A "never" decided where the outcome would have been another without it. */
function markCorrected(log: LogTemplate, match: TemplateMatch, without: (plain: LogTemplate) => TemplateMatch): TemplateMatch {
  if (log.corrections.never.size === 0) return match;
  const plain = without({ ...log, corrections: NO_CORRECTIONS });
  const same = plain.outcome === match.outcome && plain.targetIds.join() === match.targetIds.join();
  return same ? match : { ...match, decidedBy: "correction" };
}
