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
  for (const { width, cells } of parts) {
    const factor = widthMicros / width;
    for (let at = 0; at < cells.length; at += CELL_NUMBERS) {
      const [slot = 0, origin = 0, others = 0, warnings = 0, errors = 0] = cells.slice(at, at + CELL_NUMBERS);
      const system = systemOf(origin);
      const bucket = Math.floor(slot / factor) - firstBucket;
      const buckets = bySystem.get(system) ?? new Map<number, SeverityBucket>();
      bySystem.set(system, buckets);
      const row = buckets.get(bucket) ?? { bucket, system, errors: 0, warnings: 0, others: 0 };
      buckets.set(bucket, row);
      row.others += others;
      row.warnings += warnings;
      row.errors += errors;
    }
  }
  return [...bySystem.values()].flatMap((buckets) => [...buckets.values()]).sort((a, b) => a.bucket - b.bucket || (a.system < b.system ? -1 : 1));
}
