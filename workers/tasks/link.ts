import type { PoolClient } from "pg";
import { pool } from "@/server/db/client";
import type { AmbiguousRow, FindingRow, NovelRow, PredictionRow, UnmatchedRow } from "@/server/db/linked-rows";
import { writeLinked } from "@/server/db/linked-rows";
import type { MatchRow } from "@/server/db/matches";
import { listPredictionRecords, type SubjectRecord } from "@/server/db/prediction-records";
import { noveltyRecords } from "@/server/db/problem-records";
import type { RunWork } from "@/server/db/run-stages";
import { settlePredictions } from "@/server/db/settle-predictions";
import { findLogEnd } from "@/server/db/time-grid";
import { NoveltyFinder } from "@/server/domain/link/find-novel";
import { likelihood } from "@/server/domain/link/likelihood";
import type { LinkedRun } from "@/server/domain/link/link-run";
import { predict } from "@/server/domain/link/predict";
import { type JoinedTemplate, loadLinkedRun } from "@/server/services/linked-run";
import { defineStage } from "../define-stage";

/** Joins matches to findings, predicts, and gathers what the knowledge base does not know. */
export const linkTask = defineStage("link", async (run) => {
  const { knowledge, templates, linked } = await loadLinkedRun(run);
  const records = await listPredictionRecords(pool(), knowledge.knowledgeBaseId, run.id);
  // Not by spreading them: a run may have more templates than a call may have arguments.
  const endMicros = templates.reduce((end, { template }) => Math.max(end, template.lastMicros ?? -Infinity), -Infinity);
  const predictions = predict(linked, knowledge.links, { endMicros: await logEnd(run, endMicros), windowMicros: run.settings.predictionWindowMicros }).map((prediction): PredictionRow => ({ ...prediction, anomalyId: prediction.anomalyId ?? 0, likelihood: likelihoodOf(records, prediction) }));
  return {
    kind: "write",
    async write(client) {
      const written = await writeLinked(client, run.id, {
        findings: findingRows(linked),
        predictions,
        novel: await findNovel(client, run, templates),
        unmatched: templates.flatMap(unmatchedRows),
        ambiguous: templates.flatMap(ambiguousRows),
      });
      await settlePredictions(client, run.id);
      return written;
    },
  };
});

/** The last instant of the log; null where it has no time at all. */
async function logEnd(run: RunWork, lastProblemMicros: number): Promise<number | null> {
  return (await findLogEnd(pool(), run.id)) ?? (Number.isFinite(lastProblemMicros) ? lastProblemMicros : null);
}

function likelihoodOf(records: readonly SubjectRecord[], subject: { kind: string; problemId: number; anomalyId: number | null }): number {
  const sum = { issued: 0, cameTrue: 0 };
  let own = { issued: 0, cameTrue: 0 };
  for (const record of records) {
    if (record.kind !== subject.kind) continue;
    sum.issued += record.issued;
    sum.cameTrue += record.cameTrue;
    if (record.problemId === subject.problemId && record.anomalyId === (subject.anomalyId ?? 0)) own = record;
  }
  return likelihood(own, sum);
}

function findingRows({ findings }: LinkedRun): FindingRow[] {
  return findings.map(({ anomaly, problem }) => ({
    problemId: problem.id,
    anomalyId: anomaly.id,
    similarity: anomaly.similarity,
    probability: anomaly.probability,
    decidedBy: anomaly.decidedBy,
    route: anomaly.route ?? "fallback",
    occurrences: anomaly.records,
    templateNumber: anomaly.templates[0] ?? 0,
    anomalyFile: anomaly.first.file,
    anomalyLine: anomaly.first.line,
    anomalyMicros: anomaly.first.micros,
    anomalyText: anomaly.first.text,
    lastMicros: anomaly.lastMicros,
  }));
}

async function findNovel(client: PoolClient, run: RunWork, templates: readonly JoinedTemplate[]): Promise<NovelRow[]> {
  const problemOf = new Map(templates.flatMap(({ template }) => (template.road === "error" && template.outcome === "matched" ? [[template.number, template.targetIds[0] ?? 0] as const] : [])));
  const unmatched = new Map(templates.flatMap(({ template, match }) => (template.road === "warning" && template.outcome === "unmatched" ? [[template.number, match] as const] : [])));
  if (problemOf.size === 0 || unmatched.size === 0) return [];
  const finder = new NoveltyFinder(run.settings.novelWindowMicros);
  for await (const { isKnownError, templateNumber, micros, file, line, text } of noveltyRecords(client, { runId: run.id, partitionKey: run.partitionKey }, [...problemOf.keys()], [...unmatched.keys()])) {
    finder.push(isKnownError ? { kind: "known-error", micros, problemId: problemOf.get(templateNumber) ?? 0, file, line } : { kind: "unmatched-warning", micros, templateNumber, file, line, text });
  }
  return finder.result().map(({ file, ...novel }) => ({ ...novel, fileNumber: file, ...bestKnown(unmatched.get(novel.templateNumber)) }));
}

function bestKnown(match: MatchRow | undefined): { bestKnownId: number | null; similarity: number | null } {
  const best = match?.candidates[0];
  return { bestKnownId: best?.id ?? null, similarity: best?.similarity ?? null };
}

function unmatchedRows({ template, match }: JoinedTemplate): UnmatchedRow[] {
  if (template.road !== "error" || template.outcome !== "unmatched") return [];
  const { file, line, micros, text } = template.first;
  return [{ templateNumber: template.number, fileNumber: file, line, micros, text, occurrences: template.records, ...bestKnown(match) }];
}

function ambiguousRows({ template, match }: JoinedTemplate): AmbiguousRow[] {
  if (template.outcome !== "ambiguous") return [];
  const { file, line, micros, text } = template.first;
  const candidates = match.candidates.map(({ id, similarity }) => ({ id, similarity }));
  return [{ templateNumber: template.number, road: template.road, fileNumber: file, line, micros, text, occurrences: template.records, candidates }];
}
