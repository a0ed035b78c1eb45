import { instantOfIndex } from "../time-grid";
import { incidentAsOf, type IncidentAsOf } from "./as-of-incident";
import type { AsOfIndex } from "./as-of-index";

/** A run as it stood at a bucket end. */
export interface AsOfState {
  /** Buckets passed; all of them is the end of the log. */
  index: number;
  atMicros: number;
  isEnd: boolean;
  /** Records. */
  errors: number;
  warnings: number;
  others: number;
  /** Problems that exist by then, highest impact first. */
  incidents: readonly IncidentAsOf[];
  /** Problems still to come, by first sighting. */
  later: readonly IncidentAsOf[];
  /** Different anomalies among the findings. */
  anomalies: number;
  novel: number;
  unmatched: number;
  /** Systems with matched records. */
  systemsTouched: number;
}

/**
 * Everything the page counts, as it stood when `index` buckets had passed. Exact: the buckets hold every record that has
 * a time, and the instant is a bucket end. What has none is there at the end of the log only.
 */
export function stateAsOf(asOf: AsOfIndex, index: number): AsOfState {
  const { picture } = asOf;
  const isEnd = index >= picture.bucketCount;
  const atMicros = instantOfIndex(picture, index);
  const all = asOf.incidents.map((incident) => incidentAsOf(incident, index, isEnd));
  const incidents = all.filter((incident) => incident.exists).sort((a, b) => b.impact - a.impact || byFirstError(a, b));
  const isSeen = (micros: number | null): boolean => isSeenBy({ isEnd, atMicros }, micros);
  return {
    index,
    atMicros,
    isEnd,
    errors: isEnd ? picture.totals.errors : (asOf.errors[index] ?? 0),
    warnings: isEnd ? picture.totals.warnings : (asOf.warnings[index] ?? 0),
    others: isEnd ? picture.totals.others : (asOf.others[index] ?? 0),
    incidents,
    later: all.filter((incident) => !incident.exists).sort(byFirstError),
    anomalies: new Set(incidents.flatMap((incident) => incident.findings.map((finding) => finding.facts.anomalyId))).size,
    novel: picture.novelMicros.filter(isSeen).length,
    unmatched: picture.unmatchedMicros.filter(isSeen).length,
    // Where no record carries a time no line is counted by system, and the incidents alone know theirs.
    systemsTouched: new Set(incidents.flatMap((incident) => [...incident.bySystem.keys(), ...incident.systems])).size,
  };
}

/** Whether what was first logged at `micros` is known as of a state. What has no time is there at the end of the log only. */
export function isSeenBy({ isEnd, atMicros }: Pick<AsOfState, "isEnd" | "atMicros">, micros: number | null): boolean {
  return isEnd || (micros !== null && micros < atMicros);
}

function byFirstError(a: IncidentAsOf, b: IncidentAsOf): number {
  const [left, right] = [a.facts.firstMicros ?? Infinity, b.facts.firstMicros ?? Infinity];
  return left === right ? a.facts.problemId - b.facts.problemId : left - right;
}
