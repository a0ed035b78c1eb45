/** The width in which a file's line ends are written. Every encoding but UTF-16 writes them as single bytes. */
export type CodeUnit = "byte" | "utf16le" | "utf16be";

/** Of the first units, how many must have a zero high byte (and a low byte that is not zero) to be UTF-16 without a mark. */
const UTF16_SHARE = 0.4;
const UTF16_MIN_UNITS = 8;

/**
 * Whether a file is UTF-16 and in which order: by its byte order mark, else by where the zero bytes stand. Russian UTF-16
 * without a mark is recognised by its digits, spaces and punctuation.
 * @param head the first bytes of the file, best 4096 of them
 */
export function detectCodeUnit(head: Buffer): CodeUnit {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf16be";
  const units = head.length >> 1;
  if (units < UTF16_MIN_UNITS) return "byte";
  let zeroFirst = 0;
  let zeroSecond = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0 && head[at + 1] !== 0) zeroFirst += 1;
    if (head[at] !== 0 && head[at + 1] === 0) zeroSecond += 1;
  }
  if (zeroSecond > units * UTF16_SHARE && zeroFirst < zeroSecond / 10) return "utf16le";
  if (zeroFirst > units * UTF16_SHARE && zeroSecond < zeroFirst / 10) return "utf16be";
  return "byte";
}

/** Bytes in one unit. */
export function unitWidth(unit: CodeUnit): 1 | 2 {
  return unit === "byte" ? 1 : 2;
}

/** The unit that starts at a byte offset, as a number. The offset must leave room for a whole unit. */
export function readUnit(bytes: Buffer, offset: number, unit: CodeUnit): number {
  if (unit === "byte") return bytes[offset] ?? 0;
  return unit === "utf16le" ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset);
}
