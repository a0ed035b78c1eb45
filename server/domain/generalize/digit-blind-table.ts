import { EMPTY_HASH, HashIndex, hashUnit } from "./hash-index";

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const LETTER_X = 120;
const LOWER_CASE = 32;
/** Stands for the `x` of a `0x`: of no other place do the masks ask which digit it is. */
const X_AFTER_ZERO = 1;

export interface TableLimits {
  texts: number;
  /** UTF-16 code units of one text, and of all. */
  longest: number;
  units: number;
}

/** Numbers texts; those that differ in digits alone have one number. Memory is bounded: when it is full, it starts anew. */
export class DigitBlindTable {
  private readonly index = new HashIndex();
  /** All texts, one after the other, their digits made equal. */
  private readonly units: Uint16Array;
  private readonly starts: Int32Array;
  /** The text that was asked for last, and its hash. */
  private readonly asked: Uint16Array;
  private length = 0;
  private askedHash = EMPTY_HASH;

  constructor(private readonly limits: TableLimits) {
    this.units = new Uint16Array(limits.units);
    this.starts = new Int32Array(limits.texts + 1);
    this.asked = new Uint16Array(limits.longest);
  }

  /** Hash of the text that was asked for last, its digits made equal. */
  get hash(): number {
    return this.askedHash;
  }

  /** @returns the number of a text no longer than the limit, -1 when it has none */
  find(text: string): number {
    this.ask(text);
    const { index } = this;
    let number = index.first(this.askedHash);
    while (number >= 0 && !this.isAsked(number)) number = index.next(number);
    return number;
  }

  /** Gives the text that was asked for last a number: the next one, or 0 where all before are forgotten. */
  add(): number {
    const { index, starts } = this;
    if (index.size === this.limits.texts || (starts[index.size] ?? 0) + this.length > this.limits.units) index.clear();
    const number = index.add(this.askedHash);
    const start = starts[number] ?? 0;
    this.units.set(this.asked.subarray(0, this.length), start);
    starts[number + 1] = start + this.length;
    return number;
  }

  private ask(text: string): void {
    const { asked } = this;
    let hash = EMPTY_HASH;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const kept = unit >= DIGIT_0 && unit <= DIGIT_9 ? DIGIT_0 : before === DIGIT_0 && (unit | LOWER_CASE) === LETTER_X ? X_AFTER_ZERO : unit;
      asked[at] = kept;
      hash = hashUnit(hash, kept);
      before = unit;
    }
    this.askedHash = hash;
    this.length = text.length;
  }

  private isAsked(number: number): boolean {
    const { asked, length, starts, units } = this;
    const start = starts[number] ?? 0;
    if ((starts[number + 1] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at++) if (units[start + at] !== asked[at]) return false;
    return true;
  }
}
