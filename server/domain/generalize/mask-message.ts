import { CHAR, charClass } from "./char-class";
import type { MaskSink } from "./mask-atom";
import { maskAtom } from "./mask-atom";
import type { MaskKind } from "./mask-table";
import { IDENTITY_KEYS, LITERALS, NAMES_WITH_DIGITS, OPENING_WORDS, REQUEST_LINE, STATUS_WORDS, WORDED_DATE } from "./mask-table";

export interface MaskedParameter {
  kind: MaskKind;
  value: string;
}

const EQUALS = 61;
const QUOTE = 34;
const SPACE = 32;
const LESS = 60;
/** A word with none of these is left as it is, unless a `=` or a bracket stands before it. */
const INTERESTING = CHAR.digit | CHAR.slash | CHAR.backslash | CHAR.at | CHAR.colon;
const URL_WORD = /[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s"'<>|]+/y;
const UNIT = / (?:[KMGTP]i?)?B(?!\w)/y;
/** `<1 sec`: so little that no figure tells it. */
const TIME_UNIT = / (?:[nuµm]?s|secs?|seconds?|min|mins|minutes?)(?!\w)/y;
/** A letter outside the masks. */
const LETTER_LEFT = /(?:^|>)[^<A-Za-z]*[A-Za-z]/;
const ONE_WORD = /^\w+$/;
const STATUS = /^[1-5]\d\d$/;
const THREE_DIGITS = /^\d{3}$/;
const DIGIT = /\d/;
/** What looks like one of the names, whatever its digits are. */
const LIKE_A_NAME = new RegExp([...NAMES_WITH_DIGITS].map((name) => name.replace(/\d/g, String.raw`\d`)).join("|"), "i");
const KEY = /[\w.-]+$/;
const LONGEST_STATUS_WORD = Math.max(...Array.from(STATUS_WORDS, (word) => word.length));
const RUN_OF_SPACES = /\s+/g;
/** Three or more of one mask in a row are a list whose length varies. */
const LIST = /<(NUM|HEX|ID|SIZE|IP|STR)>(?:(,? ?@?)<(?:NUM|HEX|\1)>)(?:\2<(?:NUM|HEX|\1)>)+/g;

/** At most this much stands between the members of a list. */
const LIST_GAP = 3;
/** One word that became more text than two masks may hold a list itself (`1,2,3`). */
const LONG_MASK = 14;

function joinList(list: string, first: string): string {
  if (first === "NUM" && list.includes("<HEX>")) return "<HEX>";
  return `<${first}>`;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordChar(code: number): boolean {
  return (charClass(code) & (CHAR.letter | CHAR.underscore)) !== 0;
}

/** Whether a number stands where a status code does: after a word for one, whatever numbers stand between (`HTTP/1.1 404`). */
function followsStatusWord(message: string, start: number): boolean {
  let end = start;
  while (end > 0 && !isWordChar(message.charCodeAt(end - 1))) end--;
  let from = end;
  while (from > 0 && isWordChar(message.charCodeAt(from - 1))) from--;
  return end - from <= LONGEST_STATUS_WORD && STATUS_WORDS.has(message.slice(from, end).toLowerCase());
}

function maskValue(message: string, start: number, value: string, bits: number): boolean {
  if (LITERALS.has(value.toLowerCase())) return true;
  if (message.charCodeAt(start - 1) !== EQUALS) return false;
  const key = KEY.exec(message.slice(Math.max(0, start - 24), start - 1));
  if (key !== null && IDENTITY_KEYS.has(key[0].toLowerCase())) return true;
  if (bits & CHAR.digit || !(bits & CHAR.dot)) return false;
  return (bits & CHAR.slash) !== 0 || value.indexOf(".") !== value.lastIndexOf(".");
}

/** One pass over the words of a message. State is kept on the object so that each step stays small. */
class Scanner {
  private out = "";
  private copied = 0;
  private at = 0;
  /** Masks in a row with next to nothing between them. */
  private run = 0;
  private hasList = false;

  constructor(
    private readonly message: string,
    private readonly sink: MaskSink | null,
    /** Filled with the start and end of every word whose digits matter, see `maskShape`. */
    private readonly bound: number[] | null = null,
  ) {}

  scan(): string {
    const { message } = this;
    const length = message.length;
    let spaces = false;
    while (this.at < length) {
      const code = message.charCodeAt(this.at);
      if (charClass(code) & CHAR.stop) {
        if (code < 32 || (code === SPACE && (this.at === 0 || this.at + 1 === length || message.charCodeAt(this.at + 1) === SPACE))) spaces = true;
        if (code === QUOTE && message.charCodeAt(this.at - 1) === EQUALS && this.quoted()) continue;
        this.at++;
        continue;
      }
      this.word();
    }
    let text = this.copied === 0 ? message : this.out + message.slice(this.copied);
    if (this.hasList) text = text.replace(LIST, joinList);
    return spaces ? text.replace(RUN_OF_SPACES, " ").trim() : text;
  }

  private replace(start: number, end: number, text: string): void {
    this.run = start - this.copied <= LIST_GAP ? this.run + 1 : 0;
    if (this.run >= 2 || text.length > LONG_MASK) this.hasList = true;
    this.out += this.message.slice(this.copied, start) + text;
    this.copied = end;
    this.at = end;
  }

  private mask(kind: MaskKind, start: number, end: number): void {
    if (this.sink !== null) this.sink(kind, this.message.slice(start, end));
    this.replace(start, end, `<${kind}>`);
  }

  /** `key="any text"`: the text is a value whatever it says. */
  private quoted(): boolean {
    const close = this.message.indexOf('"', this.at + 1);
    if (close < 0 || close === this.at + 1) return false;
    this.mask("STR", this.at + 1, close);
    return true;
  }

  private word(): void {
    const { message } = this;
    const start = this.at;
    let bits = 0;
    let last = 0;
    let end = start;
    for (; end < message.length; end++) {
      const cls = charClass(message.charCodeAt(end));
      if (cls & CHAR.stop && !(cls & CHAR.comma && this.isInNumber(end))) break;
      bits |= last;
      last = cls;
    }
    // The last character is left out of the bits when it is punctuation: "failed:" is a plain word.
    if (last & (CHAR.letter | CHAR.digit)) bits |= last;
    this.at = end;
    const before = start === 0 ? 0 : message.charCodeAt(start - 1);
    if (bits & INTERESTING) this.shaped(start, end, bits | last);
    else if (end - start >= 8 && !(bits & CHAR.nonHex)) this.shaped(start, end, bits | last);
    else if (this.followsOpener(start, before)) this.value(start, end, bits);
    else if (bits & CHAR.dot) this.shaped(start, end, bits | last);
    else if (isCapital(message.charCodeAt(start)) && end - start <= 7 && end - start >= 3 && OPENING_WORDS.has(message.slice(start, end))) this.opening(start);
  }

  private followsOpener(start: number, before: number): boolean {
    if (before !== SPACE) return (charClass(before) & CHAR.opener) !== 0;
    return start > 1 && (charClass(this.message.charCodeAt(start - 2)) & CHAR.opener) !== 0;
  }

  private isInNumber(at: number): boolean {
    return isDigit(this.message.charCodeAt(at - 1)) && isDigit(this.message.charCodeAt(at + 1));
  }

  private opening(start: number): void {
    if (this.date(start)) return;
    REQUEST_LINE.lastIndex = start;
    const target = REQUEST_LINE.exec(this.message)?.[1];
    if (target !== undefined) this.mask("URL", REQUEST_LINE.lastIndex - target.length, REQUEST_LINE.lastIndex);
  }

  private date(start: number): boolean {
    WORDED_DATE.lastIndex = start;
    if (!WORDED_DATE.test(this.message)) return false;
    this.mask("TIME", start, WORDED_DATE.lastIndex);
    return true;
  }

  private value(start: number, end: number, bits: number): void {
    const value = this.message.slice(start, end);
    if (maskValue(this.message, start, value, bits)) this.mask("STR", start, end);
    else if (bits & CHAR.dot) this.shaped(start, end, bits);
  }

  /** A number and its unit, where the two are one value: `1.6 KB`, `<1 sec`. */
  private measured(start: number, end: number): boolean {
    const { message } = this;
    UNIT.lastIndex = end;
    TIME_UNIT.lastIndex = end;
    if (isCapital(message.charCodeAt(end + 1)) && UNIT.test(message)) this.mask("SIZE", start, UNIT.lastIndex);
    else if (message.charCodeAt(start - 1) === LESS && TIME_UNIT.test(message)) this.mask("DURATION", start - 1, TIME_UNIT.lastIndex);
    else return false;
    return true;
  }

  private shaped(start: number, end: number, bits: number): void {
    const { message } = this;
    const atom = message.slice(start, end);
    if (bits & CHAR.colon && bits & CHAR.slash && atom.includes("://")) {
      URL_WORD.lastIndex = start;
      const url = URL_WORD.exec(message);
      if (url !== null) return this.mask("URL", start, start + url[0].replace(/[)\].,;:}]+$/, "").length);
    }
    if (!(bits & CHAR.nonHex) && bits & CHAR.letter && atom.length >= 8 && /^[a-f]+$/i.test(atom)) return this.mask("HEX", start, end);
    if (THREE_DIGITS.test(atom) && followsStatusWord(message, start)) {
      this.bound?.push(start, end);
      if (STATUS.test(atom)) return;
    }
    if (atom.length <= 2 && isCapital(message.charCodeAt(end + 1)) && this.date(start)) return;
    const masked = maskAtom(atom, bits, null);
    if (this.bound !== null && (DIGIT.test(masked) || (bits & CHAR.letter && LIKE_A_NAME.test(atom)))) this.bound.push(start, end);
    if (start > 0 && message.charCodeAt(start - 1) === EQUALS && LETTER_LEFT.test(masked)) {
      if (maskValue(message, start, atom, bits)) return this.mask("STR", start, end);
      if (bits & CHAR.digit && ONE_WORD.test(atom)) return this.mask("ID", start, end);
    }
    if ((bits & ~(CHAR.digit | CHAR.dot)) === 0 && message.charCodeAt(end) === SPACE && this.measured(start, end)) return;
    if (masked === atom) return;
    if (this.sink !== null) maskAtom(atom, bits, this.sink);
    this.replace(start, end, masked);
  }
}

/**
 * Replaces what varies by its shape (addresses, numbers, paths, times ...) by typed masks such as
 * `<IP>`, and runs of white space by one space. Pure and idempotent in use: equal messages give
 * equal masked messages, so callers mask each distinct message once.
 */
export function maskMessage(message: string): string {
  return new Scanner(message, null).scan();
}

/** A masked message, and the words (start and end of each, in the message) whose digits had a part in it. */
export interface MaskedShape {
  text: string;
  bound: readonly number[];
}

/**
 * The same, with what else it would be right for: every message that differs from this one in digits alone, outside the
 * bound words, and has a 0 before an `x` where this one has. Digits stay, or decide, only in names such as `CPU0` and
 * `sha256` and in status codes; everywhere else a mask asks no more than whether there is a digit.
 */
export function maskShape(message: string): MaskedShape {
  const bound: number[] = [];
  return { text: new Scanner(message, null, bound).scan(), bound };
}

/** The values `maskMessage` would mask, in the order they stand in the message. */
export function listParameters(message: string): MaskedParameter[] {
  const parameters: MaskedParameter[] = [];
  new Scanner(message, (kind, value) => parameters.push({ kind, value })).scan();
  return parameters;
}
