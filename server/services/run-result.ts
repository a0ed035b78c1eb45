import { pool } from "@/server/db/client";
import { listRunCorrections, type RunCorrection } from "@/server/db/corrections";
import { type FileName, findRunFacts, listFileNames, listResultRows, listStageDurations, type ResultRows, type RunFacts } from "@/server/db/run-result";
import { isStage } from "@/server/domain/pipeline";
import { microsToIso } from "@/server/domain/report/micros-to-iso";
import type { LinePlace, RunResult, RunStats } from "@/server/domain/report/run-result";
import { loadRunRevision, type RunKnowledge } from "./run-knowledge";

export interface LoadedResult {
  result: RunResult;
  rows: ResultRows;
  knowledge: RunKnowledge;
  facts: RunFacts;
  nameOf: (fileNumber: number) => string;
}

/**
 * Everything a run found, as `result.json` says it.
 * @param finishedAt with it a run at work is told as completed at that instant: its reports are being written. Without it the end of a completed run is that of its last report
 * @returns null where there is no such run, or it has not got as far as to know its knowledge base
 */
export async function loadRunResult(runId: number, finishedAt?: Date): Promise<LoadedResult | null> {
  const found = await findRunFacts(pool(), runId);
  if (!found || found.revisionId === null) return null;
  const facts: RunFacts = finishedAt ? { ...found, status: "completed", finishedAt } : found;
  const [files, rows, stages, knowledge, corrections] = await Promise.all([listFileNames(pool(), runId), listResultRows(pool(), runId), listStageDurations(pool(), runId), loadRunRevision(facts), listRunCorrections(pool(), runId)]);
  const names = new Map(files.map((file) => [file.number, file.name]));
  const nameOf = (number: number): string => names.get(number) ?? "";
  const result: RunResult = {
    schemaVersion: 1,
    run: runOf(facts, { knowledge, files, corrections }),
    stats: statsOf(facts, files, stages),
    ...resultLists(rows, knowledge, nameOf),
  };
  return { result, rows, knowledge, facts, nameOf };
}

interface Inputs {
  knowledge: RunKnowledge;
  files: readonly FileName[];
  corrections: readonly RunCorrection[];
}

function runOf(facts: RunFacts, { knowledge, files, corrections }: Inputs): RunResult["run"] {
  const { id, name, status, model, modelId, matching, startedAt, finishedAt, retain, timeZone, year, settings, playbooks } = facts;
  return {
    id: String(id), name, status, model, modelId, matching,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    inputs: {
      knowledgeBase: { name: knowledge.name, revision: knowledge.number, hash: knowledge.hash },
      settings: { ...settings, retain, timeZone, year },
      files: files.map(({ path, bytes, skipped, modifiedMicros }) => ({ path, bytes: skipped ? null : bytes, modifiedAt: microsToIso(modifiedMicros) })),
      corrections: corrections.map((correction) => ({ ...correction, ignored: !isKnown(correction, knowledge) })),
      playbooks,
    },
  };
}

/** What a correction names may be missing from the revision: it is then ignored, and said to be. */
function isKnown({ road, targetId }: RunCorrection, { problems, anomalies }: RunKnowledge): boolean {
  return (road === "error" ? problems : anomalies).some(({ id }) => id === targetId);
}

function statsOf(facts: RunFacts, files: readonly FileName[], stages: readonly { name: string; durationMs: number }[]): RunStats {
  const { bytes, lines, events, continuations, blankLines, structuralLines, unreadLines, cutLines, replacedBytes, errors, warnings, templates, peakRssBytes } = facts;
  const durationMs = facts.startedAt ? (facts.finishedAt ?? new Date()).getTime() - facts.startedAt.getTime() : 0;
  return {
    files: facts.files, bytes, lines, events, continuations, blankLines, structuralLines, unreadLines, cutLines, replacedBytes, errors, warnings, templates,
    skippedFiles: files.flatMap((file) => (file.skipped ? [{ file: file.path, reason: file.skipped.code }] : [])),
    durationMs,
    stages: stages.flatMap(({ name, durationMs: ms }) => (isStage(name) ? [{ name, durationMs: ms }] : [])),
    peakRssBytes,
  };
}

