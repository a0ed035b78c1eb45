import { findEnvelope, leadsToEnvelope } from "./record-envelopes";

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const LF = 10;
const CR = 13;
const SPACE = 32;
const OPENING_BRACE = 123;
const OPENING_BRACKET = 91;
const CLOSING = new Set([93, 125]);
const LONGEST_KEY = 64;
const ARRAY_HEAD = /^(?:\xef\xbb\xbf)?\s*\[\s*\{/;
const OBJECT_HEAD = /^(?:\xef\xbb\xbf)?\s*\{/;

/**
 * Whether a file is JSON with many records on one line, as programs export them: an array of objects, or an envelope of
 * the table.
 * @param head its first bytes, enough to hold two short objects
 */
export function holdsRecordsInALine(head: Buffer): boolean {
  const text = head.toString("latin1");
  if (ARRAY_HEAD.test(text)) {
    const inner = text.slice(text.indexOf("{"));
    return /\}\s*,\s*\{/.test(inner) && !/[\r\n]/.test(inner.trimEnd());
  }
  if (!OBJECT_HEAD.test(text)) return false;
  const breaker = new RecordBreaker();
  return breaker.write(head).length > head.length || (breaker.isBeforeRecords && !/[\r\n]/.test(text.trimEnd()));
}

/**
 * Puts each record of a JSON document that stands on one line with others onto a line of its own, so that it has a line
 * number like any other; what encloses the records of an envelope stands on lines between them. Only line ends are added,
 * none where there is one. For encodings in which ASCII bytes are ASCII (all but UTF-16).
 */
export class RecordBreaker {
  /** Under which key each open object or array stands; null for an element of an array and for what is outermost. */
  private readonly open: (string | null)[] = [];
  /** Keys of the outermost object that were read and led to no records. */
  private readonly topKeys: string[] = [];
  /** How many containers are open in all, and how many when the records' array was; that is 0 outside of records. */
  private depth = 0;
  private recordsDepth = 0;
  private isPlainArray = false;
  private hasElements = false;
  private afterComma = false;
  private hasEnvelope = false;
  /** Whether the line so far holds more than spaces. */
  private isFilled = false;
  /** Whether the last byte was a line end. */
  private isAtStart = false;
  private inString = false;
  private escaped = false;
  /** The last text outside of records, and the one before a colon. */
  private text = "";
  private key: string | null = null;

  /** Takes the next bytes, cut anywhere, and gives them with the line ends in. */
  write(chunk: Buffer): Buffer {
    const pieces: Buffer[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.beginsLine(byte)) {
        pieces.push(chunk.subarray(start, at), Buffer.of(LF));
        start = at;
        this.isFilled = false;
      }
      this.follow(byte);
    }
    return pieces.length === 0 ? chunk : Buffer.concat([...pieces, chunk.subarray(start)]);
  }

  /** Whether what was read ends below the first key of an envelope, before any of its records. */
  get isBeforeRecords(): boolean {
    return !this.hasEnvelope && leadsToEnvelope(this.keys()[0], this.topKeys);
  }

  private keys(): string[] {
    return this.open.filter((key) => key !== null);
  }

  /** Whether a line end has to stand before a byte. */
  private beginsLine(byte: number): boolean {
    if (this.inString || byte === LF || byte === CR) return false;
    if (this.afterComma) return true;
    if (byte <= SPACE || !this.isFilled) return false;
    if (this.depth === 0) return this.hasEnvelope && byte === OPENING_BRACE;
    if (this.depth !== this.recordsDepth || this.isPlainArray || byte === COMMA) return false;
    return byte === 93 ? this.hasElements : !this.hasElements;
  }

  private follow(byte: number): void {
    this.afterComma = false;
    if (byte === LF) {
      this.isFilled = false;
      this.isAtStart = true;
      // No text of JSON holds a line end: what seemed to be one was none.
      this.inString = false;
      this.escaped = false;
      return;
    }
    if (this.isAtStart) this.restart(byte);
    this.isAtStart = false;
    if (this.inString) return this.followText(byte);
    if (byte <= SPACE) return;
    this.isFilled = true;
    if (this.depth === this.recordsDepth && this.recordsDepth > 0 && byte !== COMMA && !CLOSING.has(byte)) this.hasElements = true;
    if (byte === QUOTE) {
      this.inString = true;
      this.text = "";
    } else if (byte === COLON) this.key = this.text;
    else if (byte === COMMA) this.endMember();
    else if (byte === OPENING_BRACE || byte === OPENING_BRACKET) this.enter(byte === OPENING_BRACKET);
    else if (CLOSING.has(byte)) this.leave();
  }

  /** A document that was cut off is followed by the next at the start of a line. */
  private restart(byte: number): void {
    if (byte !== OPENING_BRACE || this.depth <= this.recordsDepth) return;
    this.key = null;
    this.open.length = 0;
    this.topKeys.length = 0;
    this.depth = 0;
    this.recordsDepth = 0;
  }

  private followText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
    else if (this.recordsDepth === 0 && this.text.length < LONGEST_KEY) this.text += String.fromCharCode(byte);
  }

  private endMember(): void {
    this.afterComma = this.recordsDepth > 0 && this.depth === this.recordsDepth;
    if (this.depth === 1 && this.key !== null && this.recordsDepth === 0) this.topKeys.push(this.key);
    this.key = null;
  }

  private enter(isArray: boolean): void {
    this.depth++;
    if (this.recordsDepth > 0) return;
    this.open.push(this.key);
    this.key = null;
    if (!isArray) return;
    this.isPlainArray = this.depth === 1;
    const envelope = this.isPlainArray ? undefined : findEnvelope(this.keys(), this.topKeys);
    if (envelope === undefined && !this.isPlainArray) return;
    this.recordsDepth = this.depth;
    this.hasElements = false;
    this.hasEnvelope ||= envelope !== undefined;
  }

  private leave(): void {
    if (this.depth > 0) this.depth--;
    if (this.depth >= this.recordsDepth && this.recordsDepth > 0) return;
    this.recordsDepth = 0;
    this.key = this.open.pop() ?? null;
    if (this.depth === 0) this.topKeys.length = 0;
  }
}

/** Breaks up what stands on one line as it streams by. */
export async function* breakRecords(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const breaker = new RecordBreaker();
  for await (const piece of content) yield breaker.write(piece);
}
