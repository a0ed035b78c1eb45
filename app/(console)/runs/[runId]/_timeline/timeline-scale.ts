import type { Timeline } from "@/server/domain/present/charts/merge-buckets";

/** The axis of time that chart, lanes and slider share. */
export interface TimelineScale {
  fromMicros: number;
  toMicros: number;
  barMicros: number;
  bars: number;
}

/** The axis of a timeline: from its first bar to the end of its last. */
export function timelineScale({ bucketMs, buckets }: Timeline): TimelineScale {
  const fromMs = buckets[0]?.startMs ?? 0;
  const toMs = (buckets.at(-1)?.startMs ?? 0) + bucketMs;
  return { fromMicros: fromMs * 1000, toMicros: toMs * 1000, barMicros: bucketMs * 1000, bars: buckets.length };
}

/** Where an instant lies on the axis, 0 to 1; what lies outside is at its end. */
export function shareOf({ fromMicros, toMicros }: TimelineScale, micros: number): number {
  return Math.min(1, Math.max(0, (micros - fromMicros) / (toMicros - fromMicros)));
}

/** The instant at a place of the axis. */
export function microsAt({ fromMicros, toMicros }: TimelineScale, share: number): number {
  return fromMicros + Math.min(1, Math.max(0, share)) * (toMicros - fromMicros);
}

/** The bar at a place of the axis. */
export function barAt({ bars }: TimelineScale, share: number): number {
  return Math.min(bars - 1, Math.max(0, Math.floor(share * bars)));
}

/** A share as a CSS length. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
