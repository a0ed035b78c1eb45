import type { ByteSource } from "@/server/storage/byte-source";

const MARK_BYTES = 7;
const FILE_BLOCK = 0x74;
const HAS_DATA = 0x8000;
const HAS_LARGE_DATA = 0x100;
const UNIX = 3;
const TYPE_OF_MODE = 0o170000;
const LINK = 0o120000;
const HEADER_BYTES = 36;

/**
 * Whether a RAR of the fourth version has a link: 7-Zip takes one for a file that holds the path it points to.
 * @returns which of its entries, from 0; null where none is
 */
export async function findRarLink(source: ByteSource): Promise<number | null> {
  let entry = -1;
  for (let at = MARK_BYTES; at < source.bytes; ) {
    const head = await source.read(at, HEADER_BYTES);
    const bytes = head.length < MARK_BYTES ? 0 : head.readUInt16LE(5);
    // Damage, which 7-Zip has the word on.
    if (bytes < MARK_BYTES) return null;
    const flags = head.readUInt16LE(3);
    const isFile = head[2] === FILE_BLOCK && head.length === HEADER_BYTES;
    if (isFile) entry += 1;
    if (isFile && head[15] === UNIX && (head.readUInt32LE(28) & TYPE_OF_MODE) === LINK) return entry;
    const data = (flags & HAS_DATA) !== 0 && head.length >= 11 ? head.readUInt32LE(7) : 0;
    at += bytes + data + (isFile && (flags & HAS_LARGE_DATA) !== 0 ? head.readUInt32LE(32) * 2 ** 32 : 0);
  }
  return null;
}
