import type { ByteSource } from "@/server/storage/byte-source";

/** What 7-Zip does not say of a RAR of the fourth version. */
export interface RarScan {
  /** Which of its entries, from 0, is a link, which 7-Zip takes for a file that holds the path it points to; null where none is. */
  link: number | null;
  /** Whether it ends behind an entry, where 7-Zip sees nothing wrong, and not with the block that every RAR since 3.0 has at its end. */
  isCut: boolean;
}

const MARK_BYTES = 7;
const FILE_BLOCK = 0x74;
const END_BLOCK = 0x7b;
const HAS_DATA = 0x8000;
const HAS_LARGE_DATA = 0x100;
const VERSION_WITH_END = 29;
const UNIX = 3;
const TYPE_OF_MODE = 0o170000;
const LINK = 0o120000;
const HEADER_BYTES = 36;

/** Goes from header to header; where one is damaged 7-Zip has the word. */
export async function scanRar(source: ByteSource): Promise<RarScan> {
  const scan: RarScan = { link: null, isCut: false };
  let entries = 0;
  let isNew = false;
  for (let at = MARK_BYTES; at < source.bytes; ) {
    const head = await source.read(at, HEADER_BYTES);
    const bytes = head.length < MARK_BYTES ? 0 : head.readUInt16LE(5);
    if (bytes < MARK_BYTES || head[2] === END_BLOCK) return scan;
    const flags = head.readUInt16LE(3);
    const isFile = head[2] === FILE_BLOCK && head.length === HEADER_BYTES;
    if (isFile) {
      if (isLink(head)) scan.link ??= entries;
      isNew ||= (head[24] ?? 0) >= VERSION_WITH_END;
      entries += 1;
    }
    const data = (flags & HAS_DATA) !== 0 && head.length >= 11 ? head.readUInt32LE(7) : 0;
    at += bytes + data + (isFile && (flags & HAS_LARGE_DATA) !== 0 ? head.readUInt32LE(32) * 2 ** 32 : 0);
  }
  return { ...scan, isCut: isNew };
}

function isLink(head: Buffer): boolean {
  return head[15] === UNIX && (head.readUInt32LE(28) & TYPE_OF_MODE) === LINK;
}
