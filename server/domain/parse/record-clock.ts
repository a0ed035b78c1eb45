import { DAY_MICROS, MINUTE_MICROS } from "./civil-time";
import type { LineFields, MissingTime } from "./line-fields";
import type { LogRecord } from "./log-record";
import { resolveDate } from "./missing-date";
import { moveToYear, resolveYear, type YearState } from "./missing-year";
import type { TimeBasis } from "./time-basis";
import type { Zone } from "./zone";

/** The last time seen in a file, for records without one. */
export interface LastTime {
  localMicros: number;
  offsetMinutes: number | null;
  utcMicros: number;
}

export interface ClockState {
  year: YearState | null;
  last: LastTime | null;
}

/** Instants that a record may have, up to 2255, where microseconds are still whole numbers. What lies beyond is no time that anybody logged. */
const FIRST_INSTANT = -DAY_MICROS;
const LAST_INSTANT = Number.MAX_SAFE_INTEGER - DAY_MICROS;

/**
 * Gives records their times: resolves what they leave out and the zone, and remembers the last time for records without one.
 */
export class RecordClock {
  /** What times left out and were given. */
  completed: MissingTime = "nothing";

  constructor(
    private readonly zone: Zone,
    private readonly basis: TimeBasis,
    readonly state: ClockState,
  ) {}

  /** Sets a record's time from its own fields; false where they have none that is credible. */
  setOwnTime(record: LogRecord, fields: LineFields): boolean {
    const local = fields.missing === "nothing" ? fields.localMicros : this.complete(fields);
    if (!(local >= FIRST_INSTANT && local <= LAST_INSTANT)) return false;
    const offset = fields.offsetMinutes;
    const hasOffset = offset === offset;
    if (fields.missing !== "nothing") this.completed = fields.missing;
    record.localMicros = local;
    record.offsetMinutes = hasOffset ? offset : null;
    record.utcMicros = hasOffset ? local - offset * MINUTE_MICROS : this.zone.toUtc(local);
    record.timeKind = "own";
    return true;
  }

  /** The local time of a record that leaves something out; NaN where nothing tells it. */
  private complete({ localMicros, missing }: LineFields): number {
    if (missing === "hour") return (this.basis.hourMicros ?? NaN) + localMicros;
    if (missing === "date") return resolveDate(localMicros, this.state.last?.localMicros ?? null, this.basis.firstDay) ?? NaN;
    this.state.year = resolveYear(localMicros, this.state.year, this.basis);
    return moveToYear(localMicros, this.state.year.year);
  }

  /** Remembers a record's own time for those that follow it. */
  remember(record: LogRecord): void {
    if (record.localMicros === null || record.utcMicros === null) return;
    const { last } = this.state;
    if (last === null) {
      this.state.last = { localMicros: record.localMicros, offsetMinutes: record.offsetMinutes, utcMicros: record.utcMicros };
      return;
    }
    last.localMicros = record.localMicros;
    last.offsetMinutes = record.offsetMinutes;
    last.utcMicros = record.utcMicros;
  }

  /** Gives a record without a time the last one seen; false before the first. */
  inherit(record: LogRecord): boolean {
    return copyTime(record, this.state.last);
  }
}

/** Gives a record without a time that of another; false where there is none. */
export function copyTime(record: LogRecord, time: LastTime | null): boolean {
  if (time === null) return false;
  record.localMicros = time.localMicros;
  record.offsetMinutes = time.offsetMinutes;
  record.utcMicros = time.utcMicros;
  record.timeKind = "inherited";
  return true;
}
