import { EMPTY_HASH, grown, HashIndex, hashText, hashUnit } from "./hash-index";

const SPACE = 32;
const NO = 1;
const YES = 2;

/** The distinct tokens of a group of texts, numbered in the order they are met, so that texts are compared by numbers. */
export class Words {
  private readonly index = new HashIndex();
  private readonly words: string[] = [];

  get size(): number {
    return this.words.length;
  }

  word(number: number): string {
    return this.words[number] ?? "";
  }

  numberOf(word: string): number {
    return this.find(word, 0, word.length, hashText(word));
  }

  /**
   * Puts the tokens of a text, which one space each stands between, into `tokens` from `place` on.
   * @param guess where in `tokens` those of a text are that may be much like this one
   */
  read(text: string, tokens: Int32Array, place: number, guess: number): void {
    let start = 0;
    for (let token = 0; start <= text.length; token++) {
      const guessed = tokens[guess + token] ?? 0;
      const word = this.words[guessed];
      if (word !== undefined && isPiece(word, text, start) && isEnd(text, start + word.length)) {
        tokens[place + token] = guessed;
        start += word.length + 1;
      } else start = this.readOne(text, start, tokens, place + token) + 1;
    }
  }

  /** @returns where the token ends that starts here */
  private readOne(text: string, start: number, tokens: Int32Array, place: number): number {
    let hash = EMPTY_HASH;
    let end = start;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === SPACE) break;
      hash = hashUnit(hash, unit);
    }
    tokens[place] = this.find(text, start, end, hash);
    return end;
  }

  private find(text: string, start: number, end: number, hash: number): number {
    const { index } = this;
    for (let number = index.first(hash); number >= 0; number = index.next(number)) {
      const word = this.words[number] ?? "";
      if (word.length === end - start && isPiece(word, text, start)) return number;
    }
    this.words.push(text.slice(start, end));
    return index.add(hash);
  }
}

function isPiece(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function isEnd(text: string, at: number): boolean {
  return at === text.length || text.charCodeAt(at) === SPACE;
}

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
