import type { TimeCells } from "./time-cells";

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
  const merged = new Map<string, SeverityBucket>();
  for (const { width, cells } of parts) {
    const factor = widthMicros / width;
    for (const [slot, origin, others, warnings, errors] of cells) {
      const bucket = Math.floor(slot / factor) - firstBucket;
      const system = systemOf(origin);
      const key = `${String(bucket)} ${system}`;
      const row = merged.get(key) ?? { bucket, system, errors: 0, warnings: 0, others: 0 };
      merged.set(key, { ...row, errors: row.errors + errors, warnings: row.warnings + warnings, others: row.others + others });
    }
  }
  return [...merged.values()].sort((a, b) => a.bucket - b.bucket || (a.system < b.system ? -1 : 1));
}
