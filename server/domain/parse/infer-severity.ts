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
      "error|errors|err|failed to|failure|failures|exception|traceback|segfault|segmentation fault|protection fault|fault state|faulted|core dumped|code=dumped|corrupt|corrupted|corruption|"
      + "failed smart self-check|disk (?:is )?full|file ?system (?:is )?full|device (?:is )?full|volume (?:is )?full|remounting (?:file ?system )?read-only|deadlock found|deadlock detected|deadlocked|unhandled|uncaught|split[- ]brain|unresponsive|aborting|assertion failed|can not|"
      + "cannot|can't|could not|couldn't|unable to|aborted|crashed|call trace|i/o error|no space left|not responding|unreadable|unrecoverable|blocked for more than|self-detected stall|detected stalls|ошибк|сбо[йея]|отказ|невозможно|не удалось|повреж|нет места|зависл",
  },
  {
    severity: "WARNING",
    words:
      "warning|warn|fail|fails|failed|failing|denied|refused|rejected|invalid|illegal|timeout|timed out|time out|retry|retrying|retries|deprecated|degraded|"
      + "unreachable|unavailable|did not arrive|unknown user|user unknown|not found|no such|missing|expired|exceeded|throttled|throttling|break-in|link down|dropped|disconnected|"
      + "is down|going down|definitely down|flooding|dropping packets?|table full|no free|resetting link|resetting adapter|resetting controller|tsc unstable|clock wrong|incorrect|repeated too quickly|"
      + "too many open|too many connections|too many requests|too many failures|too many files|too many processes|too many threads|too many sessions|too many retries|too many authentication|too many clients|reached (?:the )?max\\w*|limit reached|no route to host|reset by peer|broken pipe|name or service not known|operation not permitted|"
      + "stale (?:nfs )?(?:file )?handle|no server suitable|nmi received for unknown reason|table overflow|buffer overflow|stack overflow|queue overflow|ring overflow|degradedarray|unclean|out of sync|above (?:the )?threshold|over (?:the )?threshold|below (?:the )?threshold|low disk space|running low|running out of|"
      + "stuck|hung|stalled|giving up|gave up|does not exist|doesn't exist|is not running|service not available|server not available|network not available|resource not available|no response|did not respond|wrong|address conflict|duplicate (?:ip )?address|inconsistent|untrusted|"
      + "status=deferred|stat=deferred|status=bounced|firmware bug|firmware warn|overheat|overheating|mismatch|unexpected|unexpectedly|bad|lost|killed|terminated|слишком|превыш|недоступ|отклонен|предупрежд|истек|истёк|не найден|потерян|недостаточн|не хвата|нехват|переполнен|не отвеча|не запущен|не существует|неверн|запрещен|запрещён|прерван",
  },
];

/** What is counted, and a count of none is good news. */
const COUNTED =
  "(?:err(?:or)?|fail(?:ed|ure)?|warning|exception|problem|retry|corrupt(?:ed)?|dropped|lost|missing|rejected|refused|denied|timeout|invalid|illegal|bad|expired|killed|aborted|crashed|unreachable|unavailable|critical|fatal)(?:s|_count)?";

/** How logs and languages write that there is none; what is in brackets needs no mark behind it. */
const NO_VALUE = "0|none|null|nil|undefined|false|no|n\\/a";
const EMPTY = "(?:<nil>|\\[\\s?\\]|\\{\\s?\\}|[\"'](?:0|none|null|nil|false|no|ok|success)?[\"'])(?!\\s(?:is|not)\\b)";

/** Nothing more is said about it: the end, a mark, or the next name with a value. */
const AND_NO_MORE = "(?=\\s*(?:$|[,;|)\\]}]|\\.(?:\\s|$)|[\\w.]+[=:]))";

