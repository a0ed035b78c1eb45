import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexOfInstant, instantOfIndex } from "../time-grid";
import { stateAsOf } from "./as-of";
import { indexPicture } from "./as-of-index";
import { countPredictions, predictionsAsOf } from "./as-of-predictions";
import { heatMap } from "./heat-map";
import type { FindingFacts, IncidentFacts, MatchedSeries, PredictionFacts, RunPicture } from "./run-picture";

const SECOND = 1_000_000;
const START = 1_000 * SECOND;
const place = { fileNumber: 0, file: "a.log", line: 1 };

function incident(problemId: number, firstSecond: number | null, more: Partial<IncidentFacts> = {}): IncidentFacts {
  const firstMicros = firstSecond === null ? null : START + firstSecond * SECOND;
  return { problemId, title: `P${String(problemId)}`, priority: "high", similarity: 0.9, impactAtEnd: 0, anomaliesAtEnd: 0, errorsAtEnd: 0, systemsAtEnd: [], anomaliesKnown: 3, firstMicros, lastMicros: firstMicros, place, message: "", system: null, ...more };
}

function finding(problemId: number, anomalyId: number, firstSecond: number | null, occurrencesAtEnd = 0): FindingFacts {
  return { problemId, anomalyId, text: "", similarity: 0.8, route: "context", occurrencesAtEnd, firstMicros: firstSecond === null ? null : START + firstSecond * SECOND, place, message: "", system: null };
}

/** Buckets of ten seconds; `counts` by bucket. */
function series(problemId: number, anomalyId: number, system: string, counts: Record<number, number>): MatchedSeries {
  return { problemId, anomalyId, system, points: Object.entries(counts).map(([bucket, records]) => `${bucket} ${String(records)} ${String(9 * SECOND)}`).join(" ") };
}

function picture(more: Partial<RunPicture>): RunPicture {
  return {
    startMicros: START, bucketMicros: 10 * SECOND, bucketCount: 10, firstMicros: START, lastMicros: START + 100 * SECOND - 1, severity: { buckets: [], errors: [], warnings: [], others: [] }, totals: { errors: 0, warnings: 0, others: 0 },
    systems: [], incidents: [], findings: [], matched: [], predictions: [], novelMicros: [], unmatchedMicros: [], ...more,
  };
}

/** P1 occurs at second 25 (bucket 2); A7 was seen before it, on two systems; A8 comes later; A9 belongs to P2, still to come. */
const OUTAGE = picture({
  systems: ["app", "db", "idle", "web"],
  incidents: [incident(1, 25, { impactAtEnd: 4, errorsAtEnd: 5, systemsAtEnd: ["db", "app"] }), incident(2, 71, { impactAtEnd: 1, errorsAtEnd: 1, systemsAtEnd: ["web"] })],
  findings: [finding(1, 7, 3, 6), finding(1, 8, 48, 1), finding(2, 9, 12, 2)],
  matched: [series(1, 0, "db", { 2: 2, 5: 3 }), series(1, 7, "db", { 0: 1, 3: 2 }), series(1, 7, "app", { 1: 3 }), series(1, 8, "app", { 4: 1 }), series(2, 0, "web", { 7: 1 }), series(2, 9, "web", { 1: 2 })],
});

describe("the state as of an instant", () => {
  const at = (index: number) => stateAsOf(indexPicture(OUTAGE), index);

  it("knows a problem from the end of the bucket of its first ERROR", () => {
    expect(at(2).incidents).toEqual([]);
    expect(at(3).incidents.map(({ facts }) => facts.problemId)).toEqual([1]);
    expect(at(3).later.map(({ facts }) => facts.problemId)).toEqual([2]);
  });

  it("counts what came before the problem as soon as the problem is there", () => {
    const [first] = at(3).incidents;
    expect(first).toMatchObject({ errors: 2, warnings: 4, impact: 2, systems: ["app", "db"] });
    expect(first?.bySystem.get("db")).toEqual({ errors: 2, warnings: 1 });
  });

  it("knows a finding from the later of its two sightings", () => {
    expect(at(4).incidents[0]?.findings.map(({ facts }) => facts.anomalyId)).toEqual([7]);
    expect(at(5).incidents[0]?.findings.map(({ facts }) => facts.anomalyId)).toEqual([7, 8]);
    expect(at(7)).toMatchObject({ anomalies: 2, systemsTouched: 2 });
    expect(at(8)).toMatchObject({ anomalies: 3, systemsTouched: 3 });
  });

  it("ranks by the impact of that instant", () => {
    expect(at(8).incidents.map(({ facts, impact }) => [facts.problemId, impact])).toEqual([[1, 4], [2, 1]]);
  });

  it("counts the systems of incidents whose records carry no time", () => {
    const timeless = indexPicture(picture({ incidents: [incident(1, 0, { firstMicros: null, systemsAtEnd: ["db", "app"] })] }));
    expect(stateAsOf(timeless, 1_000).systemsTouched).toBe(2);
  });

  it("names the systems of the errors where there is no anomaly, and counts none", () => {
    const bare = picture({ incidents: [incident(3, 0)], matched: [series(3, 0, "os", { 0: 1 })] });
    expect(stateAsOf(indexPicture(bare), 1).incidents[0]).toMatchObject({ impact: 0, systems: ["os"] });
  });

  it("shows what carries no time at the end of the log only", () => {
    const timeless = picture({ incidents: [incident(4, null, { errorsAtEnd: 9 })], findings: [finding(4, 5, null, 3)], unmatchedMicros: [null], totals: { errors: 12, warnings: 3, others: 0 } });
    const index = indexPicture(timeless);
    expect(stateAsOf(index, 9)).toMatchObject({ incidents: [], unmatched: 0, errors: 0 });
    expect(stateAsOf(index, 10)).toMatchObject({ unmatched: 1, errors: 12, anomalies: 1 });
    expect(stateAsOf(index, 10).incidents[0]).toMatchObject({ errors: 9, warnings: 3 });
  });

  it("adds every record up exactly once, at any instant", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 50 })), { maxLength: 30 }), fc.integer({ min: 0, max: 9 }), (records, index) => {
        const byBucket = new Map<number, number>();
        for (const [bucket, count] of records) byBucket.set(bucket, (byBucket.get(bucket) ?? 0) + count);
        const buckets = [...byBucket.keys()].sort((a, b) => a - b);
        const counts = buckets.map((bucket) => byBucket.get(bucket) ?? 0);
        const state = stateAsOf(indexPicture(picture({ severity: { buckets, errors: counts, warnings: counts, others: counts } })), index);
        const expected = records.filter(([bucket]) => bucket < index).reduce((sum, [, count]) => sum + count, 0);
        expect([state.errors, state.warnings, state.others]).toEqual([expected, expected, expected]);
      }),
    );
  });
});

