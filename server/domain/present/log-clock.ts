import { mainSpan, type TimeGrid } from "../time-grid";
import type { Format } from "./format";

/** How instants of a run's log are written, in microseconds: no longer than its timeline needs to tell them apart. */
export interface LogClock {
  /** All of the timeline lies within one day of its zone. */
  isOneDay: boolean;
  /** To the second: the time of day, with the day where the timeline has several or does not reach it. */
  clock(micros: number | null): string;
  /** To the minute, with the day where the timeline has several; only the day where it does not reach the instant. */
  minute(micros: number | null): string;
  /** In a column: the time of day, or as `minute` where the day is needed. */
  moment(micros: number | null): string;
}

/** The clock of a run, in the zone of the format. */
export function logClock(format: Format, grid: TimeGrid): LogClock {
  // Not the buckets of what lies outside: those of a whole day would be of the days beside it.
  const { fromMicros, toMicros } = mainSpan(grid);
  const isOneDay = format.date(fromMicros / 1000) === format.date(toMicros / 1000 - 1);
  const ms = (micros: number | null): number | null => (micros === null ? null : micros / 1000);
  // The end of the timeline is an instant of it too: bucket ends are shown.
  const isBeyond = (micros: number | null): boolean => micros !== null && (micros < fromMicros || micros > toMicros);
  const isOfTheDay = (micros: number | null): boolean => isOneDay && !isBeyond(micros);
  const minute = (micros: number | null): string => (isBeyond(micros) ? format.date(ms(micros)) : isOneDay ? format.minute(ms(micros)) : format.dayMinute(ms(micros)));
  return {
    isOneDay,
    clock: (micros) => (isOfTheDay(micros) ? format.time(ms(micros)) : format.instant(ms(micros))),
    minute,
    moment: (micros) => (isOfTheDay(micros) ? format.time(ms(micros)) : minute(micros)),
  };
}
