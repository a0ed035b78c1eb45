import { sharedPrefix } from "./join-tokens";
import { carriesMeaning, isOnePiece, saysWhatHappened } from "./meaning-words";
import { ANY } from "./token-shape";
import { WordFact } from "./word-facts";
import type { Words } from "./words";

/** Words after which a name follows: what varies there is a variable from the second value on. */
export const NAME_FOLLOWS: ReadonlySet<string> = new Set(("user users username account login host hostname node member owner group class named domain realm "
  + "пользователь пользователя пользователю пользователем пользователе узел узла узлу узлом узле хост хоста хосту хостом хосте логин логина логином").split(" "));
/** Words after which a name often follows: three values are needed. */
export const NAME_MAY_FOLLOW: ReadonlySet<string> = new Set(("for from to by at on of with in as via into using is "
  + "для от к ко с со на в во из по через у служба службы службе службу сервис сервиса сервису сервер сервера серверу сервером сервере").split(" "));
const OUTER = /^[^\p{L}\p{N}\u0001]+|[^\p{L}\p{N}\u0001]+$/gu;
const LITERAL = /^(?:true|false|null|none|nil)$/i;

/** Fewest different values at one place before they are taken for a variable, by what stands before it. */
const FEWEST = { value: 2, mayFollow: 3, firstName: 3, elsewhere: 6, first: 30 } as const;

const MANY_NAMES = 12;
const NEVER_A_NAME: ReadonlySet<string> = new Set("unknown not is was has in on at from denied invalid failed locked expired".split(" "));

type Slot = keyof typeof FEWEST | "name";

/** The word without the punctuation around it. */
function coreOf(word: string): string {
  return isOnePiece(word) ? word : word.replace(OUTER, "");
}

/** Tells which of the values seen at one place of otherwise equal messages are values of a variable. */
export class VariableValues {
  private readonly namesFollow: WordFact;
  private readonly namesMayFollow: WordFact;
  private readonly valueFollows: WordFact;
  private readonly isLiteral: WordFact;
  /** A switch, or with something already open in it: always a value. */
  private readonly isValue: WordFact;
  private readonly isFree: WordFact;
  private readonly isName: WordFact;
  private readonly isNameAmongFew: WordFact;
  private readonly any: number;

  constructor(private readonly words: Words) {
    this.any = words.numberOf(ANY);
    this.namesFollow = new WordFact(words, (word) => NAME_FOLLOWS.has(coreOf(word).toLowerCase()));
    this.namesMayFollow = new WordFact(words, (word) => NAME_MAY_FOLLOW.has(coreOf(word).toLowerCase()));
    this.valueFollows = new WordFact(words, (word) => /[=:]$/.test(word));
    this.isLiteral = new WordFact(words, (word) => LITERAL.test(coreOf(word)));
    this.isValue = new WordFact(words, (word) => word.includes(ANY) || LITERAL.test(coreOf(word)));
    const isCore = (question: (core: string) => boolean) => new WordFact(words, (word) => ((core) => core !== "" && question(core))(coreOf(word)));
    this.isFree = isCore((core) => !carriesMeaning(core));
    this.isName = isCore((core) => !NEVER_A_NAME.has(core.toLowerCase()));
    this.isNameAmongFew = isCore((core) => !saysWhatHappened(core));
  }

  /**
   * @param values distinct token shapes at the place
   * @param position the place, from 0
   * @param before the token before it, null at the start
   * @returns which of the values are to be joined, two or more, or null
   */
  among(values: readonly number[], position: number, before: number | null): readonly boolean[] | null {
    const texts = values.map((value) => this.words.word(value));
    const prefix = sharedPrefix(texts);
    // `size=1` and `mode=x` are two keys, not two values.
    if (texts.some((text) => text.includes("=", prefix))) return null;
    const slot = this.slotOf(texts, prefix, position, before);
    const fits = this.factFor(slot, values);
    const isName = values.map((value) => this.isValue.holds(value) || fits.holds(value));
    const names = isName.reduce((count, is) => count + (is ? 1 : 0), 0);
    if (names > 1 && values.every((value, i) => !isName[i] || this.isLiteral.holds(value))) return isName;
    const fewest = slot === "name" ? FEWEST.value : FEWEST[slot];
    return names >= Math.max(2, fewest) ? isName : null;
  }

  private slotOf(texts: readonly string[], prefix: number, position: number, before: number | null): Slot {
    if (before !== null && this.namesFollow.holds(before)) return "name";
    if (/[=("'[{|]$/.test((texts[0] ?? "").slice(0, prefix)) || (before !== null && this.valueFollows.holds(before))) return "value";
    if (before !== null && this.namesMayFollow.holds(before)) return "mayFollow";
    if (position > 0) return "elsewhere";
    return texts.every((text) => /\w\.\w/.test(text)) ? "firstName" : "first";
  }

  /** After "user" even "guest" and "server" are names, and where many stand "boot" is; "unknown" and "not" never are. */
  private factFor(slot: Slot, values: readonly number[]): WordFact {
    if (slot !== "name") return this.isFree;
    return values.length >= MANY_NAMES || values.includes(this.any) ? this.isName : this.isNameAmongFew;
  }
}
