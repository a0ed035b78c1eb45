import { expect, it } from "vitest";
import { incidentLanes } from "./incident-lanes";
import { indexPicture } from "./as-of-index";
import type { IncidentFacts, PredictionFacts, RunPicture } from "./run-picture";
import { runTrends, trendIndex } from "./run-trends";

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;

function incident(problemId: number, firstMicros: number | null, lastMicros: number | null, impactAtEnd: number): IncidentFacts {
  return { problemId, title: `P${String(problemId)}`, priority: "low", similarity: 1, impactAtEnd, anomaliesAtEnd: 0, errorsAtEnd: 1, systemsAtEnd: [], anomaliesKnown: 0, firstMicros, lastMicros, place: { fileNumber: 0, file: "", line: 1 }, message: "", system: null };
}

function warning(problemId: number, issuedMicros: number, outcome: PredictionFacts["outcome"]): PredictionFacts {
  return { kind: "problem", problemId, anomalyId: null, text: "", issuedMicros, likelihood: 0.3, outcome, outcomeMicros: null, gaveUpMicros: outcome === "did-not-happen" ? issuedMicros + DAY : null, basis: [], anomaliesKnown: 1 };
}

const PICTURE: RunPicture = {
  startMicros: 0, bucketMicros: 3_600 * SECOND, bucketCount: 48, firstMicros: 0, lastMicros: 2 * DAY - 1, severity: { buckets: [0, 30], errors: [4, 1], warnings: [2, 0], others: [0, 0] }, totals: { errors: 5, warnings: 2, others: 0 }, systems: [],
  incidents: [incident(1, 100, 900, 5), incident(2, 50, null, 1), incident(3, null, null, 9)], findings: [], matched: [],
  predictions: [warning(1, 40, "came-true"), warning(7, 60, "did-not-happen"), warning(8, 70, "open")], novelMicros: [], unmatchedMicros: [],
};

it("draws what was seen or predicted, by first sighting, and leaves out what has no time", () => {
  const { lanes, hidden } = incidentLanes(PICTURE, 10);
  expect(lanes.map(({ problemId, fromMicros, toMicros }) => [problemId, fromMicros, toMicros])).toEqual([[2, 50, 50], [7, 60, 60 + DAY], [8, 70, 2 * DAY], [1, 40, 900]]);
  expect(lanes.find(({ problemId }) => problemId === 7)).toMatchObject({ seen: null, gaveUpMicros: 60 + DAY });
  expect(hidden).toBe(0);
});

it("keeps the highest impact where there is no room for all", () => {
  const { lanes, hidden } = incidentLanes(PICTURE, 2);
  expect([lanes.map(({ problemId }) => problemId), hidden]).toEqual([[2, 1], 2]);
});

it("samples the figures so that the stretches add up to the whole", () => {
  const trends = runTrends(indexPicture(PICTURE), 12);
  expect(trends.errors.reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(trends.problems.at(-1)).toBe(3);
  expect([trendIndex(trends, 0), trendIndex(trends, 4), trendIndex(trends, 48)]).toEqual([-1, 0, 11]);
});
