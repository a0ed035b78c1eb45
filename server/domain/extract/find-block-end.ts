import { readUnit, unitWidth, type CodeUnit } from "./code-unit";

const LF = 10;
const CR = 13;

/**
 * Where to end a block so that it holds whole lines.
 *
 * The last line end at or before `limit` is taken. A line longer than that is cut, and the next block begins inside it:
 * not inside a character then (UTF-8 sequence, surrogate pair) and not between CR and LF.
 * @param bytes what waits to become blocks; at least one unit longer than `limit`, so that a CR there can be told from a CRLF
 * @param limit bytes wanted in the block, a multiple of 4
 * @returns the length of the block, above 0, and whether it ends with a line
 */
export function findBlockEnd(bytes: Buffer, limit: number, unit: CodeUnit): { length: number; endsLine: boolean } {
  const lineEnd = unit === "byte" ? lastByteLineEnd(bytes, limit) : lastUnitLineEnd(bytes, limit, unit);
  if (lineEnd > 0) return { length: lineEnd, endsLine: true };
  return { length: unit === "byte" ? lastCharacterEnd(bytes, limit) : lastPairEnd(bytes, limit, unit), endsLine: false };
}

function lastByteLineEnd(bytes: Buffer, limit: number): number {
  const afterLf = bytes.lastIndexOf(LF, limit - 1) + 1;
  for (let at = bytes.lastIndexOf(CR, limit - 1); at >= afterLf; at = at === 0 ? -1 : bytes.lastIndexOf(CR, at - 1)) {
    // A CR whose LF lies beyond the limit ends no line yet.
    if (bytes[at + 1] !== LF) return at + 1;
  }
  return afterLf;
}

function lastUnitLineEnd(bytes: Buffer, limit: number, unit: CodeUnit): number {
  for (let at = limit - 2; at >= 0; at -= 2) {
    const code = readUnit(bytes, at, unit);
    if (code === LF) return at + 2;
    if (code === CR && readUnit(bytes, at + 2, unit) !== LF) return at + 2;
  }
  return 0;
}

/** A UTF-8 character has at most three bytes after its first; in a code page such bytes are letters and moving costs nothing. */
function lastCharacterEnd(bytes: Buffer, limit: number): number {
  if (bytes[limit - 1] === CR) return limit - 1;
  let end = limit;
  while (end > limit - 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

function lastPairEnd(bytes: Buffer, limit: number, unit: CodeUnit): number {
  const last = readUnit(bytes, limit - unitWidth(unit), unit);
  const isSplit = last === CR || (last >= 0xd800 && last <= 0xdbff);
  return isSplit ? limit - unitWidth(unit) : limit;
}
