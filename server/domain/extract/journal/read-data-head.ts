import { DATA_OBJECT, readObjectHead } from "./read-object-head";
import { readU64 } from "./read-u64";

export type DataCompression = "xz" | "lz4" | "zstd";

const COMPRESSIONS: Record<number, DataCompression> = { 1: "xz", 2: "lz4", 4: "zstd" };
/** In how many entries it is. */
const ENTRIES_AT = 56;
const PAYLOAD_AT = 64;
const COMPACT_PAYLOAD_AT = 72;

/** What a data object says of itself before its payload, which is one field: `NAME=value`. */
export interface DataHead {
  /** Of all of the object. */
  bytes: number;
  payloadAt: number;
  compression: DataCompression | null;
  /** More than one entry has this field with this value. */
  isShared: boolean;
}

/**
 * @param bytes of the object, at least its first 72
 * @returns null where this is no data object
 */
export function readDataHead(bytes: Buffer, isCompact: boolean): DataHead | null {
  const payloadAt = isCompact ? COMPACT_PAYLOAD_AT : PAYLOAD_AT;
  const head = readObjectHead(bytes);
  if (head === null || head.type !== DATA_OBJECT || head.bytes <= payloadAt || bytes.length <= payloadAt) return null;
  return { bytes: head.bytes, payloadAt, compression: COMPRESSIONS[head.flags] ?? null, isShared: readU64(bytes, ENTRIES_AT) > 1 };
}
