import { readU64 } from "./read-u64";

export const OBJECT_HEAD_BYTES = 16;
export const DATA_OBJECT = 1;
export const ENTRY_OBJECT = 3;

/** By the number of a type: what its objects have at least. None has the number 0. */
const LEAST_BYTES = [Infinity, 64, 40, 64, 16, 16, 24, 64];
/** journald takes 1024 fields of a program and adds some dozens of its own, each of at most 16 bytes. */
const MOST_ENTRY_BYTES = 64 + 2048 * 16;
/** The bits of a data object's flags are three ways of packing, of which it has one at most. */
const DATA_FLAGS = new Set([0, 1, 2, 4]);

export interface ObjectHead {
  type: number;
  flags: number;
  /** Of all of the object, without what fills it up to the next. */
  bytes: number;
}

/**
 * How each object of a journal begins.
 * @returns null where no object begins like this
 */
export function readObjectHead(bytes: Buffer, at = 0): ObjectHead | null {
  if (at + OBJECT_HEAD_BYTES > bytes.length) return null;
  const type = bytes[at] ?? 0;
  const least = LEAST_BYTES[type];
  if (least === undefined || least === Infinity) return null;
  const flags = bytes[at + 1] ?? 0;
  if (bytes.readUInt16LE(at + 2) !== 0 || bytes.readUInt32LE(at + 4) !== 0) return null;
  if (type === DATA_OBJECT ? !DATA_FLAGS.has(flags) : flags !== 0) return null;
  const size = readU64(bytes, at + 8);
  if (size < least || !Number.isSafeInteger(size) || (type === ENTRY_OBJECT && size > MOST_ENTRY_BYTES)) return null;
  return { type, flags, bytes: size };
}

/** @returns where the object behind one that ends there begins */
export function nextObjectAt(end: number): number {
  return Math.ceil(end / 8) * 8;
}
