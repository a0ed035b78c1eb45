import { pool } from "@/server/db/client";
import { listPredictionRecords } from "@/server/db/prediction-records";
import { countDoneSteps } from "@/server/db/run-checklist";
import { listCorrectionsOf } from "@/server/db/run-corrections";
import { listMatchCards, type MatchCardRow } from "@/server/db/run-match-cards";
import { findRunHead, type RunHead } from "@/server/db/run-page";
import { listFindings, listIncidents } from "@/server/db/run-picture";
import { MATCH_WEIGHTS } from "@/server/domain/classify/match-weights";
import { textHash } from "@/server/domain/embed/text-hash";
import type { Locale } from "@/server/domain/present/format";
import { MODELS } from "@/server/embedding/models";
import { type Checklist, findChecklist } from "./checklist";
import { loadRevision, type LoadedRevision } from "./knowledge-revisions";
import { playbooksOf } from "./run-playbooks";

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

/** What the incident explorer shows beside the run's picture. */
export interface IncidentPage {
  cards: MatchCard[];
  checklist: Checklist | null;
  /** How earlier predictions about this problem's anomalies ended, in other runs. */
  record: { issued: number; cameTrue: number };
}

/** An incident of a run in depth; null where the run has no such incident. */
export async function findIncidentPage(incident: { runId: number; problemId: number }, locale: Locale): Promise<IncidentPage | null> {
  const head = await findRunHead(incident.runId);
  if (head === null || head.revisionId === null) return null;
  const [incidents, findings, knowledge] = await Promise.all([listIncidents(incident.runId), listFindings(incident.runId), loadRevision(head.revisionId)]);
  const own = incidents.find((row) => row.problemId === incident.problemId);
  if (own === undefined) return null;
  const wanted: WantedCard[] = [
    { kind: "problem", targetId: own.problemId, templateNumber: own.templateNumber },
    ...findings.filter((row) => row.problemId === incident.problemId).map((row): WantedCard => ({ kind: "anomaly", targetId: row.anomalyId, templateNumber: row.templateNumber })),
  ];
  const [cards, checklist, records] = await Promise.all([loadCards(head, knowledge, wanted), findChecklist(incident, knowledge, locale), listPredictionRecords(pool(), knowledge.knowledgeBaseId, incident.runId)]);
  const ofProblem = records.filter((record) => record.kind === "anomaly" && record.problemId === incident.problemId);
  const sum = (of: "issued" | "cameTrue"): number => ofProblem.reduce((total, record) => total + record[of], 0);
  return { cards, checklist, record: { issued: sum("issued"), cameTrue: sum("cameTrue") } };
}

/** How far the playbook of each incident is: by problem, where it has one. */
export async function listPlaybookProgress(runId: number): Promise<{ problemId: number; done: number; steps: number }[]> {
  const head = await findRunHead(runId);
  if (head === null || head.revisionId === null) return [];
  const [incidents, knowledge, counts] = await Promise.all([listIncidents(runId), loadRevision(head.revisionId), countDoneSteps(runId)]);
  const playbooks = await playbooksOf(knowledge, incidents.map((row) => row.problemId));
  return [...playbooks].map(([problemId, playbook]) => {
    const counted = counts.find((row) => row.problemId === problemId && row.playbookId === playbook.playbookId);
    return { problemId, done: counted?.done ?? 0, steps: playbook.steps.length };
  });
}

interface WantedCard {
  kind: MatchCard["kind"];
  targetId: number;
  templateNumber: number;
}

async function loadCards(head: RunHead, knowledge: LoadedRevision, wanted: readonly WantedCard[]): Promise<MatchCard[]> {
  const rows = await listMatchCards(head.id, wanted.map((card) => card.templateNumber));
  const hashes = rows.map((row) => textHash(row.embeddedText));
  const corrections = await listCorrectionsOf(knowledge.knowledgeBaseId, hashes);
  const weights = MATCH_WEIGHTS[MODELS.find((model) => model.name === head.model)?.thresholds ?? "light"];
  return wanted.flatMap(({ kind, targetId, templateNumber }) => {
    const road = kind === "problem" ? "error" : "warning";
    const row = rows.find((candidate) => candidate.templateNumber === templateNumber && candidate.road === road);
    if (row === undefined) return [];
    const hash = textHash(row.embeddedText).toString("hex");
    const texts = new Map((kind === "problem" ? knowledge.problems : knowledge.anomalies).map(({ id, text }) => [id, text]));
    const knownText = texts.get(targetId) ?? "";
    const other = row.candidates.find(({ id }) => id !== targetId && texts.get(id) !== knownText);
    const { template, records, similarity, probability, decidedBy, route } = row;
    return [
      {
        kind, targetId, knownText, templateNumber, template, records, similarity, probability, decidedBy, route,
        threshold: weights.strict[route ?? "error"],
        leastProbability: weights.match,
        runnerUp: other === undefined ? null : { id: other.id, text: texts.get(other.id) ?? "", similarity: other.similarity },
        evidence: { covered: numberOf(row.evidence.covered), explained: numberOf(row.evidence.explained), opposite: numberOf(row.evidence.opposite) === 1, otherValue: numberOf(row.evidence.otherValue) === 1 },
        corrections: corrections.filter((correction) => correction.textHash === hash && correction.road === road).map(({ id, kind: word, targetId: target, createdAt, createdBy }) => ({ id, kind: word, targetId: target, at: createdAt, by: createdBy })),
      },
    ];
  });
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

/** Entries of a run's knowledge base that a match may be corrected to. */
export async function findEntries(runId: number, kind: MatchCard["kind"], text: string, limit: number): Promise<{ id: number; text: string }[]> {
  const head = await findRunHead(runId);
  if (head === null || head.revisionId === null) return [];
  const knowledge = await loadRevision(head.revisionId);
  const sought = text.trim().toLowerCase();
  const entries = kind === "problem" ? knowledge.problems : knowledge.anomalies;
  return entries.filter((entry) => String(entry.id) === sought.replace(/^[pa]/, "") || entry.text.toLowerCase().includes(sought)).slice(0, limit);
}
