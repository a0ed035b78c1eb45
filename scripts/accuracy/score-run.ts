import path from "node:path";
import type { RunResult } from "@/server/domain/report/run-result";
import type { Truth } from "./truth";

/** Right, wrong and missing answers; they add up over archives. */
export interface Score {
  pairs: { found: number; missed: number; extra: number };
  problems: { found: number; missed: number; extra: number; located: number };
  novel: { found: number; missed: number; extra: number };
}

export type ScoredResult = Pick<RunResult, "findings" | "incidents" | "novelAnomalies">;

/** What a run found against what there was to find. A pair of which any of several anomalies is right counts once; each finding that is in no right pair is extra. */
export function scoreRun(truth: Truth, result: ScoredResult): Score {
  return { pairs: scorePairs(truth, result), problems: scoreProblems(truth, result), novel: scoreNovel(truth, result) };
}

const keyOf = (anomalyId: number, problemId: number): string => `${String(anomalyId)}:${String(problemId)}`;

function scorePairs({ pairs }: Truth, { findings }: ScoredResult): Score["pairs"] {
  const told = new Set(findings.map(({ anomalyId, problemId }) => keyOf(anomalyId, problemId)));
  const right = new Set<string>();
  let found = 0;
  for (const [anomalyIds, problemId] of pairs) {
    const hits = anomalyIds.map((id) => keyOf(id, problemId)).filter((key) => told.has(key));
    if (hits.length > 0) found++;
    for (const key of hits) right.add(key);
  }
  return { found, missed: pairs.length - found, extra: told.size - right.size };
}

function scoreProblems({ problems }: Truth, { incidents }: ScoredResult): Score["problems"] {
  const told = new Map(incidents.map((incident) => [String(incident.problemId), incident]));
  const wanted = Object.entries(problems);
  const found = wanted.filter(([id]) => told.has(id));
  const located = found.filter(([id, [file, line]]) => {
    const incident = told.get(id);
    return incident?.line === line && path.posix.basename(incident.file).replace(/\.gz$/, "") === file;
  });
  return { found: found.length, missed: wanted.length - found.length, extra: told.size - found.length, located: located.length };
}

/** Where a set does not say what is novel, nothing is counted. */
function scoreNovel({ novel }: Truth, { novelAnomalies }: ScoredResult): Score["novel"] {
  if (!novel) return { found: 0, missed: 0, extra: 0 };
  const found = novel.filter((piece) => novelAnomalies.some(({ text }) => text.includes(piece))).length;
  return { found, missed: novel.length - found, extra: novelAnomalies.filter(({ text }) => !novel.some((piece) => text.includes(piece))).length };
}

export function addScores(scores: readonly Score[]): Score {
  const sum: Score = { pairs: { found: 0, missed: 0, extra: 0 }, problems: { found: 0, missed: 0, extra: 0, located: 0 }, novel: { found: 0, missed: 0, extra: 0 } };
  for (const { pairs, problems, novel } of scores) {
    for (const key of ["found", "missed", "extra"] as const) {
      sum.pairs[key] += pairs[key];
      sum.problems[key] += problems[key];
      sum.novel[key] += novel[key];
    }
    sum.problems.located += problems.located;
  }
  return sum;
}

/** Precision, recall and their harmonic mean; 0 where there is nothing to divide by. */
export function rates({ found, missed, extra }: { found: number; missed: number; extra: number }): { precision: number; recall: number; f1: number } {
  const precision = found / Math.max(1, found + extra);
  const recall = found / Math.max(1, found + missed);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
