import { DAY_MICROS, daysFromCivil, HOUR_MICROS, MINUTE_MICROS } from "./civil-time";
import type { LineFields } from "./line-fields";

/** Minutes east of UTC of the zone names that logs print. Only names with one common meaning. */
const ZONE_NAMES = new Map(Object.entries({
  Z: 0, UTC: 0, GMT: 0, MSK: 180, CET: 60, CEST: 120, EET: 120, EEST: 180, WET: 0, WEST: 60,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, JST: 540,
}));
const LONGEST_ZONE_NAME = 4;
const LETTER_I = 73;
/** Years of logs. A clock that was never set shows 1969 where it is behind UTC. */
const FIRST_YEAR = 1969;
const END_YEAR = 2200;
const FRACTION_SCALE = [1_000_000, 100_000, 10_000, 1000, 100, 10, 1];

/** The number that `count` digits from `at` stand for; NaN where one of them is no digit. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Reads a year-first timestamp: `2025-10-06T08:59:32`, `2025/10/06 08:59:32,123 +03:00`, `2025-10-06-08.59.32.123456`,
 * `20251006-8:59:32:123`, `20251006T085932Z`. Sets localMicros and offsetMinutes.
 * @param start where it begins
 * @returns where it ends, or -1 where there is none
 */
export function readIsoTime(text: string, start: number, out: LineFields): number {
  const separator = text.charCodeAt(start + 4);
  const isCompact = separator >= 48 && separator <= 57;
  const year = digitsAt(text, start, 4);
  const month = digitsAt(text, isCompact ? start + 4 : start + 5, 2);
  const day = digitsAt(text, isCompact ? start + 6 : start + 8, 2);
  // Eight digits may be anything; what is written as a date is one, be it of a year that no clock should show: its line begins a record.
  if (!(isCompact ? year >= FIRST_YEAR && year < END_YEAR : year > 0) || !(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return -1;
  if (!isCompact && (text.charCodeAt(start + 7) !== separator || !isDateSeparator(separator))) return -1;
  return readClock(text, start + (isCompact ? 8 : 10), daysFromCivil(year, month, day), out);
}

/** `-`, `/` or `.` */
function isDateSeparator(code: number): boolean {
  return code >= 45 && code <= 47;
}

/** Reads what follows a date: `T08:59:32.123Z`, `:08:59:32 +0300`, ` 8.59.32`. */
function readClock(text: string, at: number, days: number, out: LineFields): number {
  let position = at;
  while (isDateTimeGap(text.charCodeAt(position)) && position < at + 2) position++;
  if (position === at) return -1;
  const hourDigits = isDigit(text.charCodeAt(position + 1)) ? 2 : 1;
  const hour = digitsAt(text, position, hourDigits);
  position += hourDigits;
  const step = isDigit(text.charCodeAt(position)) ? 2 : 3;
  const minute = digitsAt(text, position + step - 2, 2);
  const hasSeconds = step === 2 || text.charCodeAt(position + 3) === text.charCodeAt(position);
  const second = hasSeconds ? digitsAt(text, position + 2 * step - 2, 2) : 0;
  if (!(hour < 24 && minute < 60 && second <= 60)) return -1;
  position += hasSeconds ? 2 * step : step;
  out.localMicros = days * DAY_MICROS + hour * HOUR_MICROS + minute * MINUTE_MICROS + second * 1_000_000;
  return readOffset(text, readFraction(text, position, out), out);
}

/** `T`, `t`, space, `_`, `-`, `:` or `.` */
function isDateTimeGap(code: number): boolean {
  return code === 84 || code === 32 || code === 45 || code === 58 || code === 95 || code === 46 || code === 116;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Adds `.123`, `,123` or `:123456789` to localMicros; digits past the sixth are dropped. @returns where it ends */
export function readFraction(text: string, at: number, out: LineFields): number {
  const mark = text.charCodeAt(at);
  if ((mark !== 46 && mark !== 44 && mark !== 58) || !isDigit(text.charCodeAt(at + 1))) return at;
  let position = at + 1;
  let value = 0;
  for (; isDigit(text.charCodeAt(position)); position++) {
    if (position <= at + 6) value = value * 10 + text.charCodeAt(position) - 48;
  }
  out.localMicros += value * (FRACTION_SCALE[position - at - 1] ?? 1);
  return position;
}

/** Reads a zone after an optional space: `Z`, `UTC`, `+03:00`, `-0700`, `+3`. @returns where it ends */
export function readOffset(text: string, at: number, out: LineFields): number {
  const position = text.charCodeAt(at) === 32 ? at + 1 : at;
  const code = text.charCodeAt(position);
  if (code === 43 || code === 45) return readSignedOffset(text, position, at, out);
  // No zone begins with an I: the word after most times is INFO.
  if (!isCapital(code) || code === LETTER_I) return at;
  let end = position + 1;
  while (isCapital(text.charCodeAt(end))) end++;
  const minutes = end - position > LONGEST_ZONE_NAME ? undefined : ZONE_NAMES.get(text.slice(position, end));
  if (minutes === undefined) return at;
  out.offsetMinutes = minutes;
  return end;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** A sign with two or four digits behind it; anything else (` - text`) is no zone and the time ends at `end`. */
function readSignedOffset(text: string, sign: number, end: number, out: LineFields): number {
  const hours = digitsAt(text, sign + 1, 2);
  if (!(hours <= 15)) return end;
  const minutesAt = text.charCodeAt(sign + 3) === 58 ? sign + 4 : sign + 3;
  const given = digitsAt(text, minutesAt, 2);
  const minutes = given < 60 ? given : 0;
  out.offsetMinutes = (hours * 60 + minutes) * (text.charCodeAt(sign) === 45 ? -1 : 1);
  return given < 60 ? minutesAt + 2 : sign + 3;
}
