import { DAY_MICROS, HOUR_MICROS } from "./civil-time";

/** Lines stand out of order by moments; a clock that falls back by more is past midnight. One set back for the winter falls by an hour. */
const NEXT_DAY_STEP_MICROS = -HOUR_MICROS;
/** A line of before midnight that follows one of after it. */
const LATE_LINE_STEP_MICROS = 23 * HOUR_MICROS;

/**
 * Gives a time of day its date: that of the record before, or the next one where the clock has fallen back.
 * @param clockMicros since midnight
 * @param lastLocalMicros the local time of the record before; null for the first
 * @param firstDay the day of the first record, in days since 1970
 * @returns the local time; null where nothing tells the day
 */
export function resolveDate(clockMicros: number, lastLocalMicros: number | null, firstDay: number | null): number | null {
  if (lastLocalMicros === null) return firstDay === null ? null : firstDay * DAY_MICROS + clockMicros;
  const midnight = Math.floor(lastLocalMicros / DAY_MICROS) * DAY_MICROS;
  const step = midnight + clockMicros - lastLocalMicros;
  const days = step < NEXT_DAY_STEP_MICROS ? 1 : step > LATE_LINE_STEP_MICROS ? -1 : 0;
  return midnight + days * DAY_MICROS + clockMicros;
}
