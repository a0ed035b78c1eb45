import { DAY_MICROS, daysFromCivil, isLeapYear } from "./civil-time";
import type { TimeBasis } from "./time-basis";
import { PLACEHOLDER_YEAR } from "./timestamp";

/** What is remembered of the record before: its year and its time within the placeholder year. */
export interface YearState {
  year: number;
  placeholderMicros: number;
}

/** A step back of more than half a year is New Year; more than eleven months forward, mostly a late line of December. */
const NEW_YEAR_STEP_DAYS = 183;
const LATE_LINE_STEP_DAYS = 335;
const MARCH_FIRST = 60;

/**
 * Gives a time without a year its year. The first such record takes the given year, or the year before where that would
 * put it more than a day after the file's own time (a file last written in January whose first line is of December).
 * Each later one takes its predecessor's year; the year grows by one where the date falls back by more than half a
 * year, and a line of late December that follows one of early January belongs to the old year, unless the file goes on until
 * then: a clock that was never set shows the first of January until it is.
 * @param placeholderMicros the local time within PLACEHOLDER_YEAR
 * @param before the state the previous call gave, null for the first
 */
export function resolveYear(placeholderMicros: number, before: YearState | null, basis: Pick<TimeBasis, "year" | "notAfterMicros">): YearState {
  if (before === null) {
    const limit = (basis.notAfterMicros ?? Infinity) + DAY_MICROS;
    const year = moveToYear(placeholderMicros, basis.year) > limit ? basis.year - 1 : basis.year;
    return { year, placeholderMicros };
  }
  const limit = (basis.notAfterMicros ?? -Infinity) + DAY_MICROS;
  const days = (placeholderMicros - before.placeholderMicros) / DAY_MICROS;
  if (days < -NEW_YEAR_STEP_DAYS) return { year: before.year + 1, placeholderMicros };
  if (days > LATE_LINE_STEP_DAYS && moveToYear(placeholderMicros, before.year) > limit) return { year: before.year - 1, placeholderMicros };
  return { year: before.year, placeholderMicros };
}

/** The same date and time of day in another year; the 29th of February of a common year is the 1st of March. */
export function moveToYear(placeholderMicros: number, year: number): number {
  const sincePlaceholder = placeholderMicros - daysFromCivil(PLACEHOLDER_YEAR, 1, 1) * DAY_MICROS;
  const skipsLeapDay = !isLeapYear(year) && sincePlaceholder >= MARCH_FIRST * DAY_MICROS;
  return (daysFromCivil(year, 1, 1) - (skipsLeapDay ? 1 : 0)) * DAY_MICROS + sincePlaceholder;
}
