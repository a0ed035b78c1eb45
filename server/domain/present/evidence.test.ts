import { expect, it } from "vitest";
import type { AsOfState } from "./as-of";
import type { IncidentAsOf } from "./as-of-incident";
import { evidenceOf, systemsOf } from "./evidence";

const place = { fileNumber: 0, file: "", line: 1 };

function incident(problemId: number, firstMicros: number | null, system: string, anomalies: [number, number | null, string][] = []): IncidentAsOf {
  const facts = { problemId, title: "", priority: "low" as const, similarity: 1, impactAtEnd: 0, anomaliesAtEnd: 0, errorsAtEnd: 0, systemsAtEnd: [], anomaliesKnown: 0, firstMicros, lastMicros: null, place, message: "", system };
  const findings = anomalies.map(([anomalyId, micros, on]) => ({ facts: { problemId, anomalyId, text: "", similarity: 1, route: "context" as const, occurrencesAtEnd: 1, firstMicros: micros, place, message: "", system: on }, occurrences: 1 }));
  return { facts, exists: true, impact: 0, errors: 1, warnings: 0, findings, systems: [], lastMicros: null, bySystem: new Map() };
}

function state(...incidents: IncidentAsOf[]): AsOfState {
  return { index: 0, atMicros: 0, isEnd: true, errors: 0, warnings: 0, others: 0, incidents, later: [], anomalies: 0, novel: 0, unmatched: 0, systemsTouched: 0 };
}

it("tells the chain in the order of time, with what followed", () => {
  const own = incident(45, 100, "storage", [[358, 105, "network"], [356, 40, "storage"], [360, null, "storage"]]);
  const { points, followed } = evidenceOf(own, state(incident(33, 250, "app"), own, incident(34, 160, "db"), incident(49, 20, "os")));
  expect(points.map(({ kind, id }) => [kind, id])).toEqual([["anomaly", 356], ["problem", 45], ["anomaly", 358], ["followed", 34], ["followed", 33]]);
  expect(systemsOf(points)).toEqual(["storage", "network", "db", "app"]);
  expect(followed).toEqual([{ problemId: 34, afterMicros: 60 }, { problemId: 33, afterMicros: 90 }]);
});

it("has no order for what carries no time", () => {
  const own = incident(45, null, "storage", [[356, null, "storage"]]);
  expect(evidenceOf(own, state(own, incident(33, 5, "app")))).toEqual({ points: [], followed: [] });
});
