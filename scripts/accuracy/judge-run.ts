import type { RecordMatch } from "@/server/db/record-matches";
import type { ToldLine } from "./make-archive";
import { reasonOfMiss, type MissReason } from "./reason-of-miss";
import { scoreRun, type Score, type ScoredResult } from "./score-run";
import type { AccuracyItem } from "./accuracy-set";
import type { Degree } from "./wordings";

/** One thing there was to find, and why it was not. */
export interface Judged {
  kind: "problem" | "pair";
  degree: Degree | null;
  /** Null: it was found. Undefined: the set does not tell where it was said, so nobody knows. */
  reason: MissReason | null | undefined;
  /** What the log said; empty where the set does not tell. */
  text: string;
  ids: string;
}

/** What became of one archive. */
export interface JudgedRun {
  name: string;
  format: string | null;
  score: Score;
  judged: Judged[];
  /** Messages that the knowledge base has nothing about, and those of them that were recognised all the same. */
  strangers: { told: number; taken: string[] };
}

/** Compares one run with the right answer. Pure. */
export function judgeRun(item: AccuracyItem, result: ScoredResult, records: readonly RecordMatch[]): JudgedRun {
  const at = new Map(records.map((record) => [`${record.file.replace(/\.gz$/, "")}:${String(record.line)}`, record]));
  const recordOf = (line: ToldLine | undefined): RecordMatch | undefined => (line ? at.get(`${line.file}:${String(line.line)}`) : undefined);
  const strangers = item.told.filter(({ role }) => role.kind === "unknown" || role.kind === "novel");
  return {
    name: item.name,
    format: item.truth.format ?? null,
    score: scoreRun(item.truth, result),
    judged: [...judgeProblems(item, result, recordOf), ...judgePairs(item, result, recordOf)],
    strangers: { told: strangers.length, taken: strangers.filter((line) => recordOf(line)?.outcome === "matched").map(({ text }) => text) },
  };
}

type RecordOf = (line: ToldLine | undefined) => RecordMatch | undefined;

const lineOf = ({ told }: AccuracyItem, kind: "problem" | "anomaly", ids: readonly number[]): ToldLine | undefined => told.find(({ role }) => role.kind === kind && ids.includes(role.id));
const degreeOf = (line: ToldLine | undefined): Degree | null => (line && "degree" in line.role ? line.role.degree : null);

function judgeProblems(item: AccuracyItem, { incidents }: ScoredResult, recordOf: RecordOf): Judged[] {
  return Object.keys(item.truth.problems).map(Number).map((id) => {
    const line = lineOf(item, "problem", [id]);
    const isFound = incidents.some(({ problemId }) => problemId === id);
    const reason = isFound ? null : line && reasonOfMiss({ id, road: "error", record: recordOf(line), isProblemActive: true });
    return { kind: "problem", degree: degreeOf(line), reason, text: line?.text ?? "", ids: String(id) };
  });
}

function judgePairs(item: AccuracyItem, { findings, incidents }: ScoredResult, recordOf: RecordOf): Judged[] {
  return item.truth.pairs.map(([anomalyIds, problemId]) => {
    const line = lineOf(item, "anomaly", anomalyIds);
    const isFound = findings.some((finding) => finding.problemId === problemId && anomalyIds.includes(finding.anomalyId));
    const isProblemActive = incidents.some((incident) => incident.problemId === problemId);
    const id = line && "id" in line.role ? line.role.id : (anomalyIds[0] ?? 0);
    const reason = isFound ? null : line && reasonOfMiss({ id, road: "warning", record: recordOf(line), isProblemActive });
    return { kind: "pair", degree: degreeOf(line), reason, text: line?.text ?? "", ids: `${anomalyIds.join("/")} → ${String(problemId)}` };
  });
}
