import { maskMessage, maskShape } from "./mask-message";

/** Messages that differ in digits alone have one shape; most logs have a few thousand. */
const MAX_SHAPES = 32_768;
/** Twice as many places as shapes, so that looking for one takes few steps. */
const PLACES = 2 * MAX_SHAPES;
/** Longer messages hardly ever come again in the same shape. */
const LONGEST = 1_024;
/** UTF-16 code units of all shapes. */
const ARENA = 2 * 1024 * 1024;
/** Different digits remembered of one shape, where they matter. */
const MAX_READINGS = 4_096;

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const LETTER_X = 120;
const LOWER_CASE = 32;
/** Stands for the `x` of a `0x`: of no other place do the masks ask which digit it is. */
const X_AFTER_ZERO = 1;

/** What messages of one shape become; by the digits of their bound words, where there are any. */
interface KnownShape {
  text: string;
  bound: readonly number[];
  readings: Map<string, string> | null;
}

/**
 * Masks messages, each shape once: a message is looked up with its digits made equal, one pass over it and a comparison,
 * instead of being taken apart. Gives what `maskMessage` gives, whatever came before. Memory is bounded: when it is full,
 * it starts anew.
 */
export class MaskMemory {
  /** Number of a shape + 1, 0 where the place is free; a table with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L). */
  private readonly places = new Int32Array(PLACES);
  private readonly hashes = new Int32Array(MAX_SHAPES);
  private readonly starts = new Int32Array(MAX_SHAPES + 1);
  private readonly arena = new Uint16Array(ARENA);
  private readonly scratch = new Uint16Array(LONGEST);
  private shapes: KnownShape[] = [];
  /** Equal texts are one string, so that whoever keeps them in a map compares no characters. */
  private texts = new Map<string, string>();

  /** @returns the message masked, see `maskMessage` */
  mask(message: string): string {
    if (message.length > LONGEST) return maskMessage(message);
    const hash = this.read(message);
    const place = this.find(hash, message.length);
    const shape = this.shapes[(this.places[place] ?? 0) - 1] ?? this.add(message, hash, place);
    return shape.readings === null ? shape.text : this.readingOf(shape.bound, shape.readings, message);
  }

  /** Puts the message into `scratch` with its digits made equal. @returns its hash (FNV-1a, Fowler, Noll and Vo, over code units) */
  private read(message: string): number {
    const { scratch } = this;
    let hash = 0x811c9dc5;
    let before = 0;
    for (let i = 0; i < message.length; i++) {
      const code = message.charCodeAt(i);
      const kept = code >= DIGIT_0 && code <= DIGIT_9 ? DIGIT_0 : before === DIGIT_0 && (code | LOWER_CASE) === LETTER_X ? X_AFTER_ZERO : code;
      scratch[i] = kept;
      hash = Math.imul(hash ^ kept, 0x01000193);
      before = code;
    }
    return hash ^ (hash >>> 15);
  }

  /** The place of what is in `scratch`, or the free one where it belongs. */
  private find(hash: number, length: number): number {
    const { places, hashes } = this;
    for (let place = hash & (PLACES - 1); ; place = (place + 1) & (PLACES - 1)) {
      const number = (places[place] ?? 0) - 1;
      if (number < 0 || (hashes[number] === hash && this.isEqual(number, length))) return place;
    }
  }

  private isEqual(number: number, length: number): boolean {
    const { arena, scratch, starts } = this;
    const start = starts[number] ?? 0;
    if ((starts[number + 1] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i++) if (arena[start + i] !== scratch[i]) return false;
    return true;
  }

  private add(message: string, hash: number, place: number): KnownShape {
    const { text, bound } = maskShape(message);
    const shape = { text: this.one(text), bound, readings: bound.length === 0 ? null : new Map<string, string>() };
    const { length } = this.shapes;
    const start = this.starts[length] ?? 0;
    if (length === MAX_SHAPES || start + message.length > ARENA) {
      this.places.fill(0);
      this.shapes = [];
      this.texts.clear();
      return shape;
    }
    this.arena.set(this.scratch.subarray(0, message.length), start);
    this.starts[length + 1] = start + message.length;
    this.hashes[length] = hash;
    this.shapes.push(shape);
    this.places[place] = length + 1;
    return shape;
  }

  private readingOf(bound: readonly number[], readings: Map<string, string>, message: string): string {
    let key = "";
    for (let at = 0; at < bound.length; at += 2) key += `${message.slice(bound[at], bound[at + 1])}\n`;
    const known = readings.get(key);
    if (known !== undefined) return known;
    if (readings.size >= MAX_READINGS) readings.clear();
    const masked = this.one(maskMessage(message));
    readings.set(key, masked);
    return masked;
  }

  private one(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size < MAX_SHAPES) this.texts.set(text, text);
    return text;
  }
}
