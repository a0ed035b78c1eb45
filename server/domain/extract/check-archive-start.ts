import { crc32 } from "node:zlib";
import type { ArchiveFormat } from "./archive-formats";
import type { RefusalReason } from "./extract-reason";

/** First bytes that `checkArchiveStart` looks at. */
export const ARCHIVE_START_BYTES = 32;

const ENCRYPTED: RefusalReason = { code: "encrypted-archive" };

/**
 * What the first bytes of an archive say: 7-Zip takes a directory that is encrypted for a damaged one, or dies of it, and a
 * 7z that is cut off as well.
 * @param start the first 32 bytes
 * @param entry the archive, for the reason
 * @returns why to go no further
 */
export function checkArchiveStart(format: ArchiveFormat, start: Buffer, of: { bytes: number; entry: string | null }): RefusalReason | null {
  if (start.length < START_BYTES[format]) return { code: "truncated", entry: of.entry };
  if (format === "rar") return (start.readUInt16LE(10) & RAR_PASSWORD) === 0 ? null : ENCRYPTED;
  // Behind the signature a checksum and the size of the first header, then its type.
  if (format === "rar5") return start[13] === RAR5_ENCRYPTION ? ENCRYPTED : null;
  if (format === "cab") {
    if ((start.readUInt16LE(30) & CAB_NEIGHBOURS) !== 0) return { code: "input-not-logs", contentKind: "split-archive" };
    return cabinetBytes(start) > of.bytes ? { code: "truncated", entry: of.entry } : null;
  }
  if (crc32(start.subarray(12)) !== start.readUInt32LE(8)) return { code: "corrupt", entry: of.entry, damage: "header", detail: "checksum of the start differs" };
  const directory = sevenZipDirectory(start);
  return directory.start + directory.bytes > of.bytes ? { code: "truncated", entry: of.entry } : null;
}

/** The fewest bytes that an archive begins with. */
const START_BYTES: Record<ArchiveFormat, number> = { "7z": ARCHIVE_START_BYTES, rar: 20, rar5: 20, cab: ARCHIVE_START_BYTES };

const RAR_PASSWORD = 0x80;
const RAR5_ENCRYPTION = 4;

/** Flags of a cabinet whose files go on in another or began in one. */
const CAB_NEIGHBOURS = 0b11;

/** How long a cabinet is, its header included; @param start its first 32 bytes */
export function cabinetBytes(start: Buffer): number {
  return start.readUInt32LE(8);
}

/** Where the directory of a 7z is. */
export function sevenZipDirectory(start: Buffer): { start: number; bytes: number } {
  return { start: ARCHIVE_START_BYTES + Number(start.readBigUInt64LE(12)), bytes: Number(start.readBigUInt64LE(20)) };
}

const PACKED_DIRECTORY = 0x17;
/** The number of 7z's encryption among its methods. */
const AES = Buffer.from([0x06, 0xf1, 0x07, 0x01]);

/** Whether the directory of a 7z is encrypted; @param directory the first bytes of it: one that is packed says there how */
export function isEncryptedDirectory(directory: Buffer): boolean {
  return directory[0] === PACKED_DIRECTORY && directory.includes(AES);
}
