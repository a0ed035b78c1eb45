/** An instant as ISO 8601, as milliseconds since 1970, or not known. */
export type InstantInput = string | number | null | undefined;

/** Milliseconds since 1970, or null where the input is none or no instant. Digits past the millisecond are dropped. */
export function instantMs(instant: InstantInput): number | null {
  if (instant === null || instant === undefined) return null;
  const ms = typeof instant === "number" ? instant : Date.parse(instant);
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? ms : null;
}

/** A wall clock as milliseconds, as if it were UTC: what a spreadsheet, which knows no zones, calls a date. */
export function wallClockMs(ms: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(Math.floor(ms), zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) + millisecondOf(ms);
}

/** The millisecond within its second; zones differ by whole seconds. */
function millisecondOf(ms: number): number {
  return ((Math.floor(ms) % 1_000) + 1_000) % 1_000;
}

/** Whether an instant lies within a second rather than at its beginning. */
export function hasMilliseconds(ms: number): boolean {
  return millisecondOf(ms) !== 0;
}

/** The fields of a wall clock, as numbers (month from 1). */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const clockFormats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(zone: string): Intl.DateTimeFormat {
  const known = clockFormats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clockFormats.set(zone, made);
  return made;
}

/** The fixed zones that the parser takes: `UTC`, `Z`, `+03:00`, `UTC+3`. */
const FIXED_ZONE = /^(?:UTC|GMT|Z)?(?:([+-])(\d{1,2}):?(\d{2})?)?$/i;

/**
 * What a clock on the wall of a zone shows at an instant.
 * @param zone an IANA name, `UTC`, or an offset such as `+03:00` (which Intl of Node 20 does not know)
 * @throws RangeError where the zone is unknown
 */
export function wallClock(ms: number, zone: string): WallClock {
  const fixed = FIXED_ZONE.exec(zone);
  if (fixed !== null) {
    const minutes = Number(fixed[2] ?? 0) * 60 + Number(fixed[3] ?? 0);
    return utcClock(ms + (fixed[1] === "-" ? -minutes : minutes) * 60_000);
  }
  const fields: Record<string, number> = {};
  for (const part of clockFormat(zone).formatToParts(ms)) fields[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  return { year, month, day, hour, minute, second };
}

function utcClock(ms: number): WallClock {
  const date = new Date(ms);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
