import { type CodeUnit, detectCodeUnit, readUnit, unitWidth } from "../extract/code-unit";
import { layoutOfHeader } from "../parse/formats/table-layout";

const LINE_FEED = 0x0a;

/** Finds the last line end in bytes that stream by. */
export interface LineCut {
  /** The next bytes; `at` is their place in the file. */
  add(piece: Buffer, at: number): void;
  /** The place behind the last line end; null where none was seen. */
  readonly end: number | null;
}

/** @param head the first bytes of the file: of UTF-16, a line end is two bytes */
export function createLineCut(head: Buffer): LineCut {
  const unit = detectCodeUnit(head);
  let end: number | null = null;
  // The first half of a character whose second half is in the next piece.
  let half: Buffer = Buffer.alloc(0);
  return {
    add(piece, at) {
      const bytes = half.length === 0 ? piece : Buffer.concat([half, piece]);
      const start = at - half.length;
      const skew = unit === "byte" ? 0 : start % 2;
      const last = lastLineFeed(bytes, unit, skew);
      if (last !== null) end = start + last + unitWidth(unit);
      half = unit !== "byte" && (bytes.length - skew) % 2 === 1 ? bytes.subarray(-1) : Buffer.alloc(0);
    },
    get end() {
      return end;
    },
  };
}

function lastLineFeed(bytes: Buffer, unit: CodeUnit, skew: number): number | null {
  if (unit === "byte") {
    const at = bytes.lastIndexOf(LINE_FEED);
    return at < 0 ? null : at;
  }
  for (let at = bytes.length - 2 - ((bytes.length - skew) % 2); at >= skew; at -= 2) if (readUnit(bytes, at, unit) === LINE_FEED) return at;
  return null;
}

const BYTE_ORDER_MARK_BYTES = 2;
const TABLE = /\.(?:csv|tsv)(?:\.|$)/i;
/** The columns of a log of a web server (W3C) or of Zeek. */
const NAMES_FIELDS = /^#fields[:\t ]/im;

/**
 * What of the beginning of a file stands before its later lines, without which they would not be understood: the mark of
 * UTF-16, the line with a table's columns, the lines that name the fields of a W3C log.
 */
export function preambleOf(key: string, head: Buffer): Buffer {
  if (detectCodeUnit(head) !== "byte") return head[0] === 0xff || head[0] === 0xfe ? head.subarray(0, BYTE_ORDER_MARK_BYTES) : Buffer.alloc(0);
  const text = head.toString("latin1");
  if (TABLE.test(key)) return head.subarray(0, headerBytes(head));
  const directives = /^(?:#[^\n]*\n)+/.exec(text)?.[0] ?? "";
  return NAMES_FIELDS.test(directives) ? head.subarray(0, directives.length) : Buffer.alloc(0);
}

/** The first line of a table is a row like the others where it names no columns: what PostgreSQL writes, and what is exported without a header. */
function headerBytes(head: Buffer): number {
  const end = head.indexOf(LINE_FEED) + 1;
  const line = head.toString("utf8", 0, end).replace(/^\ufeff/, "").trimEnd();
  return layoutOfHeader(line) === null ? 0 : end;
}
