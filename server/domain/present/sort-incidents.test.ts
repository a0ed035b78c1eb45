import { expect, it } from "vitest";
import type { IncidentAsOf } from "./as-of-incident";
import { INCIDENT_SORTS, type IncidentSort, isDescending, sortIncidents } from "./sort-incidents";

function incident(problemId: number, impact: number, firstMicros: number | null): IncidentAsOf {
  const place = { fileNumber: 0, file: "", line: 1 };
  const facts = { problemId, title: "", priority: "low" as const, similarity: 1, impactAtEnd: impact, anomaliesAtEnd: 0, errorsAtEnd: 0, systemsAtEnd: [], anomaliesKnown: 0, firstMicros, lastMicros: null, place, message: "", system: null };
  return { facts, exists: true, impact, errors: 0, warnings: 0, findings: [], systems: [], lastMicros: null, bySystem: new Map() };
}

const RANKED = [incident(45, 24, 300), incident(34, 18, 100), incident(33, 18, null)];
const order = (sort: IncidentSort, isReversed: boolean) => sortIncidents(RANKED, { sort, isReversed }).map((one) => [one.rank, one.incident.facts.problemId]);

it("keeps the rank of each, whatever the order", () => {
  expect(order("rank", false)).toEqual([[1, 45], [2, 34], [3, 33]]);
  expect(order("problem", false)).toEqual([[3, 33], [2, 34], [1, 45]]);
});

it("puts large figures and early times first, equal ones by rank", () => {
  expect(order("impact", false)).toEqual([[1, 45], [2, 34], [3, 33]]);
  expect(order("impact", true)).toEqual([[2, 34], [3, 33], [1, 45]]);
  expect(order("first", false)).toEqual([[2, 34], [1, 45], [3, 33]]);
  expect(order("errors", true)).toEqual([[1, 45], [2, 34], [3, 33]]);
});

it("says of each column whether the largest comes first", () => {
  const largestFirst = INCIDENT_SORTS.filter((sort) => isDescending({ sort, isReversed: false }));
  expect(largestFirst).toEqual(["impact", "anomalies", "errors", "last", "similarity"]);
  expect(INCIDENT_SORTS.filter((sort) => isDescending({ sort, isReversed: true }))).toEqual(["rank", "problem", "first"]);
});
