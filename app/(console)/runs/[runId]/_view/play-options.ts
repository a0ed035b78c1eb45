const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps a reader can count in, in microseconds. */
const STEPS = [1_000, 10_000, 100_000, SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY];
const SPEEDS = [0.1, 1, 10, 60, 300, 600, 1_800, 3_600, 18_000, 86_400, 604_800];
/** Playing the whole log takes about this long at the speed it begins with. */
const WHOLE_SECONDS = 144;
const STEPS_ACROSS = 96;

/** The speeds and steps to choose from, and those to begin with. */
export interface PlayOptions {
  /** Log seconds a second. */
  speeds: number[];
  speed: number;
  /** Microseconds. */
  steps: number[];
  step: number;
}

/**
 * What suits a log of some length: every step is a whole number of buckets, and no speed plays it in less than a second.
 * @param spanMicros from the first bucket to the last
 */
export function playOptions(spanMicros: number, bucketMicros: number): PlayOptions {
  const seconds = spanMicros / SECOND;
  const speeds = near(SPEEDS.filter((speed) => seconds / speed > 2), seconds / WHOLE_SECONDS, 5);
  const fitting = STEPS.filter((step) => step % bucketMicros === 0 && step <= spanMicros / 4);
  const steps = near(fitting.includes(bucketMicros) ? fitting : [bucketMicros, ...fitting], spanMicros / STEPS_ACROSS, 5);
  return { speeds, speed: nearest(speeds, seconds / WHOLE_SECONDS), steps, step: nearest(steps, spanMicros / STEPS_ACROSS) };
}

function distance(a: number, b: number): number {
  return Math.abs(Math.log(a / b));
}

function nearest(values: readonly number[], wished: number): number {
  return values.reduce((best, value) => (distance(value, wished) < distance(best, wished) ? value : best), values[0] ?? 1);
}

/** The `count` values nearest to the wished one, ascending; never none. */
function near(values: readonly number[], wished: number, count: number): number[] {
  if (values.length === 0) return [1];
  return [...values].sort((a, b) => distance(a, wished) - distance(b, wished)).slice(0, count).sort((a, b) => a - b);
}
