import { DAY_MICROS, daysFromCivil, HOUR_MICROS, MINUTE_MICROS } from "./civil-time";
import { digitsAt, readFraction, readIsoTime, readOffset } from "./iso-time";
import type { LineFields } from "./line-fields";

/** Reads a whole text as a time into localMicros, offsetMinutes and missing; false where it is none. */
export type TimeReader = (text: string, out: LineFields) => boolean;

/** The year that stands in for a missing one until the reader knows it: a leap year, so that every date exists. */
export const PLACEHOLDER_YEAR = 1972;

const MONTHS: Record<string, number> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
  янв: 1, фев: 2, мар: 3, апр: 4, май: 5, мая: 5, июн: 6, июл: 7, авг: 8, сен: 9, окт: 10, ноя: 11, дек: 12,
};

const LONGEST_TIME = 60;

/** Parts of a timestamp as text; a missing year stands for itself. */
interface Parts {
  year?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
  clock?: string | undefined;
  half?: string | undefined;
}

const CLOCK = String.raw`(?<clock>\d{1,2}:\d\d(?::\d\d)?(?:[.,:]\d+)?)`;
const ZONE = String.raw`(?<zone>\s?(?:[A-Z]{1,4}|[+-]\d\d(?::?\d\d)?))?`;

/** Ways to write a time other than year first, each whole text. Month names may be English or Russian. */
const SHAPES: readonly RegExp[] = [
  // Oct  6 08:59:32.123, Oct 6 2025 08:59:32, окт. 06, 2025 8:59:32 AM, Oct 6, 2025 @ 08:59:32.123
  String.raw`(?<month>\p{L}{3})\p{L}?\.? {1,2}(?<day>\d{1,2})(?:,? (?<year>\d{4}))?,?(?: @)? ${CLOCK}(?: (?<half>[AaPp]\.?[Mm]\.?))?${ZONE}`,
  // 2025 Oct  6 08:59:32.123
  String.raw`(?<year>\d{4}) (?<month>[A-Za-z]{3}) {1,2}(?<day>\d{1,2}) ${CLOCK}${ZONE}`,
  // 06 Oct 08:59:32.123
  String.raw`(?<day>\d{1,2}) (?<month>[A-Za-z]{3}) ${CLOCK}${ZONE}`,
  // Mon Oct 06 08:59:32 2025, Mon Oct  6 08:59:32.123 UTC 2025, Пн окт  6 08:59:32 2025
  String.raw`\p{L}{2,9},? (?<month>\p{L}{3}) {1,2}(?<day>\d{1,2}) ${CLOCK}${ZONE}(?: (?<year>\d{4}))?`,
  // 06/Oct/2025:08:59:32 +0300, Mon, 06 Oct 2025 08:59:32 GMT, 06-Oct-2025 08:59:32.123, 6-Oct-2025::08:59:32, 6 октября 2025 г. 08:59:32
  String.raw`(?:[A-Za-z]{3}, )?(?<day>\d{1,2})[\/ -](?<month>\p{L}{3})\p{L}*\.?[\/ -](?<year>\d{4})(?: г\.,?)?(?:[ T]|:{1,2})${CLOCK}(?: (?<half>[AaPp]\.?[Mm]\.?))?${ZONE}`,
  // 06.10.2025 08:59:32
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d\d),?[ T]${CLOCK}${ZONE}`,
  // 10-06 08:59:32.123 (logcat), 10.06 08:59:32
  String.raw`(?<month>\d\d)[-.](?<day>\d\d) ${CLOCK}`,
  // 251006  8:59:32 (MySQL 5)
  String.raw`(?<year>\d\d)(?<month>\d\d)(?<day>\d\d) {1,2}${CLOCK}`,
].map((shape) => new RegExp(`^${shape}$`, "u"));

/** 10/6/2025 8:59:32 AM, 06/10/2025 08:59: the file decides which of the two numbers is the day. */
const SLASHED = new RegExp(String.raw`^(?<first>\d{1,2})[\/-](?<second>\d{1,2})[\/-](?<year>\d{4}),? ${CLOCK}(?: (?<half>[AaPp]\.?[Mm]\.?))?${ZONE}$`);

/** 25/10/06 08:59:32, 10/06/25 08:59:32: the year is the one of the outer numbers that logs are of, the first where both are. */
const SHORT_YEAR = new RegExp(String.raw`^(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<last>\d\d),? (?<rest>${CLOCK}(?: [AaPp]\.?[Mm]\.?)?${ZONE})$`);
const FIRST_LIKELY_YEAR = 15;

/** `/Date(1759741172123)/`, as Windows PowerShell writes a time into JSON. */
const MICROSOFT_DATE = /^\/Date\((\d{9,14})\)\/$/;

/** `2025-10-06T08:59:32…`, see readIsoTime. */
export const readYearFirst: TimeReader = (text, out) => readIsoTime(text, 0, out) > 0;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by size (years 1973 to 5138). */
export const readEpoch: TimeReader = (text, out) => /^(?:\d{9,19}(?:\.\d+)?|\d\.\d+e\+?\d\d)$/.test(text) && setEpoch(Number(text), out);

/**
 * Sets an instant given as a number since 1970. The unit follows from its size: under 1e11 seconds, under 1e14
 * milliseconds, under 1e17 microseconds, else nanoseconds.
 */
export function setEpoch(value: number, out: LineFields): boolean {
  if (!(value >= 1e8 && value < 1e20)) return false;
  const scale = value < 1e11 ? 1e6 : value < 1e14 ? 1e3 : value < 1e17 ? 1 : 1e-3;
  out.localMicros = Math.round(value * scale);
  out.offsetMinutes = 0;
  return true;
}

/** `06/Oct/2025:08:59:32 +0300` by character: access logs are the longest of all. Falls back to readAnyTime. */
export const readClfTime: TimeReader = (text, out) => {
  const month = MONTHS[text.slice(3, 6).toLowerCase()];
  const [day, year] = [digitsAt(text, 0, 2), digitsAt(text, 7, 4)];
  const [hour, minute, second] = [digitsAt(text, 12, 2), digitsAt(text, 15, 2), digitsAt(text, 18, 2)];
  if (month === undefined || !(day >= 1 && day <= 31 && year >= 1970 && hour < 24 && minute < 60 && second <= 60)) return readAnyTime(text, out);
  out.localMicros = daysFromCivil(year, month, day) * DAY_MICROS + (hour * 3600 + minute * 60 + second) * 1_000_000;
  readOffset(text, readFraction(text, 20, out), out);
  return true;
};

const TIME_OF_DAY = /^(?<clock>\d{1,2}:\d\d(?::\d\d)?(?:[.,:]\d+)?)(?: ?(?<half>[AaPp]\.?[Mm]\.?))?$/;

/** `08:59:32.123`, `8:59AM`: a time of day whose date must come from elsewhere. */
export const readTimeOfDay: TimeReader = (text, out) => {
  const groups = TIME_OF_DAY.exec(text)?.groups;
  if (groups === undefined || !setDayAndClock(0, groups.clock ?? "", groups.half, out)) return false;
  out.missing = "date";
  return true;
};

/** Any of the ways this module knows to write a time with its date. */
export const readAnyTime: TimeReader = (text, out) => {
  if (text.length > LONGEST_TIME) return false;
  if (readIsoTime(text, 0, out) > 0) return true;
  for (const shape of SHAPES) {
    const groups = shape.exec(text)?.groups;
    if (groups) return setParts(groups, groups.zone, out);
  }
  const short = SHORT_YEAR.exec(text)?.groups;
  if (short) return readAnyTime(withFullYear(short), out);
  const slashed = SLASHED.exec(text)?.groups;
  if (!slashed) return readEpoch(MICROSOFT_DATE.exec(text)?.[1] ?? text, out);
  const { first = "", second = "" } = slashed;
  const dayFirst = Number(first) > 12 || (Number(second) <= 12 && out.dayFirst && slashed.half === undefined);
  return setParts({ ...slashed, day: dayFirst ? first : second, month: dayFirst ? second : first }, slashed.zone, out);
};

function withFullYear({ first = "", second = "", last = "", rest = "" }: Record<string, string | undefined>): string {
  const isYearLast = Number(first) < FIRST_LIKELY_YEAR && Number(last) >= FIRST_LIKELY_YEAR;
  return isYearLast ? `${first}/${second}/20${last} ${rest}` : `${String(fullYear(Number(first)))}-${second.padStart(2, "0")}-${last} ${rest}`;
}

/** Whether a text can only be read with the day before the month, so that its whole file is read so. */
export function isDayFirst(text: string): boolean {
  const groups = SLASHED.exec(text)?.groups;
  return groups !== undefined && Number(groups.first) > 12;
}

function setParts(parts: Parts, zone: string | undefined, out: LineFields): boolean {
  const month = MONTHS[(parts.month ?? "").toLowerCase()] ?? Number(parts.month);
  const day = Number(parts.day);
  const year = parts.year === undefined ? PLACEHOLDER_YEAR : fullYear(Number(parts.year));
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return false;
  out.missing = parts.year === undefined ? "year" : "nothing";
  if (!setDayAndClock(daysFromCivil(year, month, day), parts.clock ?? "", parts.half, out)) return false;
  if (zone !== undefined) readOffset(zone, 0, out);
  return true;
}

function setDayAndClock(days: number, clock: string, half: string | undefined, out: LineFields): boolean {
  const colon = clock.indexOf(":");
  let hour = Number(clock.slice(0, colon));
  if (half !== undefined) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  const minute = Number(clock.slice(colon + 1, colon + 3));
  const hasSeconds = clock.charCodeAt(colon + 3) === 58;
  const second = hasSeconds ? Number(clock.slice(colon + 4, colon + 6)) : 0;
  if (!(hour < 24 && minute < 60 && second <= 60)) return false;
  out.localMicros = days * DAY_MICROS + hour * HOUR_MICROS + minute * MINUTE_MICROS + second * 1_000_000;
  readFraction(clock, colon + (hasSeconds ? 6 : 3), out);
  return true;
}

/** Two-digit years are 1970 to 2069. */
function fullYear(year: number): number {
  if (year > 99) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** `Oct  6 08:59:32` by character: plain syslog is the most common log without a year. Falls back to readAnyTime. */
export const readSyslogTime: TimeReader = (text, out) => {
  const month = MONTHS[text.slice(0, 3).toLowerCase()];
  if (month === undefined || text.charCodeAt(3) !== 32 || text.length < 15) return readAnyTime(text, out);
  const day = text.charCodeAt(4) === 32 ? digitsAt(text, 5, 1) : digitsAt(text, 4, 2);
  const [hour, minute, second] = [digitsAt(text, 7, 2), digitsAt(text, 10, 2), digitsAt(text, 13, 2)];
  if (!(day >= 1 && day <= 31 && hour < 24 && minute < 60 && second <= 60) || text.charCodeAt(9) !== 58) return readAnyTime(text, out);
  if (readFraction(text, 15, out) !== text.length) return readAnyTime(text, out);
  out.localMicros = daysFromCivil(PLACEHOLDER_YEAR, month, day) * DAY_MICROS + (hour * 3600 + minute * 60 + second) * 1_000_000;
  readFraction(text, 15, out);
  out.missing = "year";
  return true;
};
