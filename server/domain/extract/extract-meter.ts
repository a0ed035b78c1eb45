import { RATIO_FLOOR_BYTES, type ExtractLimits } from "./extract-limits";
import type { RefusalReason } from "./extract-reason";

/** Counts one file while it is unpacked. */
export interface FileMeter {
  /**
   * @param unpacked bytes that have just come out
   * @param packedSoFar bytes of the packed file consumed until now, from its beginning
   * @returns why to stop, or null to go on
   */
  add(unpacked: number, packedSoFar: number): RefusalReason | null;
}

/** Counts the files of an archive that is unpacked in one pass, where nobody can tell whose the packed bytes are. */
export interface ArchiveMeter {
  /** The meter of its next file; `packedSoFar` is counted from the beginning of the archive. */
  startFile(path: string): FileMeter;
}

/** Counts a whole input against its limits, by what is really read. */
export interface ExtractMeter {
  /** One more entry of any kind. */
  addEntry(): RefusalReason | null;
  /**
   * @param path for the reason
   * @param nested true inside an archive that was unpacked from this input itself: its packed bytes were counted then
   */
  startFile(path: string, nested: boolean): FileMeter;
  /** @param nested as above */
  startArchive(nested: boolean): ArchiveMeter;
  /** What was counted until now: entries, and unpacked bytes of every layer. */
  totals(): ExtractTotals;
}

export interface ExtractTotals {
  entries: number;
  bytes: number;
}

/**
 * A bomb inside a bomb shows in the totals: there the unpacked bytes of every layer stand against the packed bytes of the
 * outermost one.
 */
export function createExtractMeter(limits: ExtractLimits): ExtractMeter {
  let entries = 0;
  let totalUnpacked = 0;
  let totalPacked = 0;

  const check = (path: string, fileBytes: number, one: Counted): RefusalReason | null => {
    if (fileBytes > limits.maxEntryBytes) return { code: "entry-too-large", entry: path, limit: limits.maxEntryBytes };
    if (totalUnpacked > limits.maxTotalBytes) return { code: "too-many-bytes", limit: limits.maxTotalBytes };
    const isBomb = exceedsRatio(one.unpacked, one.packed, limits.maxRatio) || exceedsRatio(totalUnpacked, totalPacked, limits.maxRatio);
    return isBomb ? { code: "ratio-too-high", entry: path, limit: limits.maxRatio } : null;
  };

  const startArchive = (nested: boolean): ArchiveMeter => {
    const archive: Counted = { unpacked: 0, packed: 0 };
    return {
      startFile(path) {
        let fileBytes = 0;
        return {
          add(unpacked, packedSoFar) {
            if (!nested) totalPacked += packedSoFar - archive.packed;
            archive.packed = packedSoFar;
            archive.unpacked += unpacked;
            fileBytes += unpacked;
            totalUnpacked += unpacked;
            return check(path, fileBytes, archive);
          },
        };
      },
    };
  };

  return {
    addEntry() {
      entries += 1;
      return entries > limits.maxEntries ? { code: "too-many-entries", limit: limits.maxEntries } : null;
    },
    // A file by itself is the only one of its packing.
    startFile: (path, nested) => startArchive(nested).startFile(path),
    startArchive,
    totals: () => ({ entries, bytes: totalUnpacked }),
  };
}

/** What was packed as one. */
interface Counted {
  unpacked: number;
  packed: number;
}

function exceedsRatio(unpacked: number, packed: number, maxRatio: number): boolean {
  return unpacked > RATIO_FLOOR_BYTES && unpacked > packed * maxRatio;
}
