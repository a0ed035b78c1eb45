import { EMPTY_HASH, HashIndex, hashUnit } from "./hash-index";

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const LETTER_X = 120;
const LOWER_CASE = 32;
/** Stands for the `x` of a `0x`: of no other place do the masks ask which digit it is. A 1, which no text has left once its digits are all 0. */
const X_AFTER_ZERO = DIGIT_0 + 1;
const LAST_ASCII = 127;

/** The same byte four times. */
const ONES = 0x01010101;
const HIGH_BITS = ONES * 0x80 | 0;
const DIGIT_ZEROS = ONES * DIGIT_0;
/** Added to a byte below 128, sets its high bit where the byte is 10 or more. */
const TO_TEN = ONES * (128 - 10);
const LETTERS_X = ONES * LETTER_X;
const LOWER_CASES = ONES * LOWER_CASE;
const WORD_BYTES = 4;

export interface TableLimits {
  texts: number;
  /** Characters of one text, a multiple of four. */
  longest: number;
  /** Bytes of all texts, one a character of ASCII, two any other. */
  bytes: number;
}

/**
 * Numbers texts; those that differ in digits alone have one number. A text is asked for first, then found or added. Memory is
 * bounded: when it is full, it starts anew.
 */
export class DigitBlindTable {
  private readonly index = new HashIndex();
  /** All texts, one after the other, their digits made equal, four bytes a word. Texts of ASCII have a byte a character, others two. */
  private readonly words: Int32Array;
  private readonly starts: Int32Array;
  /** Twice the length in characters, and one more where a text is no ASCII. */
  private readonly sizes: Int32Array;
  /** The text that was asked for last, its size and its hash. */
  private readonly askedBytes: Uint8Array;
  private readonly askedUnits: Uint16Array;
  private readonly asked: Int32Array;
  private size = 0;
  private askedHash = EMPTY_HASH;

  constructor(private readonly limits: TableLimits) {
    this.words = new Int32Array(limits.bytes / WORD_BYTES);
    this.starts = new Int32Array(limits.texts + 1);
    this.sizes = new Int32Array(limits.texts);
    this.asked = new Int32Array(limits.longest / 2);
    this.askedBytes = new Uint8Array(this.asked.buffer);
    this.askedUnits = new Uint16Array(this.asked.buffer);
  }

  /** Hash of the text that was asked for last, its digits made equal. */
  get hash(): number {
    return this.askedHash;
  }

  /** Asks for a text no longer than the limit. */
  ask(text: string): void {
    const isPlain = this.fill(text, this.askedBytes);
    if (!isPlain) this.fill(text, this.askedUnits);
    this.size = 2 * text.length + (isPlain ? 0 : 1);
    const words = wordsOf(this.size);
    this.fillUp(isPlain ? text.length : 2 * text.length, words);
    let hash = EMPTY_HASH;
    for (let at = 0; at < words; at++) hash = hashUnit(hash, this.asked[at] ?? 0);
    this.askedHash = hash;
  }

  /**
   * Asks for a text no longer than the limit, in ASCII, where it stands: four characters at a time. Finds what `ask` finds of the
   * same text.
   */
  askPlain(piece: DataView, start: number, length: number): void {
    const { asked } = this;
    const whole = length >> 2;
    const left = length & 3;
    let hash = EMPTY_HASH;
    for (let at = 0; at < whole; at++) {
      const from = start + WORD_BYTES * at;
      hash = hashUnit(hash, (asked[at] = keptWord(piece.getInt32(from, true), piece, from, start)));
    }
    if (left > 0) {
      const from = start + WORD_BYTES * whole;
      let word = 0;
      for (let at = left - 1; at >= 0; at--) word = (word << 8) | piece.getUint8(from + at);
      hash = hashUnit(hash, (asked[whole] = keptWord(word, piece, from, start)));
    }
    this.size = 2 * length;
    this.askedHash = hash;
  }

  /** @returns the number of the text that was asked for last, -1 when it has none */
  find(): number {
    const { index } = this;
    let number = index.first(this.askedHash);
    while (number >= 0 && !this.isAsked(number)) number = index.next(number);
    return number;
  }

  /** Gives the text that was asked for last a number: the next one, or 0 where all before are forgotten. */
  add(): number {
    const { index, starts } = this;
    const words = wordsOf(this.size);
    if (index.size === this.limits.texts || (starts[index.size] ?? 0) + words > this.words.length) index.clear();
    const number = index.add(this.askedHash);
    const start = starts[number] ?? 0;
    this.words.set(this.asked.subarray(0, words), start);
    this.sizes[number] = this.size;
    starts[number + 1] = start + words;
    return number;
  }

  /** Writes the characters with digits made equal. @returns false where one of them is no ASCII and the places are bytes */
  private fill(text: string, places: Uint8Array | Uint16Array): boolean {
    const highest = places.BYTES_PER_ELEMENT === 1 ? LAST_ASCII : Infinity;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > highest) return false;
      places[at] = unit >= DIGIT_0 && unit <= DIGIT_9 ? DIGIT_0 : before === DIGIT_0 && (unit | LOWER_CASE) === LETTER_X ? X_AFTER_ZERO : unit;
      before = unit;
    }
    return true;
  }

  private fillUp(bytes: number, words: number): void {
    for (let at = bytes; at < words * WORD_BYTES; at++) this.askedBytes[at] = 0;
  }

  private isAsked(number: number): boolean {
    if (this.sizes[number] !== this.size) return false;
    const { asked, starts, words } = this;
    const start = starts[number] ?? 0;
    const count = wordsOf(this.size);
    for (let at = 0; at < count; at++) if (words[start + at] !== asked[at]) return false;
    return true;
  }
}

/** How many words a text of this size takes. */
function wordsOf(size: number): number {
  const bytes = (size & 1) === 1 ? size - 1 : size >> 1;
  return (bytes + 3) >> 2;
}

/** Four characters of ASCII, the first lowest, with digits made equal. */
function keptWord(word: number, piece: DataView, from: number, start: number): number {
  const isNoDigit = ((word ^ DIGIT_ZEROS) + TO_TEN) & HIGH_BITS;
  const digits = Math.imul((~isNoDigit & HIGH_BITS) >>> 7, 255);
  const kept = (word & ~digits) | (DIGIT_ZEROS & digits);
  // A byte of this is zero where an x is (Warren, Hacker's Delight, 6.1).
  const x = (word | LOWER_CASES) ^ LETTERS_X;
  return ((x - ONES) & ~x & HIGH_BITS) === 0 ? kept : keepX(kept, piece, from, start);
}

/** Marks each `x` that follows a zero. */
function keepX(word: number, piece: DataView, from: number, start: number): number {
  let marked = word;
  for (let at = 0; at < WORD_BYTES; at++) {
    // Behind the end of the text the word is empty, and the piece may have no more bytes.
    const isX = (((word >>> (8 * at)) & 255) | LOWER_CASE) === LETTER_X;
    if (isX && from + at > start && piece.getUint8(from + at - 1) === DIGIT_0) marked = (marked & ~(255 << (8 * at))) | (X_AFTER_ZERO << (8 * at));
  }
  return marked;
}
