import { readU64 } from "./read-u64";

/** All that the oldest header has. */
export const LEAST_HEADER_BYTES = 208;

const SIGNATURE = "LPKSHHRH";
/** What a reader has to know: values packed with XZ (1), LZ4 (2) and zstd (8), hashes with a key (4), offsets of 32 bits (16). */
const KNOWN_FLAGS = 1 | 2 | 4 | 8 | 16;
const COMPACT = 16;
const AT = { flags: 12, headerBytes: 88, arenaBytes: 96, lastObject: 136 } as const;

export type JournalHeader =
  | {
      kind: "header";
      /** Offsets are of 32 bits, and data objects say more of themselves before their payload. */
      isCompact: boolean;
      /** Where the first object lies, or where to look for it. */
      firstObject: number;
      /** Where the last object lies; null where the header does not say, or nothing believable. */
      lastObject: number | null;
    }
  /** Written by a systemd with features that are not known here. */
  | { kind: "unsupported"; flags: number }
  | { kind: "no-journal" };

/**
 * The header of a systemd journal (systemd's JOURNAL_FILE_FORMAT.md).
 * @param head the first `LEAST_HEADER_BYTES` of a file, or fewer
 */
export function readHeader(head: Buffer): JournalHeader {
  if (head.length < LEAST_HEADER_BYTES || head.toString("latin1", 0, SIGNATURE.length) !== SIGNATURE) return { kind: "no-journal" };
  const flags = head.readUInt32LE(AT.flags);
  if ((flags & ~KNOWN_FLAGS) !== 0) return { kind: "unsupported", flags };
  const stated = readU64(head, AT.headerBytes);
  const firstObject = stated >= LEAST_HEADER_BYTES && stated % 8 === 0 && stated <= MOST_HEADER_BYTES ? stated : LEAST_HEADER_BYTES;
  const lastObject = readU64(head, AT.lastObject);
  const isLastInside = lastObject >= firstObject && lastObject % 8 === 0 && lastObject < firstObject + readU64(head, AT.arenaBytes);
  return { kind: "header", isCompact: (flags & COMPACT) !== 0, firstObject, lastObject: isLastInside ? lastObject : null };
}

/** It has grown from 208 bytes to 272 in a dozen years. */
const MOST_HEADER_BYTES = 4096;
