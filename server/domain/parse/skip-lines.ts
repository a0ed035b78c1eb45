import { readUnit, type CodeUnit } from "@/server/domain/extract/code-unit";

const LF = 10;
const CR = 13;

/**
 * Where in the bytes of a file the line begins that so many line ends (LF, CR, and CRLF as one) stand before.
 * @param bytes from a line's first byte on; in UTF-16 a whole number of units
 * @param count line ends to pass
 * @returns an offset in bytes; their length where they have fewer line ends
 */
export function skipLines(bytes: Buffer, count: number, unit: CodeUnit): number {
  return unit === "byte" ? skipInBytes(bytes, count) : skipInUnits(bytes, count, unit);
}

function skipInBytes(bytes: Buffer, count: number): number {
  const next = (code: number, from: number): number => {
    const at = bytes.indexOf(code, from);
    return at < 0 ? bytes.length : at;
  };
  let start = 0;
  let lf = next(LF, 0);
  let cr = next(CR, 0);
  for (let passed = 0; passed < count && start < bytes.length; passed++) {
    const end = Math.min(lf, cr);
    start = end + (end === cr && lf === cr + 1 ? 2 : 1);
    if (lf < start) lf = next(LF, start);
    if (cr < start) cr = next(CR, start);
  }
  return Math.min(start, bytes.length);
}

function skipInUnits(bytes: Buffer, count: number, unit: CodeUnit): number {
  let passed = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (passed === count) return at;
    const code = readUnit(bytes, at, unit);
    const isCrLf = code === CR && at + 3 < bytes.length && readUnit(bytes, at + 2, unit) === LF;
    if (isCrLf) at += 2;
    if (code === LF || code === CR) passed++;
  }
  return bytes.length;
}
