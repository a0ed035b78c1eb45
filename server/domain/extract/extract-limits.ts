/** How much one input may hold. An input over a limit is refused while it is read; sizes in headers are not trusted. */
export interface ExtractLimits {
  /** Entries of all archives and folders of the input together, folders and ignored ones included. */
  maxEntries: number;
  /** Unpacked bytes of the whole input. */
  maxTotalBytes: number;
  /** Unpacked bytes of one file. */
  maxEntryBytes: number;
  /** Unpacked bytes per packed byte, of one file and of the whole input. Looked at from `RATIO_FLOOR_BYTES` on. */
  maxRatio: number;
}

/** In powers of 1000, as people set it on the settings page. */
const GB = 1000 ** 3;

/**
 * A 20 GB bundle passes with room to spare. Logs with times in them pack 5 to 40 to one; deflate ends at 1032 to one,
 * which is what a bomb uses.
 */
export const DEFAULT_EXTRACT_LIMITS: ExtractLimits = {
  maxEntries: 100_000,
  maxTotalBytes: 64 * GB,
  maxEntryBytes: 32 * GB,
  maxRatio: 200,
};

/** Below this the ratio says nothing: a small log of one repeated line packs as well as a bomb does, and harms nobody. */
export const RATIO_FLOOR_BYTES = 64 * 1024 ** 2;
