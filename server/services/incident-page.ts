import { pool } from "@/server/db/client";
import { listPredictionRecords } from "@/server/db/prediction-records";
import { countDoneSteps } from "@/server/db/run-checklist";
import { listCorrectionsOf } from "@/server/db/run-corrections";
import { listMatchCards } from "@/server/db/run-match-cards";
import { findRunHead, type RunHead } from "@/server/db/run-page";
import { listFindings, listIncidents } from "@/server/db/run-picture";
import { textHash } from "@/server/domain/embed/text-hash";
import type { Locale } from "@/server/domain/present/format";
import { type Checklist, findChecklist } from "./checklist";
import { loadRevision, type LoadedRevision } from "./knowledge-revisions";
import { type MatchCard, matchCard, weightsOfModel } from "./match-cards";
import { playbooksOf } from "./run-playbooks";

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
  const setting = { knowledge, weights: weightsOfModel(head.model), corrections };
  return wanted.flatMap(({ kind, targetId, templateNumber }) => {
    const road = kind === "problem" ? "error" : "warning";
    const row = rows.find((candidate) => candidate.templateNumber === templateNumber && candidate.road === road);
    return row === undefined ? [] : [matchCard(row, targetId, setting)];
  });
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
