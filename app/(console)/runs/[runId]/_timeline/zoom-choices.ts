import type { BucketRange } from "@/server/domain/present/timeline-bars";
import { edgeOf, type TimeGrid } from "@/server/domain/time-grid";
import type { TimeStretch } from "../_view/instant-query";

const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LENGTHS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY];

/** Lengths shorter than the log that it can be looked at in, in microseconds: the two largest. */
export function zoomLengths({ bucketCount, bucketMicros }: TimeGrid): number[] {
  const span = bucketCount * bucketMicros;
  return LENGTHS.filter((length) => length >= 10 * bucketMicros && length <= span * 0.6).slice(-2);
}

/** A stretch of a length around an instant, within the log. */
export function stretchAround(grid: TimeGrid, micros: number, length: number): TimeStretch {
  const { startMicros, bucketMicros } = grid;
  const endMicros = edgeOf(grid, grid.bucketCount);
  const from = Math.max(startMicros, Math.min(micros - length / 2, endMicros - length));
  const fromMicros = startMicros + Math.floor((from - startMicros) / bucketMicros) * bucketMicros;
  return { fromMicros, toMicros: Math.min(endMicros, fromMicros + length) };
}

/** The buckets of a stretch; all of them where there is none, or it holds less than two. */
export function bucketsOf({ startMicros, bucketCount, bucketMicros }: TimeGrid, zoom: TimeStretch | null): BucketRange {
  if (zoom === null) return { from: 0, to: bucketCount };
  const from = Math.max(0, Math.floor((zoom.fromMicros - startMicros) / bucketMicros));
  const to = Math.min(bucketCount, Math.ceil((zoom.toMicros - startMicros) / bucketMicros));
  return to - from < 2 ? { from: 0, to: bucketCount } : { from, to };
}
