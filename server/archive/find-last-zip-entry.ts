import { decodeEntryName } from "@/server/domain/extract/decode-entry-name";
import type { ByteSource } from "@/server/storage/byte-source";

const SIGNATURE = Buffer.from("PK\x03\x04", "latin1");
const HEADER_BYTES = 30;
const MAX_NAME_BYTES = 1024;
const WINDOW_BYTES = 1024 ** 2;
const MAX_SEARCH_BYTES = 64 * WINDOW_BYTES;

/**
 * The entry at which a ZIP without a directory breaks off: the last local header before its end.
 * @returns its name, or null where none lies in the last 64 MB
 */
export async function findLastZipEntry(source: ByteSource): Promise<string | null> {
  const searchEnd = Math.max(0, source.bytes - MAX_SEARCH_BYTES);
  for (let end = source.bytes; end > searchEnd; end -= WINDOW_BYTES) {
    const start = Math.max(0, end - WINDOW_BYTES);
    // A header that begins in this window may end behind it.
    const bytes = await source.read(start, end - start + HEADER_BYTES + MAX_NAME_BYTES);
    const name = lastName(bytes, end - start);
    if (name !== null) return name;
  }
  return null;
}

function lastName(bytes: Buffer, windowBytes: number): string | null {
  for (let at = bytes.lastIndexOf(SIGNATURE, windowBytes - 1); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(SIGNATURE, at - 1)) {
    const name = readName(bytes.subarray(at));
    if (name !== null) return name;
  }
  return null;
}

function readName(header: Buffer): string | null {
  if (header.length < HEADER_BYTES) return null;
  const length = header.readUInt16LE(26);
  const isPlausible = length > 0 && length <= MAX_NAME_BYTES && header.length >= HEADER_BYTES + length;
  return isPlausible ? decodeEntryName(header.subarray(HEADER_BYTES, HEADER_BYTES + length), false) : null;
}
