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

/** Counts a whole input against its limits, by what is really read. */
export interface ExtractMeter {
  /** One more entry of any kind. */
  addEntry(): RefusalReason | null;
  /**
   * @param path for the reason
   * @param nested true inside an archive that was unpacked from this input itself: its packed bytes were counted then
   */
  startFile(path: string, nested: boolean): FileMeter;
}

/**
 * A bomb inside a bomb shows in the totals: there the unpacked bytes of every layer stand against the packed bytes of the
 * outermost one.
 */
export function createExtractMeter(limits: ExtractLimits): ExtractMeter {
  let entries = 0;
  let totalUnpacked = 0;
  let totalPacked = 0;

  const check = (path: string, unpacked: number, packed: number): RefusalReason | null => {
    if (unpacked > limits.maxEntryBytes) return { code: "entry-too-large", entry: path, limit: limits.maxEntryBytes };
    if (totalUnpacked > limits.maxTotalBytes) return { code: "too-many-bytes", limit: limits.maxTotalBytes };
    const isBomb = exceedsRatio(unpacked, packed, limits.maxRatio) || exceedsRatio(totalUnpacked, totalPacked, limits.maxRatio);
    return isBomb ? { code: "ratio-too-high", entry: path, limit: limits.maxRatio } : null;
  };

  return {
    addEntry() {
      entries += 1;
      return entries > limits.maxEntries ? { code: "too-many-entries", limit: limits.maxEntries } : null;
    },
    startFile(path, nested) {
      let fileUnpacked = 0;
      let filePacked = 0;
      return {
        add(unpacked, packedSoFar) {
          if (!nested) totalPacked += packedSoFar - filePacked;
          filePacked = packedSoFar;
          fileUnpacked += unpacked;
          totalUnpacked += unpacked;
          return check(path, fileUnpacked, filePacked);
        },
      };
    },
  };
}

function exceedsRatio(unpacked: number, packed: number, maxRatio: number): boolean {
  return unpacked > RATIO_FLOOR_BYTES && unpacked > packed * maxRatio;
}
