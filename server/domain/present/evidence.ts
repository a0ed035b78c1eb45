import type { AsOfState } from "./as-of";
import type { IncidentAsOf } from "./as-of-incident";

/** A first sighting on the small timeline of an incident. */
export interface EvidencePoint {
  kind: "anomaly" | "problem" | "followed";
  id: number;
  /** Null where it is not known. */
  system: string | null;
  micros: number;
}

/** Problems that followed, each with the time since what stands before it. */
export interface FollowedProblem {
  problemId: number;
  afterMicros: number;
}

/** The chain of first sightings of an incident, earliest first. */
export interface Evidence {
  points: EvidencePoint[];
  followed: FollowedProblem[];
}

/** More problems than this after one another are told by the table of incidents. */
const MOST_FOLLOWED = 3;

/**
 * What was seen of an incident by the instant, across systems: its anomalies, its problem, and the problems that came
 * after it. What carries no time has no place in it.
 */
export function evidenceOf(incident: IncidentAsOf, state: AsOfState): Evidence {
  const own = incident.facts.firstMicros;
  const points: EvidencePoint[] = incident.findings.flatMap(({ facts }) => (facts.firstMicros === null ? [] : [{ kind: "anomaly" as const, id: facts.anomalyId, system: facts.system, micros: facts.firstMicros }]));
  if (own === null) return { points: points.sort(byTime), followed: [] };
  points.push({ kind: "problem", id: incident.facts.problemId, system: incident.facts.system, micros: own });
  const later = state.incidents
    .flatMap(({ facts }) => (facts.firstMicros === null || facts.firstMicros <= own || facts.problemId === incident.facts.problemId ? [] : [{ kind: "followed" as const, id: facts.problemId, system: facts.system, micros: facts.firstMicros }]))
    .sort(byTime)
    .slice(0, MOST_FOLLOWED);
  const followed = later.map(({ id, micros }, at) => ({ problemId: id, afterMicros: micros - (later[at - 1]?.micros ?? own) }));
  return { points: [...points, ...later].sort(byTime), followed };
}

/** The systems of a chain in the order they were reached. */
export function systemsOf(points: readonly EvidencePoint[]): (string | null)[] {
  return [...new Set(points.map((point) => point.system))];
}

function byTime(a: EvidencePoint, b: EvidencePoint): number {
  return a.micros - b.micros || a.id - b.id;
}
