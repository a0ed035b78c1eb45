export const DAY_MICROS = 86_400_000_000;
export const HOUR_MICROS = 3_600_000_000;
export const MINUTE_MICROS = 60_000_000;

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar, without a Date object: this runs once a record.
 * Method: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil, for years from 0 on.
 * @param month 1 to 12
 * @param day 1 to 31; one past the month's end is the next month's first
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Whether a year has a 29th of February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
