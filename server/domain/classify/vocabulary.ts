import { VectorPairs } from "../embed/vector-pairs";
import type { TextWords } from "./text-words";

/** A word of a log text beside the words of the knowledge base. */
export interface LogWord {
  word: string;
  /** Its number in the vocabulary, -1 where the knowledge base does not have it. */
  number: number;
  /** That of its vector; null where it has none. */
  vector: number | null;
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
  /** By number of a known word: that of its vector. */
  private readonly known: (number | null)[] = [];
  private readonly rows = new Map<string, Float32Array>();
  private pairs: VectorPairs | null = null;
  /** Numbers of the vectors that were compared, by form. */
  private readonly placed = new Map<string, number | null>();

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
      return this.known.push(this.vectorOf(form)) - 1;
    });
  }

  /** The words of a log text, in the order of `forms`. */
  find({ forms }: TextWords): LogWord[] {
    return Array.from(forms, ([word, form]) => ({ word, number: this.numbers.get(word) ?? -1, vector: this.vectorOf(form), alike: this.rowOf(form) }));
  }

  /** How much a log word counts for a known one: 1 for the same word, less for one that is only like it. */
  alikeness(log: LogWord, known: number): number {
    if (log.number === known) return 1;
    const held = log.alike[known] ?? 0;
    if (!Number.isNaN(held)) return held;
    const { from, range, most } = this.scale;
    const vector = this.known[known] ?? null;
    const alike = this.pairs && log.vector !== null && vector !== null ? Math.min(most, Math.max(0, (this.pairs.dot(log.vector, vector) - from) / range)) : 0;
    log.alike[known] = alike;
    return log.alike[known] ?? 0;
  }

  private vectorOf(form: string): number | null {
    const placed = this.placed.get(form);
    if (placed !== undefined) return placed;
    const vector = this.vectors.get(form);
    const number = vector ? (this.pairs ??= new VectorPairs(vector.length)).add(vector) : null;
    this.placed.set(form, number);
    return number;
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
