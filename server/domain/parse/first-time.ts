import { DAY_MICROS, daysFromCivil } from "./civil-time";
import { ANY_TIME } from "./formats/fragments";
import { TextDecoding } from "./decode-text";
import { detectEncoding } from "./detect-encoding";
import { createLineFields } from "./line-fields";
import { readAnyTime } from "./timestamp";

/** A clock that was never set shows a day before these, or the first of 2000: it tells nothing of when the log was written. */
const FIRST_CREDIBLE_DAY = daysFromCivil(1990, 1, 1);
const CREDIBLE_DAYS_END = daysFromCivil(2200, 1, 1);
const UNSET_DAY = daysFromCivil(2000, 1, 1);

/** What a file's first times tell: the local day of the first whole one, in days since 1970, or that they have no date. */
export type FirstTime = { kind: "day"; day: number } | { kind: "clock" } | { kind: "none" };

const LINES = 20;
const LINE_START = 200;

/** A number of seconds is looked for by its neighbours alone, and an id would do as well: no date is taken from one. */
const TIME_IN_LINE = new RegExp(`(?<![\\w.])(?:${ANY_TIME})(?![\\w.])`);
const CLOCK_AT_START = /^\W{0,2}\d{1,2}:\d\d(?::\d\d|[AaPp][Mm]|\.\d+-\d)/;

/**
 * Looks for the first time in a file.
 * @param head the file's first bytes
 */
export function findFirstTime(head: Buffer): FirstTime {
  const lines = new TextDecoding(detectEncoding(head)).write(head).split(/\r\n?|\n/, LINES);
  let hasClock = false;
  for (const line of lines) {
    const day = dayIn(line.slice(0, LINE_START));
    if (day !== null) return { kind: "day", day };
    hasClock ||= CLOCK_AT_START.test(line);
  }
  return { kind: hasClock ? "clock" : "none" };
}

function dayIn(text: string): number | null {
  const time = TIME_IN_LINE.exec(text)?.[0];
  if (time === undefined || /^[\d.]+$/.test(time)) return null;
  const fields = createLineFields();
  if (!readAnyTime(time, fields) || fields.missing !== "nothing") return null;
  const day = Math.floor(fields.localMicros / DAY_MICROS);
  return day >= FIRST_CREDIBLE_DAY && day < CREDIBLE_DAYS_END && day !== UNSET_DAY ? day : null;
}
