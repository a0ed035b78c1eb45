import { listCorrections } from "@/server/db/corrections";
import { pool } from "@/server/db/client";
import { listRecentRuns, type RecentRun } from "@/server/db/recent-runs";
import { listRoadTemplates } from "@/server/db/templates";
import type { Correction } from "@/server/domain/classify/correction";
import { cosine, roundSimilarity } from "@/server/domain/embed/cosine";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { diffFindings, type FindingChange } from "@/server/domain/link/diff-findings";
import { type LinkedRun, linkRun } from "@/server/domain/link/link-run";
import { type EmbeddingModel, getModel } from "@/server/embedding/models";
import type { DraftOwner } from "@/server/db/knowledge-drafts";
import { type DraftState, findDraftState } from "./knowledge-drafts";
import { knownTexts } from "./known-texts";
import { joinTemplates } from "./linked-run";
import { recognise } from "./recognise";

/** A finding of a run that would appear or vanish were the draft saved. */
export interface WhatIfFinding {
  change: FindingChange["change"];
  runId: number;
  runName: string;
  problemId: number;
  anomalyId: number;
  /** Lines of the log it stands for. */
  lines: number;
  /** The earliest of them. */
  text: string;
  /** Cosine of the log text with the anomaly's as it is and as it would be; null where there is no such anomaly. */
  before: number | null;
  after: number | null;
}

export interface WhatIf {
  /** Runs that were looked at, of those that were to be. */
  runsDone: number;
  runsWanted: number;
  appear: { findings: number; runs: number };
  vanish: { findings: number; runs: number };
  /** By run, the newest first; the first of them where there are many. */
  findings: WhatIfFinding[];
}

export type WhatIfAnswer = ({ kind: "what-if" } & WhatIf) | { kind: "not-installed"; folder: string } | { kind: "not-found" };

/** Findings that are sent to the page. */
const SENT = 200;
/** No further run is begun after so long. */
const MAX_MILLISECONDS = 15_000;

/**
 * What saving a draft would change in the latest completed runs of its knowledge base: their stored templates and vectors
 * are matched against the newest revision and against the draft, with the corrections of now. Nothing is written.
 */
export async function whatIf(owner: DraftOwner, runs: number): Promise<WhatIfAnswer> {
  const state = await findDraftState(owner);
  if (!state) return { kind: "not-found" };
  const [recent, corrections] = await Promise.all([listRecentRuns(owner.knowledgeBaseId, runs), listCorrections(owner.knowledgeBaseId)]);
  const findings: WhatIfFinding[] = [];
  const end = performance.now() + MAX_MILLISECONDS;
  let runsDone = 0;
  for (const run of recent) {
    if (performance.now() > end) break;
    const found = await whatIfOf(run, state, corrections);
    if (found.kind === "not-installed") return found;
    findings.push(...found.findings);
    runsDone += 1;
  }
  const sum = (change: FindingChange["change"]): { findings: number; runs: number } => {
    const of = findings.filter((finding) => finding.change === change);
    return { findings: of.length, runs: new Set(of.map(({ runId }) => runId)).size };
  };
  return { kind: "what-if", runsDone, runsWanted: recent.length, appear: sum("appears"), vanish: sum("vanishes"), findings: findings.slice(0, SENT) };
}

type NotInstalled = { kind: "not-installed"; folder: string };

async function whatIfOf(run: RecentRun, { head, draft }: DraftState, corrections: readonly Correction[]): Promise<{ kind: "found"; findings: WhatIfFinding[] } | NotInstalled> {
  const model = getModel(run.model);
  const templates = await listRoadTemplates(pool(), run.id);
  const link = async (knowledge: Knowledge): Promise<{ kind: "linked"; linked: LinkedRun; vectors: Map<string, Float32Array> } | NotInstalled> => {
    const recognised = await recognise({ model, matching: run.matching, templates, knowledge, corrections });
    if (recognised.kind === "not-installed") return recognised;
    const { classification, vectors } = recognised;
    return { kind: "linked", vectors, linked: linkRun(joinTemplates(templates, classification.matches).map(({ template }) => template), knowledge.links) };
  };
  const before = await link(head);
  if (before.kind === "not-installed") return before;
  const after = await link(draft);
  if (after.kind === "not-installed") return after;
  const changes = diffFindings(before.linked, after.linked);
  const ids = new Set(changes.map(({ finding }) => finding.anomaly.id));
  const [old, wished] = [await anomalyVectors(model, head, ids), await anomalyVectors(model, draft, ids)];
  const textOf = new Map(templates.map(({ number, embeddedText: text }) => [number, text]));
  const findings = changes.map(({ change, finding: { anomaly, problem } }): WhatIfFinding => {
    const log = before.vectors.get(textOf.get(anomaly.templates[0] ?? 0) ?? "");
    const near = (vectors: Map<number, Float32Array>): number | null => {
      const known = vectors.get(anomaly.id);
      return log && known ? roundSimilarity(cosine(log, known)) : null;
    };
    return { change, runId: run.id, runName: run.name, problemId: problem.id, anomalyId: anomaly.id, lines: anomaly.records, text: anomaly.first.text, before: near(old), after: near(wished) };
  });
  return { kind: "found", findings };
}

/** Vectors of some anomalies of a knowledge base by id; those that it lacks are left out. */
async function anomalyVectors(model: EmbeddingModel, { anomalies }: Knowledge, ids: ReadonlySet<number>): Promise<Map<number, Float32Array>> {
  const known = await knownTexts(model, { problems: [], links: [], anomalies: anomalies.filter(({ id }) => ids.has(id)) });
  return new Map(known.kind === "known" ? known.anomalies.map(({ id, vector }) => [id, vector]) : []);
}
