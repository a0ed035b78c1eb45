const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const LF = 10;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);
const HEAD = /^\s*\[\s*\{/;

/**
 * Whether a file is a JSON array of objects on one line, as programs export it.
 * @param head its first bytes, enough to hold two short objects
 */
export function isOneLineArray(head: Buffer): boolean {
  const text = head.toString("latin1");
  if (!HEAD.test(text)) return false;
  const inner = text.slice(text.indexOf("{"));
  return /\}\s*,\s*\{/.test(inner) && !/[\r\n]/.test(inner.trimEnd());
}

/**
 * Puts each element of a JSON array that stands on one line onto a line of its own, so that it is a record with a line
 * number like any other. Only line ends are added. For encodings in which ASCII bytes are ASCII (all but UTF-16).
 */
export class ArrayBreaker {
  private depth = 0;
  private inString = false;
  private escaped = false;

  /** Takes the next bytes, cut anywhere, and gives them with the line ends in. */
  write(chunk: Buffer): Buffer {
    const pieces: Buffer[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (!this.endsElement(chunk[at] ?? 0)) continue;
      pieces.push(chunk.subarray(start, at + 1), Buffer.of(LF));
      start = at + 1;
    }
    return start === 0 ? chunk : Buffer.concat([...pieces, chunk.subarray(start)]);
  }

  /** Follows strings and brackets; true for the comma between two elements. */
  private endsElement(byte: number): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inString = false;
      return false;
    }
    if (byte === QUOTE) this.inString = true;
    else if (OPENING.has(byte)) this.depth++;
    else if (CLOSING.has(byte)) this.depth--;
    return byte === COMMA && this.depth === 1;
  }
}

/** Breaks up a one-line array as it streams by. */
export async function* breakArray(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const breaker = new ArrayBreaker();
  for await (const piece of content) yield breaker.write(piece);
}
