import { describe, expect, it } from "vitest";
import type { RecordMatch } from "@/server/db/record-matches";
import type { FindingResult, IncidentResult, NovelAnomalyResult } from "@/server/domain/report/run-result";
import { reasonOfMiss } from "./reason-of-miss";
import { addScores, rates, scoreRun, type ScoredResult } from "./score-run";
import type { Truth } from "./truth";

const place = { file: "", line: 0, timestamp: null, text: "" };
const finding = (anomalyId: number, problemId: number): FindingResult => ({ anomalyId, problemId, similarity: 1, probability: null, decidedBy: "strict", route: "context", occurrences: 1, anomaly: place, problem: place });
const incident = (problemId: number, file: string, line: number): IncidentResult => ({ ...place, problemId, title: "", priority: "low", impactScore: 0, anomalies: 0, systemsAffected: 0, errorCount: 1, similarity: 1, probability: null, decidedBy: "strict", firstSeen: null, lastSeen: null, file, line });
const novel = (text: string): NovelAnomalyResult => ({ ...place, text, template: "", problemId: 1, deltaSeconds: 1, bestKnown: null });

const truth: Truth = {
  pairs: [[[11], 1], [[12, 13], 1], [[14], 1], [[21], 2]],
  problems: { 1: ["app_log.txt", 40], 2: ["db_log.txt", 7], 3: ["db_log.txt", 9] },
  novel: ["lamp flickers", "tank leaks"],
};
const result: ScoredResult = {
  findings: [finding(11, 1), finding(12, 1), finding(13, 1), finding(15, 1), finding(21, 9)],
  incidents: [incident(1, "logs/app_log.txt.gz", 40), incident(2, "db_log.txt", 8), incident(9, "db_log.txt", 1)],
  novelAnomalies: [novel("WARNING: lamp flickers in hall 3"), novel("coffee is cold")],
};

describe("the score of a run", () => {
  // By hand: 11-1 and the pair of 12 or 13 are found; 14-1 and 21-2 are missed; 15-1 and 21-9 are extra.
  const score = scoreRun(truth, result);

  it("counts a pair with several right anomalies once, and none of them as extra", () => {
    expect(score.pairs).toEqual({ found: 2, missed: 2, extra: 2 });
  });

  it("counts problems, and those whose first line is the right one", () => {
    expect(score.problems).toEqual({ found: 2, missed: 1, extra: 1, located: 1 });
  });

  it("counts novel warnings, and other ones taken for novel", () => {
    expect(score.novel).toEqual({ found: 1, missed: 1, extra: 1 });
  });

  it("counts no novel ones where the set does not say what is novel", () => {
    expect(scoreRun({ pairs: truth.pairs, problems: truth.problems }, result).novel).toEqual({ found: 0, missed: 0, extra: 0 });
  });

  it("adds up, and gives precision, recall and F1", () => {
    expect(addScores([score, score]).problems).toEqual({ found: 4, missed: 2, extra: 2, located: 2 });
    const { precision, recall, f1 } = rates({ found: 3, missed: 1, extra: 2 });
    expect([precision, recall]).toEqual([0.6, 0.75]);
    expect(f1).toBeCloseTo(2 / 3);
    expect(rates({ found: 0, missed: 0, extra: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});

describe("the reason of a miss", () => {
  const record = (extra: Partial<RecordMatch>): RecordMatch => ({ file: "a.log", line: 3, road: "warning", outcome: "unmatched", targetIds: [], candidates: [{ id: 5, similarity: 0.4, score: 0.3 }], ...extra });
  const missed = { id: 5, road: "warning", isProblemActive: true } as const;

  it("is the first thing that went wrong", () => {
    expect(reasonOfMiss({ ...missed, record: undefined })).toBe("not-parsed");
    expect(reasonOfMiss({ ...missed, record: record({ road: "error" }) })).toBe("not-parsed");
    expect(reasonOfMiss({ ...missed, record: record({}), isProblemActive: false })).toBe("problem-not-active");
    expect(reasonOfMiss({ ...missed, record: record({ outcome: "ambiguous" }) })).toBe("ambiguous");
    expect(reasonOfMiss({ ...missed, record: record({}) })).toBe("below");
    expect(reasonOfMiss({ ...missed, record: record({ candidates: [{ id: 6, similarity: 0.5, score: 0.4 }, { id: 5, similarity: 0.4, score: 0.3 }] }) })).toBe("ranked-wrong");
    expect(reasonOfMiss({ ...missed, record: record({ outcome: "matched", targetIds: [6] }) })).toBe("ranked-wrong");
  });
});
