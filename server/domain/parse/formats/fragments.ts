import { SEVERITIES } from "../severity";
import { SEVERITY_WORDS } from "../severity-words";

/** Pieces of regular expressions that several formats share. None of them captures. */

const ZONE_NAME = String.raw`(?:Z|UTC|GMT|MSK|CES?T|EES?T|[ECMP][SD]T|JST)(?![\w-])`;
/** A zone's name is no word of what follows: `2025-10-06 08:59:32 UTC [1] LOG:  text` has no severity UTC. */
const ZONE = String.raw`(?:\s?(?:${ZONE_NAME}|[+-]\d\d:?\d\d(?![\w-])))?(?!\s?${ZONE_NAME})`;

/** 2025-10-06T08:59:32.123+03:00 and its kin. */
export const ISO_TIME = String.raw`\d{4}[-/.]\d\d[-/.]\d\d[T _-] ?\d{1,2}[:.]\d\d[:.]\d\d(?:[.,:]\d+)?${ZONE}`;

/** Oct  6 08:59:32, with or without a year and a fraction. */
export const SYSLOG_TIME = String.raw`[A-Z][a-z]{2} [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?(?: \d{4}(?= ))?`;

/** Mon Oct  6 08:59:32.123 2025 */
export const CTIME = String.raw`[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [A-Z]{3,4})? \d{4}`;

/** 06/Oct/2025:08:59:32 +0300 */
export const CLF_TIME = String.raw`\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})?`;

/** Every way to write a whole date and time. */
export const ANY_TIME = [
  ISO_TIME,
  String.raw`\d{8}[T -]\d\d:?\d\d:?\d\d(?:[.,:]\d+)?${ZONE}`,
  CTIME,
  String.raw`(?:[A-Z][a-z]{2}, )?\d{1,2}[/ -][A-Z][a-z]{2}[/ -]\d{4}[: ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: [AaPp]\.?[Mm]\.?)?${ZONE}`,
  String.raw`[A-Z][a-z]{2} [ \d]?\d,? \d{4},? \d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?: [AaPp]\.?[Mm]\.?)?${ZONE}`,
  SYSLOG_TIME,
  String.raw`\d{1,2} [а-яё]{3,8}\.? \d{4}(?: г\.)?,? \d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?`,
  String.raw`\d{1,2}\.\d{1,2}\.\d{4},?[ T]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?${ZONE}`,
  String.raw`\d{1,2}[/-]\d{1,2}[/-]\d{4},? \d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?: [AaPp]\.?[Mm]\.?)?${ZONE}`,
  String.raw`\d\d/\d\d/\d\d \d\d:\d\d:\d\d(?:[.,]\d+)?`,
  String.raw`\d\d[-.]\d\d \d\d:\d\d:\d\d(?:[.,]\d+)?`,
  String.raw`1[0-9]{9}(?:\.\d+|\d{3}|\d{6}|\d{9})?(?=[\s\],|:])`,
].join("|");

const words = SEVERITIES.flatMap((severity) => SEVERITY_WORDS[severity]).filter((word) => word.length > 2 && /^[A-ZА-Я][\wА-Я]*$/u.test(word));

/** Words that sentences hold in capitals as well (`HTTP server failed`, `SYSTEM ERROR`): a severity only before `:`, `|` or `-`. */
const ALSO_IN_SENTENCES = new Set(["ALL", "LOG", "SUCCESS", "SUCC", "AUDIT", "SYSTEM", "STATUS", "HTTP", "CONFIG", "NOTE", "ASSERT", "DISASTER", "DEFAULT", "ANY", "FAULT", "СООБЩЕНИЕ", "ЗАМЕЧАНИЕ", "ВАЖНО"]);

/** A severity word in capitals, longest first, as `INFO`; short forms of one letter left out. */
export const LEVEL_CAPITALS = `(?:${longestFirst(words.filter((word) => !ALSO_IN_SENTENCES.has(word)))}|(?:${[...ALSO_IN_SENTENCES].join("|")})(?=\\s{0,8}[:|-]))`;

/** A severity word in any case. Only for places where nothing but a severity is written. */
export const LEVEL_ANY = `(?:${anyCase(longestFirst([...words, "I", "W", "E", "F", "D"]))})`;

/** A logger, module or component without spaces. */
export const LOGGER = String.raw`[\w.$/\\@*-]+`;

/** A thread or request in brackets, which may hold one more pair. */
export const BRACKETED = String.raw`\[(?:[^\[\]]|\[[^\]]*\])*\]`;

function longestFirst(some: readonly string[]): string {
  return some.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
}

function anyCase(word: string): string {
  return word.replace(/[A-ZА-Я]/gu, (letter) => `[${letter}${letter.toLowerCase()}]`);
}
