import { hasMilliseconds, instantMs, type InstantInput, type WallClock, wallClock, wallClockMs } from "./wall-clock";

/**
 * The one place that turns values into text, for the console, the reports and the command line.
 * Everything here is (value, locale, zone) -> text; null and values that are no number become a dash.
 */

export const LOCALES = ["en", "ru"] as const;
export type Locale = (typeof LOCALES)[number];

/** Shown where a value is not known. A zero is "0", never this. */
export const DASH = "–";

/** Narrow no-break space: groups digits and joins a figure to its unit in both languages. */
const NARROW = "\u202f";

const UNITS = {
  en: { ms: "ms", s: "s", min: "min", h: "h", d: "d", bytes: ["B", "kB", "MB", "GB", "TB", "PB"] },
  ru: { ms: "мс", s: "с", min: "мин", h: "ч", d: "д", bytes: ["Б", "кБ", "МБ", "ГБ", "ТБ", "ПБ"] },
} as const;

/** Between two digits with whole groups of three behind. */
const DIGIT_GROUPS = /(?<=\d)(?=(?:\d{3})+$)/g;

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Intl formatters cost far more to make than to use (a table makes thousands of cells), so each is made once. */
function numberFormat(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale}:${digits}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: "always" });
  numberFormats.set(key, made);
  return made;
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/**
 * A number with a fixed count of decimals, its digits grouped: `350 500`, `0.87`, `0,87`.
 * @param digits decimals, 0 to 20
 */
export function formatNumber(value: number | null | undefined, locale: Locale, digits = 0): string {
  if (!isKnown(value)) return DASH;
  const rounded = Object.is(value, -0) || Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
  // Whole numbers are most of what is written, hundreds a frame while the Time Machine plays; Intl is far slower at them.
  if (digits === 0 && Number.isSafeInteger(rounded)) return String(rounded).replace(DIGIT_GROUPS, NARROW);
  return numberFormat(locale, digits)
    .formatToParts(rounded)
    .map((part) => (part.type === "group" ? NARROW : part.value))
    .join("");
}

/** A line, job or row number: whole, not grouped, the same in every language. */
export function formatOrdinal(value: number | null | undefined): string {
  return isKnown(value) ? String(Math.trunc(value)) : DASH;
}

/** A similarity, probability or likelihood, 0 to 1, with two decimals: `0.87`, `0,87`. */
export function formatSimilarity(value: number | null | undefined, locale: Locale): string {
  return formatNumber(value, locale, 2);
}

/**
 * A part of one as a percentage: 0.684 -> `68 %`.
 * @param digits decimals of the percentage
 */
export function formatPercent(share: number | null | undefined, locale: Locale, digits = 0): string {
  return isKnown(share) ? `${formatNumber(share * 100, locale, digits)}${NARROW}%` : DASH;
}

/** A size in bytes by powers of 1000, one decimal below ten: `86 MB`, `1,4 ГБ`. */
export function formatBytes(bytes: number | null | undefined, locale: Locale): string {
  if (!isKnown(bytes)) return DASH;
  const names = UNITS[locale].bytes;
  let size = Math.abs(bytes);
  let power = 0;
  // 999.5 would round to "1 000": the next unit says it better.
  while (size >= 999.5 && power < names.length - 1) {
    size /= 1000;
    power += 1;
  }
  const digits = power > 0 && size < 9.95 ? 1 : 0;
  return `${formatNumber(bytes < 0 ? -size : size, locale, digits)} ${names[power] ?? ""}`;
}

/**
 * A length of time in its two largest units: `840 ms`, `1.1 s`, `5 s`, `11 s`, `1 min 11 s`, `2 h 5 min`, `3 d 4 h`.
 * @param ms milliseconds; a negative length carries a minus sign
 */
