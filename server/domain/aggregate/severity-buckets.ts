import { CELL_NUMBERS, type TimeCells } from "./time-cells";

export interface SeverityBucket {
  bucket: number;
  system: string;
  errors: number;
  warnings: number;
  others: number;
}

/**
 * Merges the cells of all parts into the run's buckets.
 * @param systemOf the system of an origin
 * @param widthMicros the run's bucket width, at least as wide as every part's
 * @param firstBucket the multiple of the width that is bucket 0
 * @returns by bucket, then system; empty buckets are left out
 */
export function severityBuckets(parts: Iterable<TimeCells>, systemOf: (origin: number) => string, widthMicros: number, firstBucket: number): SeverityBucket[] {
  const bySystem = new Map<string, Map<number, SeverityBucket>>();
  for (const { width, firstSlot, cells } of parts) {
    const factor = widthMicros / width;
    for (let at = 0; at < cells.length; at += CELL_NUMBERS) {
      const system = systemOf(cells[at + 1] ?? 0);
      const bucket = Math.floor((firstSlot + (cells[at] ?? 0)) / factor) - firstBucket;
      let buckets = bySystem.get(system);
      if (buckets === undefined) bySystem.set(system, (buckets = new Map<number, SeverityBucket>()));
      let row = buckets.get(bucket);
      if (row === undefined) buckets.set(bucket, (row = { bucket, system, errors: 0, warnings: 0, others: 0 }));
      row.others += cells[at + 2] ?? 0;
      row.warnings += cells[at + 3] ?? 0;
      row.errors += cells[at + 4] ?? 0;
    }
  }
  return [...bySystem.values()].flatMap((buckets) => [...buckets.values()]).sort((a, b) => a.bucket - b.bucket || (a.system < b.system ? -1 : 1));
}
