import { grown } from "./hash-index";
import type { Words } from "./words";

const NO = 1;
const YES = 2;

/** What becomes of a word, worked out once of each word. */
export class WordMap {
  /** Number + 1 of what became of each word, 0 while nobody asked. */
  private known = new Int32Array(0);

  constructor(
    private readonly words: Words,
    private readonly change: (word: string) => string,
  ) {}

  of(word: number): number {
    const known = this.known[word];
    return known === undefined || known === 0 ? this.ask(word) : known - 1;
  }

  private ask(word: number): number {
    const before = this.words.word(word);
    const after = this.change(before);
    const changed = after === before ? word : this.words.numberOf(after);
    this.known = grown(this.known, word + 1);
    this.known[word] = changed + 1;
    return changed;
  }
}

/** A question about a word, asked once of each word. */
export class WordFact {
  private known = new Uint8Array(0);

  constructor(
    private readonly words: Words,
    private readonly question: (word: string) => boolean,
  ) {}

  holds(word: number): boolean {
    const known = this.known[word];
    return known === YES || (known !== NO && this.ask(word));
  }

  private ask(word: number): boolean {
    const answer = this.question(this.words.word(word));
    if (word >= this.known.length) {
      const longer = new Uint8Array(2 * this.words.size);
      longer.set(this.known);
      this.known = longer;
    }
    this.known[word] = answer ? YES : NO;
    return answer;
  }
}
