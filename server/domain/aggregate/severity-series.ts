import { getOrMake } from "../get-or-make";
import { bucketOf, type TimeGrid } from "../time-grid";
import { CELL_NUMBERS, type TimeCells } from "./time-cells";

/** Records of a system by time bucket. The arrays go side by side, ascending by bucket; buckets without records are left out. */
export interface SeveritySeries {
  system: string;
  buckets: number[];
  errors: number[];
  warnings: number[];
  others: number[];
}

/** The cells of one origin in a part: they lie one behind the other. */
interface CellRange {
  part: TimeCells;
  /** Of `part.cells`. */
  from: number;
  to: number;
}

/**
 * Merges the cells of parts into the run's buckets.
 * @param systemOf the system of an origin
 * @param grid buckets at least as wide as every part's cells
 * @returns by system
 */
export function severitySeries(parts: readonly TimeCells[], systemOf: (origin: number) => string, grid: TimeGrid): SeveritySeries[] {
  // Others, warnings and errors of every bucket, for one system after the other.
  const counts = new Float64Array(ROADS * grid.bucketCount);
  return [...rangesBySystem(parts, systemOf)].map(([system, ranges]) => seriesOf(system, ranges, grid, counts)).sort((a, b) => (a.system < b.system ? -1 : 1));
}

const ROADS = 3;

function rangesBySystem(parts: readonly TimeCells[], systemOf: (origin: number) => string): Map<string, CellRange[]> {
  const ranges = new Map<string, CellRange[]>();
  for (const part of parts) {
    const { cells } = part;
    for (let from = 0, to = 0; from < cells.length; from = to) {
      const origin = cells[from + 1] ?? 0;
      while (to < cells.length && cells[to + 1] === origin) to += CELL_NUMBERS;
      getOrMake(ranges, systemOf(origin), (): CellRange[] => []).push({ part, from, to });
    }
  }
  return ranges;
}

/** @param counts all 0, and so again afterwards */
function seriesOf(system: string, ranges: readonly CellRange[], grid: TimeGrid, counts: Float64Array): SeveritySeries {
  const series: SeveritySeries = { system, buckets: [], errors: [], warnings: [], others: [] };
  let [first, last] = [Infinity, -1];
  for (const { part: { width, firstSlot, cells }, from, to } of ranges) {
    for (let at = from; at < to; at += CELL_NUMBERS) {
      const bucket = bucketOf(grid, (firstSlot + (cells[at] ?? 0)) * width);
      if (bucket < first) first = bucket;
      if (bucket > last) last = bucket;
      for (let road = 0; road < ROADS; road++) counts[ROADS * bucket + road] = (counts[ROADS * bucket + road] ?? 0) + (cells[at + 2 + road] ?? 0);
    }
  }
  for (let bucket = first; bucket <= last; bucket++) {
    const [others, warnings, errors] = [counts[ROADS * bucket] ?? 0, counts[ROADS * bucket + 1] ?? 0, counts[ROADS * bucket + 2] ?? 0];
    if (others + warnings + errors === 0) continue;
    series.buckets.push(bucket);
    series.errors.push(errors);
    series.warnings.push(warnings);
    series.others.push(others);
  }
  if (last >= 0) counts.fill(0, ROADS * first, ROADS * (last + 1));
  return series;
}

/** Adds two counts of one run up, as where its parts are counted some at a time. @returns by system */
export function addSeries(one: readonly SeveritySeries[], other: readonly SeveritySeries[]): SeveritySeries[] {
  const bySystem = new Map(one.map((series) => [series.system, series]));
  for (const series of other) {
    const known = bySystem.get(series.system);
    bySystem.set(series.system, known === undefined ? series : addBuckets(known, series));
  }
  return [...bySystem.values()].sort((a, b) => (a.system < b.system ? -1 : 1));
}

const COUNTS = ["errors", "warnings", "others"] as const;

function addBuckets(one: SeveritySeries, other: SeveritySeries): SeveritySeries {
  const buckets = mergeBuckets(one.buckets, other.buckets);
  const sum: SeveritySeries = { system: one.system, buckets, errors: [], warnings: [], others: [] };
  for (const name of COUNTS) {
    const counts = new Array<number>(buckets.length).fill(0);
    addCounts(counts, buckets, one.buckets, one[name]);
    addCounts(counts, buckets, other.buckets, other[name]);
    sum[name] = counts;
  }
  return sum;
}

function mergeBuckets(one: readonly number[], other: readonly number[]): number[] {
  const merged: number[] = [];
  for (let left = 0, right = 0; left < one.length || right < other.length; ) {
    const [a, b] = [one[left] ?? Infinity, other[right] ?? Infinity];
    merged.push(a <= b ? a : b);
    if (a <= b) left++;
    if (b <= a) right++;
  }
  return merged;
}

/** Adds counts by some of the buckets, all ascending, to those by all of them. */
function addCounts(sums: number[], buckets: readonly number[], some: readonly number[], counts: readonly number[]): void {
  for (let at = 0, own = 0; own < some.length; at++) {
    if (buckets[at] === some[own]) sums[at] = (sums[at] ?? 0) + (counts[own++] ?? 0);
  }
}
