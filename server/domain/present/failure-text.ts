import type { Format } from "./format";
import { failureMessage } from "./failure-message";

/** A translator of the namespace "failures" for keys that are only known at run time. */
export interface FailureWords {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}

/**
 * The sentence for a failure or a skipped file.
 * @param failure `{ code, params }`
 */
export function failureText(failure: unknown, words: FailureWords, format: Format): string {
  const { keys, code, values, words: named } = failureMessage(failure, format);
  const key = keys.find((candidate) => words.has(candidate));
  if (key === undefined) return words("unknown", { code });
  const spoken = Object.entries(named).map(([name, word]) => [name, words(words.has(word) ? word : `${word.split(".")[0] ?? ""}.unknown`)]);
  // A damage that was stored before there were words for it has its detail alone.
  return words(key, { detail: "", damage: values.detail ?? "", ...values, ...Object.fromEntries(spoken) });
}
