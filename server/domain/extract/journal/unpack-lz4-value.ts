import { unpackLz4Block } from "../lz4-block";
import { readU64 } from "./read-u64";
import { cutAtZeros, type UnpackedValue } from "./unpacked-value";

/** The size that it unpacks to, in front of the block. */
const SIZE_BYTES = 8;

/**
 * Unpacks a value as systemd packs it with LZ4.
 * @param most what is unpacked at most; a larger one is cut
 */
export function unpackLz4Value(packed: Buffer, most: number): UnpackedValue {
  if (packed.length <= SIZE_BYTES) return { kind: "damaged" };
  const stated = readU64(packed, 0);
  const isCut = stated > most;
  // Zeros, so that one can see how far a value came that does not fit.
  const output = Buffer.alloc(Math.min(stated, most));
  const end = unpackInto(packed.subarray(SIZE_BYTES), output);
  if (isCut) return cutAtZeros(output);
  return end === stated ? { kind: "unpacked", bytes: output } : { kind: "damaged" };
}

/** @returns where it ends; null where it is damaged or does not fit */
function unpackInto(block: Buffer, output: Buffer): number | null {
  try {
    return unpackLz4Block(block, output, 0);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
