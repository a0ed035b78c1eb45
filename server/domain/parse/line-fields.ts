import type { Severity } from "./severity";

/** What a line's time leaves out: nothing, the year, the whole date, or the hour as well. */
export type MissingTime = "nothing" | "year" | "date" | "hour";

/**
 * What a format finds in a line. One object is reused for all lines of a reader: this runs a million times a second,
 * and a fresh object per attempt would be most of the cost.
 */
export interface LineFields {
  /**
   * Wall time in microseconds since 1970 as if it were UTC; NaN without a time. Without a year: of the year 1972; without a
   * date: since midnight; without an hour: since the hour began.
   */
  localMicros: number;
  /** Minutes east of UTC; NaN where the line has no zone. */
  offsetMinutes: number;
  missing: MissingTime;
  /** Set by formats that work it out themselves; else it follows from the word. */
  severity: Severity | null;
  severityWord: string | null;
  source: string | null;
  host: string | null;
  message: string;
  /** Where the message starts in the line, when it is the rest of the line from there; else -1. */
  messageStart: number;
  /** Set beforehand: how `03/04/2025` is read in this file. */
  dayFirst: boolean;
  /** Set beforehand: the piece of the file, in ASCII, that the line stands in at `pieceStart`; null where there is none. */
  piece: DataView | null;
  pieceStart: number;
}

/** Fields with nothing in them. */
export function createLineFields(): LineFields {
  return { localMicros: NaN, offsetMinutes: NaN, missing: "nothing", severity: null, severityWord: null, source: null, host: null, message: "", messageStart: -1, dayFirst: false, piece: null, pieceStart: 0 };
}

/** Empties the fields for the next line; what was set beforehand stays. */
export function clearLineFields(fields: LineFields): void {
  fields.localMicros = NaN;
  fields.offsetMinutes = NaN;
  fields.missing = "nothing";
  fields.severity = null;
  fields.severityWord = null;
  fields.source = null;
  fields.host = null;
  fields.message = "";
  fields.messageStart = -1;
}

/**
 * Sets the message to the rest of a line.
 * @param start where it starts; spaces before it are passed over, spaces at the line's end do not belong to it
 */
export function setMessage(fields: LineFields, line: string, start: number): void {
  let from = start;
  while (line.charCodeAt(from) === 32) from++;
  let to = line.length;
  while (to > from && line.charCodeAt(to - 1) <= 32) to--;
  fields.messageStart = from;
  fields.message = line.slice(from, to);
}
