import { dotAt } from "../embed/cosine";
import type { TextWords } from "./text-words";

/** A word of a log text beside the words of the knowledge base. */
export interface LogWord {
  word: string;
  /** Its number in the vocabulary, -1 where the knowledge base does not have it. */
  number: number;
  vector: Float32Array | undefined;
  /** By number of a known word: how alike the two are; NaN where that was not asked yet. */
  alike: Float32Array;
}

/** A word counts for another from the cosine `from` on, in full after `range` more, and never more than `most`. */
export interface WordAlikeness {
  from: number;
  range: number;
  most: number;
}

/** Only equal words count. */
const EQUAL_ONLY: WordAlikeness = { from: 1, range: 1, most: 0 };

/** Numbers held of words compared, 64 MB: over it they are worked out anew. */
const HELD_LIMIT = 16 * 1024 ** 2;

/**
 * The words of a knowledge base, numbered, and how alike a word of a log is to each of them: by the words' own vectors, so
 * that one that no table names still counts for one that means about the same (`latency`, `delay`).
 */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly known: (Float32Array | undefined)[] = [];
  private readonly rows = new Map<string, Float32Array>();

  /** @param vectors of length 1, by form (`TextWords.forms`); a word without one is like no other */
  constructor(
    private readonly vectors: ReadonlyMap<string, Float32Array> = new Map(),
    private readonly scale = EQUAL_ONLY,
  ) {}

  /** Takes in the words of a knowledge base text. All of them come before the first log text. @returns their numbers, in the order of `forms` */
  add({ forms }: TextWords): Int32Array {
    return Int32Array.from(forms, ([word, form]) => {
      const number = this.numbers.get(word);
      if (number !== undefined) return number;
      this.numbers.set(word, this.known.length);
      return this.known.push(this.vectors.get(form)) - 1;
    });
  }

  /** The words of a log text, in the order of `forms`. */
  find({ forms }: TextWords): LogWord[] {
    return Array.from(forms, ([word, form]) => ({ word, number: this.numbers.get(word) ?? -1, vector: this.vectors.get(form), alike: this.rowOf(form) }));
  }

  /** How much a log word counts for a known one: 1 for the same word, less for one that is only like it. */
  alikeness(log: LogWord, known: number): number {
    if (log.number === known) return 1;
    const held = log.alike[known] ?? 0;
    if (!Number.isNaN(held)) return held;
    const { from, range, most } = this.scale;
    const vector = this.known[known];
    const alike = log.vector && vector ? Math.min(most, Math.max(0, (dotAt(log.vector, 0, vector) - from) / range)) : 0;
    log.alike[known] = alike;
    return log.alike[known] ?? 0;
  }

  private rowOf(form: string): Float32Array {
    const held = this.rows.get(form);
    if (held) return held;
    if (this.rows.size * this.known.length > HELD_LIMIT) this.rows.clear();
    const row = new Float32Array(this.known.length).fill(NaN);
    this.rows.set(form, row);
    return row;
  }
}
