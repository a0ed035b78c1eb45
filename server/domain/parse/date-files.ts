import { DAY_MICROS } from "./civil-time";
import { dayInName, hourInName } from "./date-in-name";
import type { FirstTime } from "./first-time";
import { basisOfYear, type TimeBasis } from "./time-basis";
import type { Zone } from "./zone";

/** A file as its run's extraction knows it. */
export interface UndatedFile {
  path: string;
  /** When it was last written, by what it came in; null where nothing credible is known. */
  modifiedMicros: number | null;
  firstTime: FirstTime;
  /** Of its times that name none. */
  zone: Zone;
}

/** What a year or a day was taken from: the caller, the file's name, its first lines, when it was last written, the files with dates, or the run's own year. */
export type BasisOrigin = "given" | "name" | "head" | "written" | "others" | "run";

/** A basis whose first day is still to be counted back from the file's last record, where that is known instead. */
export interface FileBasis extends TimeBasis {
  /** The local time when the last record was written; null where it is not needed or nothing tells. */
  lastLocalMicros: number | null;
  yearFrom: BasisOrigin;
  dayFrom: BasisOrigin;
}

export interface DatingOptions {
  /** The year that was named for times without one; else null. */
  givenYear: number | null;
  /** Where nothing else tells the year. */
  runYear: number;
}

/** A log is last written to within days after another began; what is later is taken for the time of a copy. */
const CREDIBLE_DAYS_AFTER = 7;
const CREDIBLE_DAYS_BEFORE = 1;
/** Of the year: a log may go on for months after another began. */
const HALF_A_YEAR_DAYS = 183;

/** The days on which the files that have dates begin. */
interface Days {
  first: number;
  last: number;
}

/**
 * What stands in for what the times of each file leave out.
 *
 * The year: the given one, else that of the time the file was last written at. The day of a log that has none: the one in its
 * name, else in its first lines, else that on which it was last written. A time of writing is believed where it fits the files of the run that have
 * dates: an archive that was packed anew has another. Then the year is theirs, and the day too where all begin on one.
 * @param files all logs of the run
 * @returns in their order
 */
export function dateFiles(files: readonly UndatedFile[], options: DatingOptions): FileBasis[] {
  const days = files.flatMap(({ firstTime }) => (firstTime.kind === "day" ? [firstTime.day] : []));
  const dated = days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) };
  return files.map((file) => ({ ...yearOf(file, dated, options), ...dayOf(file, dated), hourMicros: hourInName(file.path) }));
}

function yearOf({ modifiedMicros }: UndatedFile, dated: Days | null, { givenYear, runYear }: DatingOptions): Pick<FileBasis, "year" | "notAfterMicros" | "yearFrom"> {
  if (givenYear !== null) return { year: givenYear, notAfterMicros: null, yearFrom: "given" };
  if (modifiedMicros !== null && isNear(modifiedMicros, dated, HALF_A_YEAR_DAYS)) return { year: yearAt(modifiedMicros), notAfterMicros: modifiedMicros, yearFrom: "written" };
  if (dated === null) return { year: runYear, notAfterMicros: null, yearFrom: "run" };
  const latestMicros = (dated.last + HALF_A_YEAR_DAYS) * DAY_MICROS;
  return { year: yearAt(latestMicros), notAfterMicros: latestMicros, yearFrom: "others" };
}

function dayOf({ path, modifiedMicros, firstTime, zone }: UndatedFile, dated: Days | null): Pick<FileBasis, "firstDay" | "lastLocalMicros" | "dayFrom"> {
  const named = dayInName(path);
  if (named !== null) return { firstDay: named, lastLocalMicros: null, dayFrom: "name" };
  // A line that says when the log was begun.
  if (firstTime.kind === "day") return { firstDay: firstTime.day, lastLocalMicros: null, dayFrom: "head" };
  if (firstTime.kind === "none") return { firstDay: null, lastLocalMicros: null, dayFrom: "others" };
  if (modifiedMicros !== null && isNear(modifiedMicros, dated, CREDIBLE_DAYS_AFTER)) return { firstDay: null, lastLocalMicros: 2 * modifiedMicros - zone.toUtc(modifiedMicros), dayFrom: "written" };
  return { firstDay: dated !== null && dated.first === dated.last ? dated.first : null, lastLocalMicros: null, dayFrom: "others" };
}

function isNear(micros: number, dated: Days | null, daysAfter: number): boolean {
  const day = Math.floor(micros / DAY_MICROS);
  return dated === null || (day >= dated.first - CREDIBLE_DAYS_BEFORE && day <= dated.last + daysAfter);
}

function yearAt(micros: number): number {
  return new Date(micros / 1_000).getUTCFullYear();
}

/** A file that nothing is known of but the year of its run. */
export function undatedBasis(year: number): FileBasis {
  return { ...basisOfYear(year), lastLocalMicros: null, yearFrom: "run", dayFrom: "others" };
}

/**
 * The day of a file's first record, counted back from its last.
 * @param lastLocalMicros when the last record was written
 * @param readLocalMicros the local time of the last record where the first is taken to be of day 0
 * @returns days since 1970: the day that brings the two nearest to each other, since their zones may differ by hours
 */
export function firstDayBefore(lastLocalMicros: number, readLocalMicros: number): number {
  return Math.round((lastLocalMicros - readLocalMicros) / DAY_MICROS);
}
