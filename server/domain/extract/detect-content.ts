import { findBinaryLog, type BinaryLog } from "./binary-logs";
import { findArchiveFormat, type ArchiveFormat } from "./archive-formats";
import { findCompression, type Compression } from "./compressions";
import { detectCodeUnit, readUnit, unitWidth } from "./code-unit";

/** How many first bytes of a file decide on its content. */
export const HEAD_BYTES = 4096;

export type Content = { kind: "zip" } | { kind: "archive"; format: ArchiveFormat } | { kind: "packed"; compression: Compression } | { kind: "tar" } | { kind: "binary-log"; recorder: BinaryLog } | { kind: "text" } | { kind: "binary" } | { kind: "unknown"; contentKind: string };

const SIGNATURES: readonly { content: Content; at: number; bytes: string }[] = [
  { content: { kind: "zip" }, at: 0, bytes: "PK\x03\x04" },
  { content: { kind: "zip" }, at: 0, bytes: "PK\x05\x06" },
  // Split, but it fitted into one part after all.
  { content: { kind: "zip" }, at: 0, bytes: "PK00PK\x03\x04" },
  { content: { kind: "unknown", contentKind: "split-archive" }, at: 0, bytes: "PK\x07\x08" },
  { content: { kind: "tar" }, at: 257, bytes: "ustar" },
  { content: { kind: "unknown", contentKind: "document" }, at: 0, bytes: "%PDF-" },
  { content: { kind: "unknown", contentKind: "document" }, at: 0, bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
  { content: { kind: "unknown", contentKind: "picture" }, at: 0, bytes: "\x89PNG" },
  { content: { kind: "unknown", contentKind: "picture" }, at: 0, bytes: "\xff\xd8\xff" },
  { content: { kind: "unknown", contentKind: "picture" }, at: 0, bytes: "GIF8" },
  { content: { kind: "unknown", contentKind: "program" }, at: 0, bytes: "\x7fELF" },
  { content: { kind: "unknown", contentKind: "program" }, at: 0, bytes: "MZ\x90\x00" },
  { content: { kind: "unknown", contentKind: "database" }, at: 0, bytes: "SQLite format 3\x00" },
  { content: { kind: "unknown", contentKind: "windows-event-log" }, at: 4, bytes: "LfLe" },
];

/**
 * What a file holds, by its first bytes.
 * @param head the first `HEAD_BYTES` or fewer where the file is shorter; an empty one is text
 */
export function detectContent(head: Buffer): Content {
  const compression = findCompression(head);
  if (compression !== null) return { kind: "packed", compression };
  const format = findArchiveFormat(head);
  if (format !== null) return { kind: "archive", format };
  const recorder = findBinaryLog(head);
  if (recorder !== null) return { kind: "binary-log", recorder };
  const known = SIGNATURES.find(({ at, bytes }) => head.toString("latin1", at, at + bytes.length) === bytes);
  if (known !== undefined) return known.content;
  if (isTarHeader(head)) return { kind: "tar" };
  return looksBinary(head) ? { kind: "binary" } : { kind: "text" };
}

const TAR_HEADER_BYTES = 512;
const TAR_CHECKSUM = { at: 148, bytes: 8 };

/** A tar of the first kind (v7) has no signature, but its header's checksum: the sum of its bytes, its own field read as spaces. */
function isTarHeader(head: Buffer): boolean {
  if (head.length < TAR_HEADER_BYTES || head[0] === 0) return false;
  const { at, bytes } = TAR_CHECKSUM;
  const stated = /^ *([0-7]+)[\0 ]/.exec(head.toString("latin1", at, at + bytes))?.[1];
  if (stated === undefined) return false;
  const around = Buffer.concat([head.subarray(0, at), Buffer.alloc(bytes, " "), head.subarray(at + bytes, TAR_HEADER_BYTES)]);
  return around.reduce((sum, byte) => sum + byte, 0) === Number.parseInt(stated, 8);
}

/** Above this share of control characters it is no text. Random bytes have 0.10, logs in any code page next to none. */
const MAX_CONTROL_SHARE = 0.05;

/**
 * Whether a file is not text. UTF-16 is text, though every other byte of it may be NUL; so are colour codes (ESC), form
 * feeds, and a log that a crash padded with a stretch of NULs.
 * @param head the first bytes of a file, best `HEAD_BYTES` of them
 */
export function looksBinary(head: Buffer): boolean {
  const unit = detectCodeUnit(head);
  const width = unitWidth(unit);
  let controls = 0;
  let characters = 0;
  let before = -1;
  for (let at = 0; at + width <= head.length; at += width) {
    const code = readUnit(head, at, unit);
    // A stretch of NULs counts once.
    if (code === 0 && before === 0) continue;
    before = code;
    characters += 1;
    if (isControl(code)) controls += 1;
  }
  return controls > characters * MAX_CONTROL_SHARE;
}

function isControl(code: number): boolean {
  if (code >= 0x20) return code === 0x7f;
  return !(code >= 0x08 && code <= 0x0d) && code !== 0x1b;
}