type ResultLists = Pick<RunResult, "findings" | "incidents" | "predictiveAlerts" | "novelAnomalies" | "earlyWarnings" | "unmatchedErrors" | "ambiguous" | "predictions">;

function resultLists(rows: ResultRows, knowledge: RunKnowledge, nameOf: (number: number) => string): ResultLists {
  return {
    findings: findingsOf(rows, nameOf),
    incidents: rows.incidents.map(({ firstMicros, lastMicros, fileNumber, systems, ...same }) => ({ ...same, systemsAffected: systems.length, firstSeen: microsToIso(firstMicros), lastSeen: microsToIso(lastMicros), file: nameOf(fileNumber) })),
    ...predictionsOf(rows, knowledge),
    novelAnomalies: rows.novel.map(({ fileNumber, line, micros, text, template, problemId, deltaMicros, bestKnownId, similarity }) => ({
      file: nameOf(fileNumber), line, timestamp: microsToIso(micros), text, template, problemId, deltaSeconds: deltaMicros / 1_000_000,
      bestKnown: bestKnownId === null ? null : { anomalyId: bestKnownId, similarity: similarity ?? 0 },
    })),
    unmatchedErrors: rows.unmatched.map(({ fileNumber, bestKnownId, similarity, ...same }) => ({ file: nameOf(fileNumber), ...same, bestKnown: bestKnownId === null ? null : { problemId: bestKnownId, similarity: similarity ?? 0 } })),
    ambiguous: rows.ambiguous.map(({ road, fileNumber, ...same }) => ({ severity: road === "error" ? ("ERROR" as const) : ("WARNING" as const), file: nameOf(fileNumber), ...same })),
  };
}

function findingsOf({ findings, incidents }: ResultRows, nameOf: (number: number) => string): RunResult["findings"] {
  const problems = new Map(incidents.map(({ problemId, fileNumber, line, firstMicros, text }): [number, LinePlace] => [problemId, { file: nameOf(fileNumber), line, timestamp: microsToIso(firstMicros), text }]));
  return findings.flatMap(({ anomalyFile, anomalyLine, anomalyMicros, anomalyText, ...same }) => {
    const problem = problems.get(same.problemId);
    return problem ? [{ ...same, anomaly: { file: nameOf(anomalyFile), line: anomalyLine, timestamp: microsToIso(anomalyMicros), text: anomalyText }, problem }] : [];
  });
}

function predictionsOf({ predictions }: ResultRows, knowledge: RunKnowledge): Pick<RunResult, "predictions" | "predictiveAlerts" | "earlyWarnings"> {
  const texts = new Map(knowledge.anomalies.map(({ id, text }) => [id, text]));
  const open = predictions.filter((prediction) => prediction.outcome !== "came-true");
  return {
    predictions: predictions.map(({ kind, problemId, anomalyId, issuedMicros, likelihood, outcome, outcomeMicros }) => ({ kind, problemId, anomalyId: kind === "anomaly" ? anomalyId : null, issuedAt: microsToIso(issuedMicros), likelihood, outcome, at: microsToIso(outcomeMicros) })),
    predictiveAlerts: open
      .filter((prediction) => prediction.kind === "anomaly")
      .map(({ problemId, anomalyId, likelihood, issuedMicros }) => ({ problemId, anomalyId, text: texts.get(anomalyId) ?? "", likelihood, triggeredAt: microsToIso(issuedMicros) })),
    earlyWarnings: open
      .filter((prediction) => prediction.kind === "problem")
      .map(({ problemId, basis, anomaliesKnown, likelihood, firstMicros, lastMicros }) => ({ problemId, anomaliesSeen: [...basis].sort((a, b) => a - b), anomaliesKnown, likelihood, firstSeen: microsToIso(firstMicros), lastSeen: microsToIso(lastMicros) })),
  };
}
