import type { Timeline } from "./charts/merge-buckets";
import type { RunPicture } from "./run-picture";

/** A stretch of buckets: from the first to before the last. */
export interface BucketRange {
  from: number;
  to: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Lengths of a bar that a reader can count in. */
const BAR_LENGTHS = [
  1, 10, 100, SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY,
];

/**
 * The buckets of a stretch as a timeline of at most `most` bars of a round length. Bars begin at multiples of it, so the
 * first and the last may reach beyond the stretch.
 */
export function timelineBars(picture: RunPicture, range: BucketRange, most: number): Timeline {
  const bucketMs = picture.bucketMicros / 1000;
  const startMs = picture.startMicros / 1000 + range.from * bucketMs;
  const endMs = picture.startMicros / 1000 + range.to * bucketMs;
  const barMs = roundBarMs(startMs, endMs, bucketMs, most);
  const firstMs = Math.floor(startMs / barMs) * barMs;
  const count = Math.max(1, barsBetween(startMs, endMs, barMs));
  const bars = Array.from({ length: count }, (_, at) => ({ startMs: firstMs + at * barMs, counts: { ERROR: 0, WARNING: 0, INFO: 0 } }));
  const { buckets, errors, warnings, others } = picture.severity;
  buckets.forEach((bucket, at) => {
    if (bucket < range.from || bucket >= range.to) return;
    const counts = bars[Math.floor((picture.startMicros / 1000 + bucket * bucketMs - firstMs) / barMs)]?.counts;
    if (counts === undefined) return;
    counts.ERROR += errors[at] ?? 0;
    counts.WARNING += warnings[at] ?? 0;
    counts.INFO += others[at] ?? 0;
  });
  return { bucketMs: barMs, buckets: bars };
}

/**
 * The shortest round length of at most `most` bars that begin at multiples of it, a whole number of buckets each.
 * @returns milliseconds
 */
export function roundBarMs(startMs: number, endMs: number, bucketMs: number, most: number): number {
  return BAR_LENGTHS.find((length) => length >= bucketMs && length % bucketMs === 0 && barsBetween(startMs, endMs, length) <= most) ?? Math.ceil((endMs - startMs) / bucketMs / most) * bucketMs;
}

function barsBetween(startMs: number, endMs: number, length: number): number {
  return Math.ceil(endMs / length) - Math.floor(startMs / length);
}
