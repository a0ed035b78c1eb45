import { patternFormat, type LogFormat } from "../format";
import { readAnyTime } from "../timestamp";
import { ANY_TIME, ISO_TIME, LEVEL_ANY, LEVEL_CAPITALS } from "./fragments";

/** A severity as it is written in a place of its own: in capitals, or in brackets in any case. */
const LEVEL = String.raw`(?:[\[(<|]\s*(?<severity>${LEVEL_ANY})\s*[\])>|]|(?<word>${LEVEL_CAPITALS})(?![\w.-]))`;
const AFTER_LEVEL = String.raw`[\s:|\])>-]*`;

/** Takes the severity of whichever of the two ways it was written, given the places of both groups. */
function eitherWord(first: number, second: number): (groups: readonly (string | undefined)[], out: { severityWord: string | null }) => "record" {
  return (groups, out) => {
    out.severityWord = groups[first] ?? groups[second] ?? null;
    return "record";
  };
}

/** Forms shared by many programs, the more particular first: brackets, a time and a severity, one of the two. */
export const GENERIC_FORMATS: readonly LogFormat[] = [
  // [2025-10-06T08:59:32+03:00] [INFO] [orders] text
  patternFormat({
    id: "brackets",
    systemColumn: "component",
    weight: 0.9,
    time: readAnyTime,
    pattern: String.raw`\[(?<time>${ANY_TIME})\]\s*\[\s*(?<severity>${LEVEL_ANY})\s*\](?:\s*\[(?<source>[A-Za-z][^\]]*?)\s*\]:?)?\s*(?<message>.*)`,
  }),
  // [2025-10-06 08:59:32] orders.ERROR: text
  patternFormat({ id: "monolog", systemColumn: "component", weight: 0.9, time: readAnyTime, pattern: String.raw`\[(?<time>${ISO_TIME})\] (?<source>[\w-]+)\.(?<severity>[A-Z]+): (?<message>.*)` }),
  // [2025-10-06 08:59:32 +0000] [4711] [INFO] text
  patternFormat({
    id: "brackets-late-level",
    weight: 0.85,
    time: readAnyTime,
    pattern: String.raw`\[(?<time>${ANY_TIME})\]\s*(?:\[[^\]]*\]\s*){1,3}?\[\s*(?<severity>${LEVEL_ANY})\s*\]:?\s*(?<message>.*)`,
  }),
  // [INFO] [2025-10-06 08:59:32] [orders] text; INFO 2025-10-06 08:59:32 text
  patternFormat({
    id: "level-first",
    weight: 0.7,
    time: readAnyTime,
    pattern: String.raw`${LEVEL}[\s:,|-]*\[?(?<time>${ANY_TIME})\]?(?:\s*\[(?<source>[A-Za-z][^\]]*)\])?[\s:|-]*(?<message>.*)`,
    finish: eitherWord(1, 2),
  }),
  // a time, up to four fields, a severity
  patternFormat({
    id: "generic",
    weight: 0.5,
    time: readAnyTime,
    pattern: String.raw`[^\w\s]{0,2}(?:\S{1,40} ){0,2}?\[?(?<time>${ANY_TIME})[\]\s|,;:-]*(?:(?:\[[^\]]*\]|\([^)]*\)|[^\s|,;]{1,80})[\s|,;-]+){0,4}?${LEVEL}${AFTER_LEVEL}(?<message>.*)`,
    finish: eitherWord(2, 3),
  }),
  // a time and nothing else
  patternFormat({ id: "generic-time", weight: 0.35, time: readAnyTime, pattern: String.raw`[^\w\s]{0,2}(?<time>${ANY_TIME})(?![\w.])[\]\s|,;:-]*(?<message>.*)` }),
  // 08:59:32.123 [main] ERROR text: a time of day without a date is no timestamp
  patternFormat({
    id: "generic-clock",
    weight: 0.35,
    pattern: String.raw`\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?[\s|,-]+(?:(?:\[[^\]]*\]|[^\s|,;]{1,80})[\s|,-]+){0,3}?${LEVEL}${AFTER_LEVEL}(?<message>.*)`,
    finish: eitherWord(1, 2),
  }),
  // ERROR: text
  patternFormat({ id: "generic-level", weight: 0.3, minShare: 0.1, pattern: String.raw`${LEVEL}(?=[\s:|-])${AFTER_LEVEL}(?<message>.*)`, finish: eitherWord(1, 2) }),
];
