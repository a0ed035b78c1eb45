import { LONGEST_HEAD, patternFormat, type LineKind, type LogFormat } from "../format";
import { setMessage, type LineFields } from "../line-fields";
import { readAnyTime, readTimeOfDay } from "../timestamp";
import { ANY_TIME, ISO_TIME, LEVEL_ANY, LEVEL_CAPITALS } from "./fragments";

/** A severity where only a severity is written: in capitals, or in brackets in any case. */
const LEVEL = String.raw`(?:[\[(<|]\s{0,3}(?<severity>${LEVEL_ANY})\s{0,8}[\])>|]|(?<word>${LEVEL_CAPITALS})(?![\wА-я.-]))`;
/** Words in small letters that are nothing but a severity before a colon. */
const LEVEL_WORDS = "(?:trace|silly|debug|verbose|info|notice|warn|warning|error|crit|critical|fatal|alert|emerg|panic)";
const AFTER_LEVEL = String.raw`[\s:|\])>-]*`;

const TIME_NEAR_START = new RegExp(String.raw`^ {0,8}[^\w\s]{0,2}(?:\S{1,40} ){0,2}?\[?(${ANY_TIME})(?![\w.])`);
const TIME_OF_DAY = /^\[?(\d\d:\d\d:\d\d(?:[.,]\d+)?)\]?(?=[\s|,-])/;
const GAP = /[\s|,;:\]>-]*/y;
const LEVEL_HERE = new RegExp(LEVEL + AFTER_LEVEL, "y");
const FIELD = /\[[^\]]*\]|\([^)]*\)|[^\s|,;]{1,80}/y;
const MAX_FIELDS = 4;

/** Where a sticky pattern that matches from `at` on ends; -1 where it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Finds a severity behind at most four fields from `at` on and sets it and the message. */
function readLevelAfter(line: string, head: string, at: number, out: LineFields): LineKind {
  let position = at;
  for (let fields = 0; fields <= MAX_FIELDS; fields++) {
    // A bracket may open a severity, so only what cannot begin one is passed over.
    position = endOf(GAP, head, position);
    LEVEL_HERE.lastIndex = position;
    const level = LEVEL_HERE.exec(head);
    if (level) {
      out.severityWord = level[1] ?? level[2] ?? null;
      setMessage(out, line, LEVEL_HERE.lastIndex);
      return "record";
    }
    position = endOf(FIELD, head, position);
    if (position < 0) return "none";
  }
  return "none";
}

/** A time near the start and a severity a few fields behind it. By hand: one expression for it all backtracks without end. */
const TIME_AND_LEVEL: LogFormat = {
  id: "generic",
  systemColumn: "file",
  weight: 0.5,
  minShare: 0,
  read(line, out) {
    const head = line.slice(0, LONGEST_HEAD);
    const time = TIME_NEAR_START.exec(head);
    if (time === null || !readAnyTime(time[1] ?? "", out)) return "none";
    return readLevelAfter(line, head, time[0].length, out);
  },
};

/** A time of day and a severity behind it. */
const CLOCK_AND_LEVEL: LogFormat = {
  id: "generic-clock",
  systemColumn: "file",
  weight: 0.35,
  minShare: 0,
  read(line, out) {
    const head = line.slice(0, LONGEST_HEAD);
    const clock = TIME_OF_DAY.exec(head);
    if (clock === null || !readTimeOfDay(clock[1] ?? "", out)) return "none";
    return readLevelAfter(line, head, clock[0].length, out);
  },
};

/** A time of day and nothing else, on nearly every line: of a table or a schedule some have one too. */
const CLOCK_ONLY = patternFormat({ id: "generic-clock-only", weight: 0.3, minShare: 0.8, time: readTimeOfDay, pattern: String.raw`\[?(?<time>\d\d:\d\d:\d\d(?:[.,]\d+)?)\]?[ \t]{1,4}(?<message>\S.*)` });

/** Takes the severity of whichever of the two ways it was written: the first two groups. */
function eitherWord(groups: readonly (string | undefined)[], out: LineFields): "record" {
  out.severityWord = groups[1] ?? groups[2] ?? null;
  return "record";
}