export function formatDuration(ms: number | null | undefined, locale: Locale): string {
  if (!isKnown(ms)) return DASH;
  if (ms < 0) return `−${formatDuration(-ms, locale)}`;
  const unit = UNITS[locale];
  if (ms === 0) return `0 ${unit.s}`;
  if (ms < 999.5) return `${formatNumber(ms, locale)} ${unit.ms}`;
  if (ms < 9950) return `${formatNumber(ms / 1000, locale, ms % 1000 === 0 ? 0 : 1)} ${unit.s}`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} ${unit.s}`;
  if (seconds < 3600) return twoUnits(seconds, 60, [unit.min, unit.s], locale);
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return twoUnits(minutes, 60, [unit.h, unit.min], locale);
  return twoUnits(Math.round(minutes / 60), 24, [unit.d, unit.h], locale);
}

function twoUnits(total: number, per: number, names: readonly [string, string], locale: Locale): string {
  const large = `${formatNumber(Math.floor(total / per), locale)} ${names[0]}`;
  return total % per === 0 ? large : `${large} ${total % per} ${names[1]}`;
}

/** An instant for other programs, in its zone: `2025-10-06 11:45:00`, with milliseconds where it has some. */
export function formatStamp(ms: number, zone: string): string {
  return new Date(wallClockMs(ms, zone)).toISOString().slice(0, hasMilliseconds(ms) ? 23 : 19).replace("T", " ");
}

const MONTHS: Record<Locale, readonly string[]> = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  // Intl would give the same words with "г." after the year; browsers and Node differ in it, and a page must not.
  ru: ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."],
};

const two = (value: number): string => String(value).padStart(2, "0");

function dayText(clock: WallClock, locale: Locale): string {
  return `${clock.day} ${MONTHS[locale][clock.month - 1] ?? ""}`;
}

const dateText = (clock: WallClock, locale: Locale): string => `${dayText(clock, locale)} ${clock.year}`;
const minuteText = (clock: WallClock): string => `${two(clock.hour)}:${two(clock.minute)}`;
const secondText = (clock: WallClock): string => `${minuteText(clock)}:${two(clock.second)}`;

/** `6 Oct 2025, 11:45:00` / `6 окт. 2025, 11:45:00`. */
export function formatInstant(instant: InstantInput, locale: Locale, zone: string): string {
  const ms = instantMs(instant);
  if (ms === null) return DASH;
  const clock = wallClock(ms, zone);
  return `${dateText(clock, locale)}, ${secondText(clock)}`;
}

/** `6 Oct 2025` / `6 окт. 2025`. */
export function formatDate(instant: InstantInput, locale: Locale, zone: string): string {
  const ms = instantMs(instant);
  return ms === null ? DASH : dateText(wallClock(ms, zone), locale);
}

/** Day and minute, for the ticks of an axis over several days: `6 Oct, 11:45`. */
export function formatDayMinute(instant: InstantInput, locale: Locale, zone: string): string {
  const ms = instantMs(instant);
  if (ms === null) return DASH;
  const clock = wallClock(ms, zone);
  return `${dayText(clock, locale)}, ${minuteText(clock)}`;
}

/** Time of day to the second, `11:45:00`. */
export function formatTime(instant: InstantInput, zone: string): string {
  const ms = instantMs(instant);
  return ms === null ? DASH : secondText(wallClock(ms, zone));
}

/** The time of day of an instant on the day of `now`, `11:45:00`; of any other its day and minute, `6 Oct, 11:45`. */
export function formatTimeNear(instant: InstantInput, now: InstantInput, locale: Locale, zone: string): string {
  return formatDate(instant, locale, zone) === formatDate(now, locale, zone) ? formatTime(instant, zone) : formatDayMinute(instant, locale, zone);
}

/** Time of day to the minute, `11:45`. */
export function formatMinute(instant: InstantInput, zone: string): string {
  const ms = instantMs(instant);
  return ms === null ? DASH : minuteText(wallClock(ms, zone));
}

/** A span of time, the day said once where both ends share it: `6 Oct 2025, 00:00:00 – 23:59:59`. */
export function formatSpan(from: InstantInput, to: InstantInput, locale: Locale, zone: string): string {
  const start = instantMs(from);
  const end = instantMs(to);
  if (start === null || end === null) return formatInstant(start ?? end, locale, zone);
  const sameDay = formatDate(start, locale, zone) === formatDate(end, locale, zone);
  return `${formatInstant(start, locale, zone)} – ${sameDay ? formatTime(end, zone) : formatInstant(end, locale, zone)}`;
}

/** Where a line is: `storage_system_log.txt:19283`. */
export function formatPlace(file: string, line: number | null | undefined): string {
  return isKnown(line) ? `${file}:${formatOrdinal(line)}` : file;
}

/** The short name of a problem or anomaly: `P45`, `A356`. */
export function formatId(kind: "problem" | "anomaly", id: number | null | undefined): string {
  return isKnown(id) ? `${kind === "problem" ? "P" : "A"}${formatOrdinal(id)}` : DASH;
}

/** The functions above with locale and zone already given: what tables and chart preparers take. */
export interface Format {
  locale: Locale;
  zone: string;
  number(value: number | null | undefined, digits?: number): string;
  similarity(value: number | null | undefined): string;
  percent(share: number | null | undefined, digits?: number): string;
  bytes(bytes: number | null | undefined): string;
  duration(ms: number | null | undefined): string;
  instant(instant: InstantInput): string;
  date(instant: InstantInput): string;
  dayMinute(instant: InstantInput): string;
  time(instant: InstantInput): string;
  timeNear(instant: InstantInput, now: InstantInput): string;
  minute(instant: InstantInput): string;
  span(from: InstantInput, to: InstantInput): string;
}

/**
 * Binds every function to one reader's locale and zone.
 * @throws RangeError on the first use of an instant where the zone is unknown
 */
export function createFormat(locale: Locale, zone: string): Format {
  return {
    locale,
    zone,
    number: (value, digits) => formatNumber(value, locale, digits),
    similarity: (value) => formatSimilarity(value, locale),
    percent: (share, digits) => formatPercent(share, locale, digits),
    bytes: (bytes) => formatBytes(bytes, locale),
    duration: (ms) => formatDuration(ms, locale),
    instant: (instant) => formatInstant(instant, locale, zone),
    date: (instant) => formatDate(instant, locale, zone),
    dayMinute: (instant) => formatDayMinute(instant, locale, zone),
    time: (instant) => formatTime(instant, zone),
    timeNear: (instant, now) => formatTimeNear(instant, now, locale, zone),
    minute: (instant) => formatMinute(instant, zone),
    span: (from, to) => formatSpan(from, to, locale, zone),
  };
}
