import { NUMERIC_SEVERITIES, RATINGS, SEVERITY_WORDS, type NumericScale, type Severity } from "./severity-words";

/** The severities, from the least to the worst. */
export const SEVERITIES = ["TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] as const satisfies readonly Severity[];

export type { Severity };

const RANKS: Record<Severity, number> = { TRACE: 0, DEBUG: 1, INFO: 2, WARNING: 3, ERROR: 4, CRITICAL: 5 };

/** How bad a severity is: 0 (TRACE) to 5 (CRITICAL); the index in SEVERITIES. */
export function severityRank(severity: Severity): number {
  return RANKS[severity];
}

/** Whether a record of this severity is looked up among the problems: ERROR and worse. */
export function isErrorRoad(severity: Severity): boolean {
  return RANKS[severity] >= RANKS.ERROR;
}

/** Every word of the table in the three spellings logs use, so that most look-ups need no change of case. */
const BY_WORD = new Map<string, Severity>(
  SEVERITIES.flatMap((severity) =>
    SEVERITY_WORDS[severity].flatMap((word): [string, Severity][] => {
      const lower = word.toLowerCase();
      return [[word, severity], [lower, severity], [lower.charAt(0).toUpperCase() + lower.slice(1), severity]];
    }),
  ),
);

const NUMBER = /^\d{1,3}$/;
const PRIORITY = /^<(\d{1,3})>$/;
/** `WARN+1`: Go's slog writes severities between two names so. */
const STEPPED = /^([A-Z]{4,5})[+-]\d{1,2}$/;

/**
 * The severity a log means by a word, a number or a syslog priority.
 * @param word as it stands in the log: `WARN`, `w`, `Предупреждение`, `4`, `50`, `<12>`; outer spaces are ignored
 * @returns null where the table does not know it
 */
export function severityOfWord(word: string): Severity | null {
  const found = BY_WORD.get(word);
  if (found !== undefined) return found;
  const key = word.trim().toUpperCase();
  const known = BY_WORD.get(key);
  if (known !== undefined) return known;
  const priority = PRIORITY.exec(key);
  if (priority) return severityOfPriority(Number(priority[1]));
  const stepped = STEPPED.exec(key);
  if (stepped) return BY_WORD.get(stepped[1] ?? "") ?? null;
  if (!NUMBER.test(key)) return null;
  const value = Number(key);
  return severityOfNumber(value, value < 8 ? "syslog" : "pino");
}

/**
 * The severity of a number on a named scale: alert (of intrusion detection, 1 worst), insights (of
 * Application Insights, 4 worst), syslog (RFC 5424 severities, 0 worst), pino (10 to 60), python
 * (`logging` levels), otel (OpenTelemetry SeverityNumber), windows (event levels).
 * @returns null where the number is not on the scale
 */
export function severityOfNumber(value: number, scale: NumericScale): Severity | null {
  for (const [from, to, severity] of NUMERIC_SEVERITIES[scale]) {
    if (value >= from && value <= to) return severity;
  }
  return null;
}

/** The severity that a word means or, where nothing but a severity is asked for, rates: `High`. */
export function severityOfRating(word: string): Severity | null {
  return severityOfWord(word) ?? RATINGS[word.trim().toUpperCase()] ?? null;
}

/** The severity of a syslog priority (facility * 8 + severity, RFC 5424 section 6.2.1). */
export function severityOfPriority(priority: number): Severity | null {
  return severityOfNumber(priority & 7, "syslog");
}

/** The severity of an HTTP answer in an access log: 5xx ERROR, 4xx WARNING, anything else INFO. */
export function severityOfStatus(status: number): Severity {
  if (status >= 500) return "ERROR";
  return status >= 400 ? "WARNING" : "INFO";
}
