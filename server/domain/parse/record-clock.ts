import { MINUTE_MICROS } from "./civil-time";
import type { LineFields } from "./line-fields";
import type { LogRecord } from "./log-record";
import { moveToYear, resolveYear, type YearInputs, type YearState } from "./missing-year";
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

/**
 * Gives records their times: resolves a missing year and the zone, and remembers the last time for records without one.
 */
export class RecordClock {
  constructor(
    private readonly zone: Zone,
    private readonly inputs: YearInputs,
    readonly state: ClockState,
  ) {}

  /** Sets a record's time from its own fields; false where they have none. */
  setOwnTime(record: LogRecord, fields: LineFields): boolean {
    let local = fields.localMicros;
    if (local !== local) return false;
    if (fields.yearMissing) {
      this.state.year = resolveYear(local, this.state.year, this.inputs);
      local = moveToYear(local, this.state.year.year);
    }
    const offset = fields.offsetMinutes;
    const hasOffset = offset === offset;
    record.localMicros = local;
    record.offsetMinutes = hasOffset ? offset : null;
    record.utcMicros = hasOffset ? local - offset * MINUTE_MICROS : this.zone.toUtc(local);
    record.timeKind = "own";
    return true;
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
