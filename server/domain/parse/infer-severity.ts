import { severityOfWord, type Severity } from "./severity";

/**
 * What the words of a message say about its severity, for records whose format carries none (plain syslog, sshd,
 * the kernel ring buffer). Tried from the top; the first rule that holds decides; none: INFO. Latin words are whole
 * words, Russian ones stems at the start of a word; `|` separates alternatives (regular expression source, case ignored).
 */
export const SEVERITY_RULES: readonly { severity: Severity; words: string }[] = [
  { severity: "CRITICAL", words: "panic|fatal|emerg|emergency|critical|crit|kernel bug|oops|BUG:|out of memory|oom-killer|machine check exception|machine check error|machine check event|machine check events|has no server available|аварийн|критическ|фатальн" },
  {
    severity: "ERROR",
    words:
      "error|errors|err|failed to|failure|failures|exception|traceback|segfault|segmentation fault|core dumped|corrupt|corrupted|corruption|"
      + "cannot|can't|could not|couldn't|unable to|aborted|crashed|call trace|i/o error|no space left|not responding|ошибк|сбо[йея]|отказ|невозможно|не удалось|повреж",
  },
  {
    severity: "WARNING",
    words:
      "warning|warn|fail|fails|failed|failing|denied|refused|rejected|invalid|illegal|timeout|timed out|time out|retry|retrying|retries|deprecated|degraded|"
      + "unreachable|unavailable|unknown user|user unknown|not found|no such|missing|expired|exceeded|throttled|throttling|break-in|link down|dropped|disconnected|"
      + "is down|going down|overheat|overheating|mismatch|unexpected|unexpectedly|bad|lost|killed|terminated|слишком|превыш|недоступ|отклонен|предупрежд|истек|не найден|потерян",
  },
];

/** Phrases that name a fault only to say that there is none, or what is for one; taken out before the rules look. */
export const HARMLESS_PHRASES = "(?:no|0|zero|without(?: any)?) (?:error|err|failure|warning|problem|exception)s?|(?:error|fail(?:ed|ure)?|warning|retry)(?:s|_count)?\\s?[=:]\\s?(?:0\\b(?!x)|none|null|false|no\\b)|error (?:detection|correction)|exception support|без ошибок|ошибок нет|ошибок: 0";

/**
 * A severity that the message itself begins with, `ERROR: text`, `[warn] text`, or names as `level=error`. Of words not in
 * capitals before a colon only these: `config: cannot open` is about a configuration.
 */
const LEADING_WORD = /^[\[(<]?([A-Z]{3,9}|(?<=[\[(<])[A-Za-z]{3,9})[\])>:]|^([Dd]ebug\d?|[Ii]nfo|[Nn]otice|[Ww]arn(?:ing)?|[Ee]rr(?:or)?|[Ff]atal|[Cc]rit(?:ical)?|[Pp]anic):\s|^(?:\S+ )?level=(\w+)/;

const LATIN_ONLY = /^[\0-\x7f]*$/;

const harmless = new RegExp(`(?<![\\p{L}\\d_])(?:${HARMLESS_PHRASES})`, "giu");
const rules = SEVERITY_RULES.map(({ severity, words }) => ({ severity, pattern: new RegExp(rulePattern(words), "iu") }));
/** One look that says whether any rule can hold: most lines of a healthy system end here. */
const anyRule = new RegExp(SEVERITY_RULES.map(({ words }) => rulePattern(words)).join("|"), "iu");
/** The same for messages without Russian letters, three times as fast: no Unicode rules, words sorted by first letter. */
const anyLatinRule = new RegExp(`\\b(?:${byFirstLetter(SEVERITY_RULES.flatMap(({ words }) => words.split("|").filter(isLatin)))})`, "i");

function isLatin(word: string): boolean {
  return LATIN_ONLY.test(word);
}

function byFirstLetter(words: readonly string[]): string {
  const byLetter = new Map<string, string[]>();
  for (const word of words) {
    const letter = word.charAt(0).toLowerCase();
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), word.slice(1)]);
  }
  return [...byLetter].map(([letter, rests]) => `${letter}(?:${rests.join("|")})`).join("|");
}

function rulePattern(words: string): string {
  const all = words.split("|");
  const latin = all.filter(isLatin);
  const stems = all.filter((word) => !isLatin(word));
  return `(?<![\\p{L}\\d_])(?:(?:${latin.join("|")})(?![\\p{L}\\d_])|${stems.join("|")})`;
}

/**
 * The severity that the words of a message suggest.
 * @param message the text of the record, without timestamp, host and program
 * @returns INFO where no rule holds. The caller marks the record as inferred.
 */
export function inferSeverity(message: string): Severity {
  const leading = LEADING_WORD.exec(message);
  const named = leading && severityOfWord(leading.slice(1).find((word) => word !== undefined) ?? "");
  if (named) return named;
  const canHold = isLatin(message) ? anyLatinRule : anyRule;
  if (!canHold.test(message)) return "INFO";
  const words = message.replace(harmless, " ");
  return rules.find(({ pattern }) => pattern.test(words))?.severity ?? "INFO";
}
