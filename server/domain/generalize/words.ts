import { EMPTY_HASH, HashIndex, hashText, hashUnit } from "./hash-index";

const SPACE = 32;

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