/** Phrases that name a fault only to say that there is none, or what is for one; taken out before the rules look. */
export const HARMLESS_PHRASES: readonly string[] = [
  "(?:no|zero|without(?: any)?) (?:error|err|failure|warning|problem|exception)s?",
  "0 (?:error|failure|warning|exception|problem|timeout)(?:s|\\(s\\))|0 retries",
  // Not "disk 0 failed".
  `(?<=(?:^|[,;:(|]|with|found|had) ?)0 ${COUNTED}`,
  `${COUNTED}\\s?=\\s?0\\b(?![x.:])|${COUNTED}\\s?[=:]\\s?(?:0(?= (?:in|of|out of) )|${EMPTY}|(?:${NO_VALUE})${AND_NO_MORE})`,
  `${COUNTED} 0\\b(?![x.:])`,
  // The same in JSON and as Python prints it.
  `["'][\\w.-]*${COUNTED}["']\\s?:\\s?(?:${EMPTY}|${NO_VALUE})(?=\\s*(?:[,}\\]]|$))`,
  // Settings.
  "(?:panic|timeout|retry|retries)\\s?[=:]\\s?\\d+|(?:timeout|retry) (?:value|period|interval|limit|policy|delay|count|set to|of \\d|is \\d)",
  "(?:no|without) (?:more |further )?retries|max(?:imum)?[ _]retries(?! (?:exceeded|reached|exhausted))|errors=(?:remount-ro|continue|panic)|(?:oops|\\w*watchdog)=panic",
  "(?:kernel )?command line: .*",
  // Commands that were run, and how what ends as it should is told.
  "\\(\\S{1,40}\\) CMD \\(.*|(?<=; )COMMAND=.*|disconnected from user|disconnected: logged out|job `[\\w.-]+' terminated",
  "speculative return stack overflow",
  // What a machine has for the case.
  "(?:error|failure|exception) (?:detection|detectors?|correction|reporting|reports|record serialization|support|handlers?|handling|tables?|vectors?|domains?|pages?|streams?|channels?)|(?:error|exception|failure)s?-(?:handlers?|pages?|reports?|boundary)|error[- ]free|errors collector",
  "(?:critical|критическ\\p{L}+) (?:updates?|patch|patches|section|path|обновлени\\p{L}+)|non-?(?:fatal|critical)|not (?:fatal|critical)",
  // Names of packages, files and folders.
  "lib[a-z\\d]*-(?:error|exception)[\\w.+-]*|[a-z\\d+]{1,40}-(?:error|exception)-\\d[\\w.+-]*",
  "(?:error|exception|warning|failure|panic)s?\\.(?:log|txt|html?|css|js|ts|php|py|rb|java|go|c|h|json|xml|conf)\\b",
  "(?<=[/\\\\])(?:error|exception|warning|failure)s?(?=[/\\\\])",
  "error[ _-]logs?\\b|журнал\\p{L}* ошибок",
  "без (?:ошибок|сбоев|отказов)|(?:ошиб|сбо|отказ)\\p{L}+ (?:нет|не (?:обнаруж|найден|выявл)\\p{L}+)|нет (?:ошибк|сбо|отказ)\\p{L}+|(?:ошиб|сбо|отказ|предупрежд)\\p{L}+:? 0\\b(?![.:])|(?<![\\p{L}-] )0 (?:ошиб|сбо|отказ|предупрежд)\\p{L}+|отказоустойчив\\p{L}+",
];

/**
 * A severity that the message itself begins with, `ERROR: text`, `[warn] text`, or names as `level=error`. Of words not in
 * capitals before a colon only these: `config: cannot open` is about a configuration. Linux begins with `INFO:` where a task hangs.
 */
const LEADING_WORD = /^(?!INFO: (?:task \S+ blocked|rcu_))[\[(<]?([A-Z]{3,9}|(?<=[\[(<])[A-Za-z]{3,9})[\])>:]|^([Dd]ebug\d?|[Ii]nfo|[Nn]otice|[Ww]arn(?:ing)?|[Ee]rr(?:or)?|[Ff]atal|[Cc]rit(?:ical)?|[Pp]anic):\s|^(?:\S+ )?level=(\w+)/;

/** The class of a Java or .NET exception with what it says, as it is printed by itself: `java.lang.OutOfMemoryError: Java heap space`. */
const LEADING_EXCEPTION = /^(?:Exception in thread "[^"]{1,80}" |Unhandled [Ee]xception\. )?(?:[A-Za-z_$][\w$]*\.)+[A-Z][\w$]*(?:Exception|Error)(?![\w.$])/;

const LATIN_ONLY = /^[\0-\x7f]*$/;

const harmless = new RegExp(`(?<![\\p{L}\\d_])(?:${HARMLESS_PHRASES.join("|")})`, "giu");
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
  if (LEADING_EXCEPTION.test(message)) return "ERROR";
  const canHold = isLatin(message) ? anyLatinRule : anyRule;
  if (!canHold.test(message)) return "INFO";
  const words = message.replace(harmless, " ");
  return rules.find(({ pattern }) => pattern.test(words))?.severity ?? "INFO";
}
