import { readU32, readU64 } from "./read-u64";

/** Of an entry object, before its items: among others its number, its time, its boot. */
const ITEMS_AT = 64;
const AT = { number: 16, realtime: 24 } as const;

export interface JournalEntry {
  /** Since 1970. */
  microseconds: number;
  /** Where the data objects lie that hold its fields. */
  dataAt: number[];
}

/**
 * An entry object: when it was written, and where its fields are.
 * @param bytes all of the object
 * @returns null where it is damaged
 */
export function readEntry(bytes: Buffer, isCompact: boolean): JournalEntry | null {
  const itemBytes = isCompact ? 4 : 16;
  if (bytes.length < ITEMS_AT || (bytes.length - ITEMS_AT) % itemBytes !== 0) return null;
  const microseconds = readU64(bytes, AT.realtime);
  if (microseconds === 0 || !Number.isSafeInteger(microseconds) || readU64(bytes, AT.number) === 0) return null;
  const dataAt = new Array<number>((bytes.length - ITEMS_AT) / itemBytes);
  for (let item = 0, at = ITEMS_AT; at < bytes.length; item += 1, at += itemBytes) dataAt[item] = isCompact ? readU32(bytes, at) : readU64(bytes, at);
  return { microseconds, dataAt };
}
