import type { Severity } from "../../parse/severity";

/** Records of one stretch of log time. */
export interface TimelineBucket {
  /** Milliseconds since 1970 at which the bucket begins. */
  startMs: number;
  /** Records by severity; one that is missing counts as 0. */
  counts: Partial<Record<Severity, number>>;
}

/** A run's records over time. Buckets without records may be left out. */
export interface Timeline {
  bucketMs: number;
  buckets: readonly TimelineBucket[];
}

/** One bar of a timeline. */
export interface TimelineBar {
  startMs: number;
  endMs: number;
  error: number;
  warning: number;
  info: number;
}

/**
 * The bars of a timeline: every stretch of equal length from the first bucket to the last, empty ones too, as fine as
 * `maxBars` allows. Each bar joins a whole number of buckets, so no record is split and the sums stay.
 * @param maxBars at least 1
 */
export function mergeBuckets(timeline: Timeline, maxBars: number): TimelineBar[] {
  const starts = timeline.buckets.map((bucket) => bucket.startMs);
  if (starts.length === 0) return [];
  const first = starts.reduce((least, start) => Math.min(least, start));
  const last = starts.reduce((most, start) => Math.max(most, start));
  const buckets = Math.round((last - first) / timeline.bucketMs) + 1;
  const barMs = Math.ceil(buckets / maxBars) * timeline.bucketMs;
  const bars = Array.from({ length: Math.ceil((buckets * timeline.bucketMs) / barMs) }, (_, index) => ({
    startMs: first + index * barMs,
    endMs: first + (index + 1) * barMs,
    error: 0,
    warning: 0,
    info: 0,
  }));
  for (const bucket of timeline.buckets) {
    const bar = bars[Math.min(bars.length - 1, Math.floor((bucket.startMs - first) / barMs))];
    if (bar !== undefined) add(bar, bucket.counts);
  }
  return bars;
}

function add(bar: TimelineBar, counts: TimelineBucket["counts"]): void {
  bar.error += (counts.ERROR ?? 0) + (counts.CRITICAL ?? 0);
  bar.warning += counts.WARNING ?? 0;
  bar.info += (counts.INFO ?? 0) + (counts.DEBUG ?? 0) + (counts.TRACE ?? 0);
}
