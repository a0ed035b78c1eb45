import { bucketOf, edgeOf, type TimeGrid } from "../time-grid";
import type { FindingFacts, IncidentFacts, MatchedSeries, RunPicture } from "./run-picture";

/** A run's picture with prefix sums: any instant is then a few look-ups. Made once. */
export interface AsOfIndex {
  picture: RunPicture;
  /** Records before each bucket end: element `i` counts the first `i` buckets. */
  errors: Float64Array;
  warnings: Float64Array;
  others: Float64Array;
  incidents: readonly IndexedIncident[];
}

export interface IndexedIncident {
  facts: IncidentFacts;
  /** The least bucket end at which it exists. */
  from: number;
  errors: readonly IndexedSeries[];
  /** Earliest first sighting first. */
  findings: readonly IndexedFinding[];
}

export interface IndexedFinding {
  facts: FindingFacts;
  from: number;
  series: readonly IndexedSeries[];
}

export interface IndexedSeries {
  system: string;
  buckets: Float64Array;
  /** Records up to and with each bucket. */
  sums: Float64Array;
  /** The last instant in each bucket. */
  lastMicros: Float64Array;
}

/** Prepares a picture for `stateAsOf`. */
export function indexPicture(picture: RunPicture): AsOfIndex {
  const { buckets, errors, warnings, others } = picture.severity;
  const prefix = (counts: readonly number[]): Float64Array => prefixSums(buckets, counts, picture.bucketCount);
  const seriesOf = groupBy(picture.matched, seriesKey);
  const indexAll = (series: readonly MatchedSeries[] = []): IndexedSeries[] => series.map((one) => indexSeries(picture, one));
  const findingsOf = groupBy(picture.findings, (finding) => String(finding.problemId));
  const incidents = picture.incidents.map((facts): IndexedIncident => {
    const from = existsFrom(picture, facts.firstMicros);
    const findings = (findingsOf.get(String(facts.problemId)) ?? []).map((finding) => ({
      facts: finding,
      // A finding is two sightings: it exists from the later one.
      from: Math.max(from, existsFrom(picture, finding.firstMicros)),
      series: indexAll(seriesOf.get(seriesKey(finding))),
    }));
    const errors = indexAll(seriesOf.get(seriesKey({ problemId: facts.problemId, anomalyId: 0 })));
    return { facts, from, errors, findings: findings.sort(byFirstSighting) };
  });
  return { picture, errors: prefix(errors), warnings: prefix(warnings), others: prefix(others), incidents };
}

/** How a series stood when `index` buckets had passed; null where nothing of it had been seen. */
export function tally(series: IndexedSeries, index: number): { records: number; lastMicros: number } | null {
  const at = countBelow(series.buckets, index) - 1;
  const records = series.sums[at];
  const lastMicros = series.lastMicros[at];
  return records === undefined || lastMicros === undefined ? null : { records, lastMicros };
}

/** How many of ascending numbers are less than a limit. */
function countBelow(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What carries no time is there at the end of the log only. */
function existsFrom(picture: RunPicture, micros: number | null): number {
  if (micros === null) return picture.bucketCount;
  return bucketOf(picture, micros) + 1;
}

function indexSeries(grid: TimeGrid, { system, points }: MatchedSeries): IndexedSeries {
  const numbers = points.split(" ");
  const count = Math.floor(numbers.length / 3);
  const series = { system, buckets: new Float64Array(count), sums: new Float64Array(count), lastMicros: new Float64Array(count) };
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const bucket = Number(numbers[at * 3]);
    sum += Number(numbers[at * 3 + 1]);
    series.buckets[at] = bucket;
    series.sums[at] = sum;
    series.lastMicros[at] = edgeOf(grid, bucket) + Number(numbers[at * 3 + 2]);
  }
  return series;
}

function prefixSums(buckets: readonly number[], counts: readonly number[], bucketCount: number): Float64Array {
  const sums = new Float64Array(bucketCount + 1);
  buckets.forEach((bucket, at) => (sums[bucket + 1] = counts[at] ?? 0));
  for (let index = 1; index <= bucketCount; index++) sums[index] = (sums[index] ?? 0) + (sums[index - 1] ?? 0);
  return sums;
}

function byFirstSighting(a: IndexedFinding, b: IndexedFinding): number {
  const [left, right] = [a.facts.firstMicros ?? Infinity, b.facts.firstMicros ?? Infinity];
  return left === right ? a.facts.anomalyId - b.facts.anomalyId : left - right;
}

function seriesKey({ problemId, anomalyId }: Pick<MatchedSeries, "problemId" | "anomalyId">): string {
  return `${String(problemId)} ${String(anomalyId)}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
