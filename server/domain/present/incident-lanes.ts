import { edgeOf, onAxis } from "../time-grid";
import type { RunPicture } from "./run-picture";

/** A problem on the timeline: predicted, waited for, seen. Instants in microseconds. */
export interface IncidentLane {
  problemId: number;
  title: string;
  /** When an early warning of it was issued. */
  predictedMicros: number | null;
  /** From its first ERROR to its last; null where it did not occur. */
  seen: { fromMicros: number; toMicros: number } | null;
  /** When its early warning had run out. */
  gaveUpMicros: number | null;
  /** Where its line begins and ends on the axis. */
  fromMicros: number;
  toMicros: number;
}

/**
 * The problems that occurred or were predicted, by when they show first. Those without any time have no place on a line.
 * @param most how many there is room for; those with the highest impact stay
 */
export function incidentLanes(picture: RunPicture, most: number): { lanes: IncidentLane[]; hidden: number } {
  const endMicros = edgeOf(picture, picture.bucketCount);
  const warnings = new Map(picture.predictions.filter(({ kind }) => kind === "problem").map((prediction) => [prediction.problemId, prediction]));
  const incidents = new Map(picture.incidents.map((incident) => [incident.problemId, incident]));
  const lanes = [...new Set([...incidents.keys(), ...warnings.keys()])].flatMap((problemId): IncidentLane[] => {
    const incident = incidents.get(problemId);
    const warning = warnings.get(problemId);
    const predictedMicros = warning?.issuedMicros ?? null;
    const seen = incident === undefined || incident.firstMicros === null ? null : { fromMicros: incident.firstMicros, toMicros: incident.lastMicros ?? incident.firstMicros };
    const beginsMicros = predictedMicros ?? seen?.fromMicros ?? null;
    if (beginsMicros === null) return [];
    const fromMicros = onAxis(picture, beginsMicros);
    const gaveUpMicros = warning?.gaveUpMicros ?? null;
    const toMicros = Math.max(fromMicros, Math.min(endMicros, seen?.toMicros ?? gaveUpMicros ?? endMicros));
    return [{ problemId, title: incident?.title ?? warning?.text ?? "", predictedMicros, seen, gaveUpMicros, fromMicros, toMicros }];
  });
  const impact = ({ problemId }: IncidentLane): number => incidents.get(problemId)?.impactAtEnd ?? -1;
  const kept = [...lanes].sort((a, b) => impact(b) - impact(a) || a.fromMicros - b.fromMicros || a.problemId - b.problemId).slice(0, most);
  return { lanes: kept.sort((a, b) => (a.seen?.fromMicros ?? a.fromMicros) - (b.seen?.fromMicros ?? b.fromMicros) || a.problemId - b.problemId), hidden: lanes.length - kept.length };
}
