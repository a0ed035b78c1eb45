import { carriesMeaning } from "./meaning-words";
import { tokenShape } from "./token-shape";
import { WordFact, WordMap } from "./word-facts";
import type { Words } from "./words";

const NAMED_USER = /(\b(?:for|by|as|of|invalid|illegal) user )([\p{L}\d_.-]+)(?=$|[ ,;:)\]])/gu;
const STATUS = /^[1-5]\d\d(?=$|[.,;:)])/;
const OTHER_NUMBER = /<(?:NUM|SIZE|DURATION|TIME)>/;

/** Reads texts of the same number of tokens; tokens are numbers of words. */
export class TokenReader {
  private readonly unsettled: WordFact;
  private readonly statuses: WordFact;
  private readonly otherNumbers: WordFact;
  private readonly masked: WordMap;
  private readonly shapes: WordMap;
  private readonly firstShapes: WordMap;

  constructor(
    private readonly words: Words,
    private readonly width: number,
  ) {
    this.unsettled = new WordFact(words, (word) => word === "user" || STATUS.test(word));
    this.statuses = new WordFact(words, (word) => STATUS.test(word));
    this.otherNumbers = new WordFact(words, (word) => OTHER_NUMBER.test(word));
    this.masked = new WordMap(words, (word) => word.replace(STATUS, "<NUM>"));
    this.shapes = new WordMap(words, (word) => tokenShape(word, false));
    this.firstShapes = new WordMap(words, (word) => tokenShape(word, true));
  }

  /**
   * Puts the tokens of a text into `tokens` from `start` on. What the text decides as a whole is settled here: a status code
   * stays while it may be the only difference and is one of the numbers beside others; a name after "for user" is a name even
   * where only one is seen.
   */
  read(text: string, tokens: Int32Array, start: number): void {
    this.words.read(text, tokens, start, start - this.width);
    if (this.hasOneOf(this.unsettled, tokens, start)) this.settle(text, tokens, start);
  }

  private settle(text: string, tokens: Int32Array, start: number): void {
    this.words.read(maskNamedUsers(text), tokens, start, start);
    if (!this.hasOneOf(this.statuses, tokens, start) || !this.hasOneOf(this.otherNumbers, tokens, start)) return;
    for (let at = start; at < start + this.width; at++) {
      const token = tokens[at] ?? 0;
      if (this.statuses.holds(token)) tokens[at] = this.masked.of(token);
    }
  }

  /** Puts the shapes of the tokens from `start` on into `shape`. */
  readShape(tokens: Int32Array, start: number, shape: Int32Array): void {
    shape[0] = this.firstShapes.of(tokens[start] ?? 0);
    for (let position = 1; position < this.width; position++) shape[position] = this.shapes.of(tokens[start + position] ?? 0);
  }

  private hasOneOf(fact: WordFact, tokens: Int32Array, start: number): boolean {
    for (let at = start; at < start + this.width; at++) if (fact.holds(tokens[at] ?? 0)) return true;
    return false;
  }
}

function maskNamedUsers(text: string): string {
  return text.replace(NAMED_USER, (all, before: string, name: string) => (carriesMeaning(name) ? all : `${before}<STR>`));
}
