import { isAscii, isUtf8 } from "node:buffer";
import { DECODER_LABELS, detectEncoding, type Encoding } from "./detect-encoding";

const NUL = /\0/g;
/** UTF-16 and escapes alone can hold half a character. */
export const LONE_OR_NUL = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const UTF8_REPLACEMENT = Buffer.from([0xef, 0xbf, 0xbd]);
const MAX_UTF8_TAIL = 3;
/** Bytes from the first one above ASCII on that decide the encoding of a file whose head was ASCII. */
const SETTLING_BYTES = 4096;

/**
 * Decodes the bytes of a file piece by piece. What is no text (a bad byte, NUL, a lone surrogate) becomes U+FFFD and is
 * counted: Postgres text cannot hold NUL. A byte order mark stays: lines lose it when they are cut (LineSplitter).
 */
export class TextDecoding {
  /** How many characters were put in the place of what is no text. */
  replaced = 0;
  /** Whether the text of the last piece is its bytes, one character each. */
  wasPlain = false;
  /** Bytes of a character that the last piece cut in two. */
  private tail: Buffer = Buffer.alloc(0);
  private decoder: TextDecoder | null = null;

  /** @param encoding as detectEncoding told; `ascii` is settled by the first bytes above ASCII */
  constructor(private current: Encoding) {}

  /** The encoding in use; give it to the next segment of the file. */
  get encoding(): Encoding {
    return this.current;
  }

  /** Decodes the next piece. */
  write(chunk: Buffer): string {
    this.wasPlain = this.tail.length === 0 && this.isPlain(chunk);
    if (this.wasPlain) return chunk.toString("latin1");
    return this.decode(this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]), false);
  }

  /** Decodes what a cut character left over. */
  end(): string {
    const { tail } = this;
    return tail.length === 0 ? "" : this.decode(tail, true);
  }

  private isPlain(chunk: Buffer): boolean {
    return !this.current.startsWith("utf-16") && isAscii(chunk) && !chunk.includes(0);
  }

  private decode(bytes: Buffer, isLast: boolean): string {
    this.tail = Buffer.alloc(0);
    if (this.current === "ascii") {
      const open = this.settle(bytes, isLast);
      if (open !== null) return open;
    }
    if (this.current.startsWith("utf-16")) return this.decodeUtf16(bytes, isLast);
    if (this.current === "utf-8" || this.current === "ascii") return this.decodeUtf8(bytes, isLast);
    this.decoder ??= new TextDecoder(DECODER_LABELS[this.current as keyof typeof DECODER_LABELS]);
    return this.replaceNul(this.decoder.decode(bytes));
  }

  /** Decides on an encoding; while too little is seen, keeps those bytes and gives the ASCII text before them. */
  private settle(bytes: Buffer, isLast: boolean): string | null {
    const first = bytes.findIndex((byte) => byte > 127);
    if (first < 0) return null;
    if (!isLast && bytes.length - first < SETTLING_BYTES) {
      this.tail = Buffer.from(bytes.subarray(first));
      return this.replaceNul(bytes.toString("latin1", 0, first));
    }
    const found = detectEncoding(bytes.subarray(first, first + SETTLING_BYTES));
    this.current = found.startsWith("utf-16") ? "utf-8" : found;
    return null;
  }

  private decodeUtf8(all: Buffer, isLast: boolean): string {
    const whole = isLast ? all.length : all.length - cutUtf8Bytes(all);
    const bytes = all.subarray(0, whole);
    if (whole < all.length) this.tail = Buffer.from(all.subarray(whole));
    const text = bytes.toString("utf8");
    if (!isUtf8(bytes)) this.replaced += countOf(text, "\ufffd") - countBytes(bytes);
    return this.replaceNul(text);
  }

  private decodeUtf16(all: Buffer, isLast: boolean): string {
    let whole = all.length & ~1;
    const isBigEndian = this.current === "utf-16be";
    const lastUnit = whole >= 2 ? (isBigEndian ? all.readUInt16BE(whole - 2) : all.readUInt16LE(whole - 2)) : 0;
    if (!isLast && lastUnit >= 0xd800 && lastUnit <= 0xdbff) whole -= 2;
    if (!isLast) this.tail = Buffer.from(all.subarray(whole));
    const bytes = isBigEndian ? Buffer.from(all.subarray(0, whole)).swap16() : all.subarray(0, whole);
    const isOdd = isLast && whole < all.length;
    if (isOdd) this.replaced++;
    return this.replaceAll(bytes.toString("utf16le"), LONE_OR_NUL) + (isOdd ? "\ufffd" : "");
  }

  private replaceNul(text: string): string {
    return text.includes("\0") ? this.replaceAll(text, NUL) : text;
  }

  private replaceAll(text: string, pattern: RegExp): string {
    return text.replace(pattern, () => {
      this.replaced++;
      return "\ufffd";
    });
  }
}

/** How many bytes at the end belong to a UTF-8 character whose rest is still to come. */
function cutUtf8Bytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(MAX_UTF8_TAIL, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** Characters U+FFFD that the bytes themselves hold. */
function countBytes(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(UTF8_REPLACEMENT); at >= 0; at = bytes.indexOf(UTF8_REPLACEMENT, at + 3)) count++;
  return count;
}