/** A time and nothing else. */
const TIME_ONLY = patternFormat({ id: "generic-time", weight: 0.35, time: readAnyTime, pattern: String.raw`[^\w\s]{0,2}(?<time>${ANY_TIME})(?![\w.])[\]\s|,;:-]*(?<message>.*)` });

/** For a line that begins as the records of its file do, but fits none of their formats. */
export const SIMILAR_LINE_FORMATS: readonly LogFormat[] = [TIME_AND_LEVEL, TIME_ONLY];

const TIME_AT_START = new RegExp(String.raw`^[^\w\s]{0,2}(?:${ANY_TIME})(?![\w.])`);
const LONGEST_TIME_AT_START = 64;

/** Whether a line begins with a time that is written in this way, see timeShapeOf. Of most lines their first character says that they do not. */
export function hasTimeShape(line: string, shape: string): boolean {
  const first = line.charAt(0).replace(/\p{L}/u, "a").replace(/\d/, "0");
  return first === shape.charAt(0) && timeShapeOf(line) === shape;
}

/** The way in which the time is written that a line begins with, `0-0-0a0:0:0`; null where it begins with none. */
export function timeShapeOf(line: string): string | null {
  const time = TIME_AT_START.exec(line.slice(0, LONGEST_TIME_AT_START))?.[0];
  return time === undefined ? null : time.replace(/\p{L}+/gu, "a").replace(/ *\d+/g, "0");
}

/** Forms shared by many programs, the more particular first: brackets, a time and a severity, one of the two. */
export const GENERIC_FORMATS: readonly LogFormat[] = [
  // [2025-10-06T08:59:32+03:00] [INFO] [orders] text
  patternFormat({
    id: "brackets",
    systemColumn: "component",
    weight: 0.9,
    time: readAnyTime,
    pattern: String.raw`\[(?<time>${ANY_TIME})\]\s*\[\s{0,3}(?<severity>${LEVEL_ANY})\s{0,8}\](?:\s*\[(?<source>[A-Za-z][^\]]*?)\s*\]:?)?\s*(?<message>.*)`,
  }),
  // [2025-10-06 08:59:32] orders.ERROR: text
  patternFormat({ id: "monolog", systemColumn: "component", weight: 0.9, time: readAnyTime, pattern: String.raw`\[(?<time>${ISO_TIME})\] (?<source>[\w-]+)\.(?<severity>[A-Z]+): (?<message>.*)` }),
  // [2025-10-06 08:59:32 +0000] [4711] [INFO] text
  patternFormat({
    id: "brackets-late-level",
    weight: 0.85,
    time: readAnyTime,
    pattern: String.raw`\[(?<time>${ANY_TIME})\]\s{0,8}(?:\[[^\]]{0,120}\]\s{0,8}){1,3}?\[\s{0,3}(?<severity>${LEVEL_ANY})\s{0,8}\]:?\s*(?<message>.*)`,
  }),
  // [INFO] [2025-10-06 08:59:32] [orders] text; INFO 2025-10-06 08:59:32 text
  patternFormat({
    id: "level-first",
    weight: 0.7,
    time: readAnyTime,
    pattern: String.raw`${LEVEL}[\s:,|-]{0,16}\[?(?<time>${ANY_TIME})\]?(?:\s{0,8}\[(?<source>[A-Za-z][^\]]*)\])?[\s:|-]*(?<message>.*)`,
    finish: eitherWord,
  }),
  // 2025-10-06T08:59:32.123Z error: text; 2025-10-06 08:59:32 [shop] warn: text
  patternFormat({
    id: "time-level-colon",
    systemColumn: "component",
    weight: 0.7,
    time: readAnyTime,
    pattern: String.raw`\[?(?<time>${ANY_TIME})\]?:? (?:\[(?<source>[A-Za-z][^\]]{0,80})\]:? )?(?<severity>${LEVEL_WORDS}):(?=\s) ?(?<message>.*)`,
  }),
  TIME_AND_LEVEL,
  TIME_ONLY,
  CLOCK_AND_LEVEL,
  CLOCK_ONLY,
  // ERROR: text
  patternFormat({ id: "generic-level", weight: 0.3, minShare: 0.1, pattern: String.raw`${LEVEL}(?=[\s:|-])${AFTER_LEVEL}(?<message>.*)`, finish: eitherWord }),
];