it("snaps an instant to the nearest bucket end", () => {
  const ask = (second: number | null) => indexOfInstant(OUTAGE, second === null ? null : START + second * SECOND);
  expect([ask(-50), ask(4), ask(6), ask(30), ask(5000), ask(null)]).toEqual([0, 0, 1, 3, 10, 10]);
});

it("has what is earlier than the timeline behind its first bucket, and what is later only at the end", () => {
  const [decadesAgo, decadesAhead] = [-900, 90_000];
  const far = picture({
    firstMicros: START + decadesAgo * SECOND, lastMicros: START + decadesAhead * SECOND, severity: { buckets: [0, 5, 9], errors: [1, 2, 1], warnings: [0, 0, 0], others: [0, 0, 0] },
    totals: { errors: 4, warnings: 0, others: 0 }, incidents: [incident(1, decadesAgo), incident(2, decadesAhead)], novelMicros: [START + decadesAgo * SECOND], unmatchedMicros: [START + decadesAhead * SECOND],
  });
  const at = (index: number) => {
    const { errors, incidents, novel, unmatched, atMicros } = stateAsOf(indexPicture(far), index);
    return { errors, problems: incidents.map(({ facts }) => facts.problemId), novel, unmatched, second: (atMicros - START) / SECOND };
  };
  expect([0, 1, 9].map(at)).toEqual([
    { errors: 0, problems: [], novel: 0, unmatched: 0, second: decadesAgo },
    { errors: 1, problems: [1], novel: 1, unmatched: 0, second: 10 },
    { errors: 3, problems: [1], novel: 1, unmatched: 0, second: 90 },
  ]);
  expect(at(10)).toMatchObject({ errors: 4, novel: 1, unmatched: 1 });
  for (const index of [0, 1, 9, 10]) expect(indexOfInstant(far, instantOfIndex(far, index))).toBe(index);
});

describe("predictions as of an instant", () => {
  const WINDOW = 6 * 3600;
  const prediction = (problemId: number, issued: number, outcome: PredictionFacts["outcome"], settled: number | null): PredictionFacts => ({
    kind: "problem", problemId, anomalyId: null, text: "", issuedMicros: START + issued * SECOND, likelihood: 0.3, outcome, outcomeMicros: outcome === "came-true" && settled !== null ? START + settled * SECOND : null, gaveUpMicros: outcome === "did-not-happen" && settled !== null ? START + settled * SECOND : null, basis: [], anomaliesKnown: 3,
  });
  const all = [prediction(1, 10, "came-true", 40), prediction(2, 20, "open", null), prediction(3, 15, "did-not-happen", 15 + WINDOW)];
  const countAt = (second: number, isEnd = false) => countPredictions(predictionsAsOf(all, START + second * SECOND, isEnd));

  it("does not know yet what will become of them", () => {
    expect(countAt(10)).toEqual({ issued: 0, open: 0, cameTrue: 0, didNotHappen: 0 });
    expect(countAt(30)).toEqual({ issued: 3, open: 3, cameTrue: 0, didNotHappen: 0 });
    expect(countAt(41)).toEqual({ issued: 3, open: 2, cameTrue: 1, didNotHappen: 0 });
  });

  it("gives one up when its window is over", () => {
    expect(countAt(15 + WINDOW).didNotHappen).toBe(0);
    expect(countAt(16 + WINDOW)).toEqual({ issued: 3, open: 1, cameTrue: 1, didNotHappen: 1 });
  });
});

describe("the heat map", () => {
  const state = stateAsOf(indexPicture(OUTAGE), 8);
  const all = [...state.incidents, ...state.later];

  it("counts errors and warnings of each problem on each system, and adds up both ways", () => {
    const map = heatMap(all, OUTAGE.systems, { rows: 10, columns: 10 });
    expect(map.rows.map(({ system, cells, total }) => [system, cells, total])).toEqual([["db", [8, 0], 8], ["app", [4, 0], 4], ["web", [0, 3], 3]]);
    expect(map.columns.map(({ total }) => total)).toEqual([12, 3]);
    expect(map).toMatchObject({ total: 15, errors: 6, warnings: 9, largest: 8, empty: ["idle"] });
  });

  it("adds what does not fit up into a last row and column, so that the sums stay", () => {
    const map = heatMap(all, OUTAGE.systems, { rows: 2, columns: 1 });
    expect(map.rows.map(({ system, total }) => [system, total])).toEqual([["db", 8], [null, 7]]);
    expect(map.columns).toEqual([{ problemId: null, exists: true, total: 15 }]);
    expect(map).toMatchObject({ restSystems: 2, restProblems: 2, total: 15 });
  });
});
