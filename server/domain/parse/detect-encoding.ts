import { isUtf8 } from "node:buffer";

/**
 * How the bytes of a file stand for text. `ascii`: nothing but ASCII was seen so far, so the first other bytes decide
 * (see TextDecoding).
 */
export type Encoding = "ascii" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "koi8-r" | "cp866" | "latin1";

/** The names that TextDecoder knows them by. */
export const DECODER_LABELS: Record<Exclude<Encoding, "ascii">, string> = {
  "utf-8": "utf-8", "utf-16le": "utf-16le", "utf-16be": "utf-16be", "windows-1251": "windows-1251", "koi8-r": "koi8-r", cp866: "ibm866", latin1: "windows-1252",
};

const MAX_HEAD = 65_536;
/** UTF-8 with a few broken bytes is still UTF-8; text in a one-byte encoding forms valid sequences only by accident. */
const VALID_TO_INVALID = 4;
/** A run of two or more bytes above ASCII is a word in another script; Latin words have one such letter here and there. */
const CYRILLIC_NEIGHBOURS = 0.5;
const UTF16_SHARE = 0.7;

/** How often each letter stands in Russian text, per 10,000 letters (frequency list of the Russian National Corpus). */
const LETTERS: Record<string, number> = {
  о: 1097, е: 845, а: 801, и: 735, н: 670, т: 626, с: 547, р: 473, в: 454, л: 440, к: 349, м: 321, д: 298, п: 281, у: 262, я: 201, ы: 190, ь: 174, г: 170, з: 165, б: 159,
  ч: 144, й: 121, х: 97, ж: 94, ш: 73, ю: 64, ц: 48, щ: 36, э: 32, ф: 26, ъ: 4, ё: 4, і: 20, ї: 10, є: 10,
};
const NOT_A_LETTER = Math.log(2);
const CAPITAL_COST = 0.6;
const CAPITAL_INSIDE_COST = 4;

/**
 * Decides the encoding of a file from its first bytes: byte order mark, zero bytes of UTF-16, validity as UTF-8, else
 * the one-byte encoding whose reading looks most like Russian by the frequency of its letters and by where capitals
 * stand. Works on a few words: the encodings differ in every letter.
 * @param head the first bytes, of which at most 64 KB are looked at
 */
export function detectEncoding(head: Buffer): Encoding {
  const bytes = head.subarray(0, MAX_HEAD);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const utf16 = detectUtf16(bytes);
  if (utf16) return utf16;
  const high = countHighBytes(bytes);
  if (high.count === 0) return "ascii";
  if (isUtf8(bytes) || isMostlyUtf8(bytes)) return "utf-8";
  return high.besideHigh < high.count * CYRILLIC_NEIGHBOURS ? "latin1" : detectCyrillic(bytes);
}

/** UTF-16 without a mark: every other byte is zero, or four in Cyrillic text. */
function detectUtf16(bytes: Buffer): Encoding | null {
  const pairs = bytes.length >> 1;
  if (pairs < 2 || !bytes.includes(0)) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (bytes[index] === 0 || bytes[index] === 4) even++;
    if (bytes[index + 1] === 0 || bytes[index + 1] === 4) odd++;
  }
  if (odd > pairs * UTF16_SHARE && even < odd / 2) return "utf-16le";
  return even > pairs * UTF16_SHARE && odd < even / 2 ? "utf-16be" : null;
}

function countHighBytes(bytes: Buffer): { count: number; besideHigh: number } {
  let count = 0;
  let besideHigh = 0;
  for (let index = 0; index < bytes.length; index++) {
    if ((bytes[index] ?? 0) < 128) continue;
    count++;
    if ((bytes[index - 1] ?? 0) >= 128 || (bytes[index + 1] ?? 0) >= 128) besideHigh++;
  }
  return { count, besideHigh };
}

function isMostlyUtf8(bytes: Buffer): boolean {
  let valid = 0;
  let invalid = 0;
  for (const char of new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)) {
    if (char === "\ufffd") invalid++;
    else if (char > "\x7f") valid++;
  }
  // The last character may be cut by the end of the head.
  return valid >= VALID_TO_INVALID * Math.max(0, invalid - 1) && valid > 0 && valid > invalid;
}

function detectCyrillic(bytes: Buffer): Encoding {
  const candidates: Encoding[] = ["windows-1251", "koi8-r", "cp866"];
  let best: Encoding = "windows-1251";
  let bestScore = -Infinity;
  for (const encoding of candidates) {
    const score = likenessToRussian(new TextDecoder(DECODER_LABELS[encoding as keyof typeof DECODER_LABELS]).decode(bytes));
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

/** Mean log frequency of the characters above ASCII, less for capitals, much less for capitals inside a word. */
function likenessToRussian(text: string): number {
  let sum = 0;
  let count = 0;
  let beforeIsSmall = false;
  for (const char of text) {
    if (char <= "\x7f") {
      beforeIsSmall = false;
      continue;
    }
    const small = char.toLowerCase();
    const isCapital = small !== char;
    sum += Math.log(LETTERS[small] ?? 0) > 0 ? Math.log(LETTERS[small] ?? 1) : NOT_A_LETTER - CAPITAL_INSIDE_COST;
    if (isCapital) sum -= beforeIsSmall ? CAPITAL_INSIDE_COST : CAPITAL_COST;
    beforeIsSmall = !isCapital && small in LETTERS;
    count++;
  }
  return count === 0 ? -Infinity : sum / count;
}
