import { DAY_MICROS, MINUTE_MICROS } from "./civil-time";

/** A time zone that turns local times into instants; keeps what it looked up, so make one per run and share it. */
export interface Zone {
  readonly name: string;
  /**
   * @param localMicros the local wall time, microseconds since 1970 as if it were UTC
   * @returns the instant in UTC microseconds. Of two instants with the same wall time the earlier; a wall time that the
   *   clock skipped is read with the offset that held before the jump.
   */
  toUtc(localMicros: number): number;
}

/** All changes of offset since 1970 fall on a quarter of an hour of local time, so one look-up serves a quarter. */
const QUARTER_MICROS = 900_000_000;
const MAX_KEPT_QUARTERS = 50_000;
/** No place on earth is further from UTC: the Line Islands are at +14:00. */
const MAX_OFFSET_MINUTES = 14 * 60;
const FIXED = /^(?:UTC|GMT|Z)?(?:([+-])(\d{1,2}):?(\d{2})?)?$/i;

/**
 * @param name an IANA name (`Europe/Moscow`), `UTC`, or a fixed offset (`+03:00`)
 * @returns null where the name is not known
 */
export function createZone(name: string): Zone | null {
  const fixed = name === "" ? null : FIXED.exec(name);
  if (fixed) {
    const minutes = (Number(fixed[2] ?? 0) * 60 + Number(fixed[3] ?? 0)) * (fixed[1] === "-" ? -1 : 1);
    if (Math.abs(minutes) > MAX_OFFSET_MINUTES || Number(fixed[3] ?? 0) > 59) return null;
    return { name, toUtc: (localMicros) => localMicros - minutes * MINUTE_MICROS };
  }
  const clock = createClock(name);
  return clock && { name, toUtc: createLookup(clock) };
}

/** The same; UTC for a name that is not known any more. */
export function zoneOrUtc(name: string): Zone {
  return createZone(name) ?? { name: "UTC", toUtc: (localMicros) => localMicros };
}

/** Gives the offset of a zone at an instant, both in microseconds, by reading its wall clock there. */
function createClock(name: string): ((utcMicros: number) => number) | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", era: "short" });
  } catch {
    return null;
  }
  return (utcMicros) => {
    const instant = Math.floor(utcMicros / 1_000_000) * 1000;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    const wall = Date.UTC(part.year ?? 1970, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
    return (wall - instant) * 1000;
  };
}

function createLookup(offsetAt: (utcMicros: number) => number): (localMicros: number) => number {
  const kept = new Map<number, number>();
  let lastQuarter = NaN;
  let lastOffset = 0;
  return (localMicros) => {
    const quarter = Math.floor(localMicros / QUARTER_MICROS);
    if (quarter !== lastQuarter) {
      let offset = kept.get(quarter);
      if (offset === undefined) {
        if (kept.size >= MAX_KEPT_QUARTERS) kept.clear();
        offset = offsetOfLocal(quarter * QUARTER_MICROS, offsetAt);
        kept.set(quarter, offset);
      }
      lastQuarter = quarter;
      lastOffset = offset;
    }
    return localMicros - lastOffset;
  };
}

function offsetOfLocal(localMicros: number, offsetAt: (utcMicros: number) => number): number {
  const before = offsetAt(localMicros - DAY_MICROS);
  const after = offsetAt(localMicros + DAY_MICROS);
  if (before === after) return before;
  // Wall times that exist twice belong to both offsets; the larger offset is the earlier instant.
  const holds = [before, after].filter((offset) => offsetAt(localMicros - offset) === offset);
  return holds.length > 0 ? Math.max(...holds) : before;
}
