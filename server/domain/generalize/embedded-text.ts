import { maskMessage } from "./mask-message";
import { NAMES_WITH_DIGITS } from "./mask-table";

const UNITS = "RPM|rpm|ns|us|µs|ms|s|sec|secs|seconds?|min|mins|minutes?|h|hours?|days?|bytes?|[KMGTP]i?B(?:/s)?|[KMGT]?bps|[kMG]?Hz|[°º]?[CF]|m?[VAW]|volts?|watts?|degrees|percent|times|px";
/** A mask, with the sign before it and the unit after it. */
const MASK_AND_UNIT = new RegExp(String.raw`[#$+-]?(?:0x)?<[A-Z]+>(?: ?(?:${UNITS})(?![\w-])|%)?`, "g");
/** The number of a device: `CPU0`, `eth1`. Which one it is does not change what happened. */
const DEVICE_NUMBER = /(?<![\w-])[A-Za-z]{2,}\d{1,3}(?!\w)/g;
/** `eth<NUM>:` is a word, a number and no gap. */
const GROWN_NUMBER = /(\p{L})<NUM>(?![\w<])/gu;
/** Brackets and quotes: once a value has gone, they hold a place and say nothing. */
const BRACKETS = /[()[\]{}<>"`|=]|(?<!\p{L})'|'(?!\p{L})/gu;
/** Punctuation that no word stands at any more. */
const LOOSE = /(?<=^|\s)[^\p{L}\p{N}\s]+(?=\s|$)/gu;
const HANGING = /[.#@/\\_~-]+(?=[\s,;:]|$)|(?<=^|\s)[:,;.#@/\\_~-]+(?=\S)/g;
const ENDS = /^[\s,;:.]+|[\s,;:]+$/g;

function withoutDeviceNumber(word: string): string {
  return NAMES_WITH_DIGITS.has(word.toLowerCase()) ? word : word.replace(/\d+$/, "");
}

/**
 * The text that is embedded for a template, a message or a knowledge base text: variables are left out,
 * not replaced by words, since a sentence model reads `<NUM>` as a word. Units and brackets that
 * belonged to them go too; case and word order stay. Idempotent for ordinary texts; equal for a message and its template.
 * @returns never empty: a text made of variables alone is returned as it is
 */
export function embeddedText(template: string): string {
  const masked = maskMessage(template);
  const left = masked.replace(GROWN_NUMBER, "$1").replace(MASK_AND_UNIT, " ").replace(DEVICE_NUMBER, withoutDeviceNumber);
  if (left === masked) return masked;
  const words = left.replace(BRACKETS, " ").replace(HANGING, " ").replace(LOOSE, " ").replace(/\s+/g, " ").replace(ENDS, "");
  return /\p{L}/u.test(words) ? words : template;
}
