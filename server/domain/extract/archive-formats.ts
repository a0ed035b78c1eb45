/** An archive that 7-Zip unpacks, by 7-Zip's own name of the format. */
export type ArchiveFormat = "7z" | "rar" | "rar5" | "cab";

interface FormatRow {
  name: ArchiveFormat;
  /** How the archive begins, read as Latin-1. */
  signature: string;
  ending: string;
}

/** The archives that are read through 7-Zip (`server/archive/seven-zip`), each in one pass. */
export const ARCHIVE_FORMATS: readonly FormatRow[] = [
  { name: "7z", signature: "7z\xbc\xaf\x27\x1c", ending: "7z" },
  { name: "rar", signature: "Rar!\x1a\x07\x00", ending: "rar" },
  { name: "rar5", signature: "Rar!\x1a\x07\x01\x00", ending: "rar" },
  { name: "cab", signature: "MSCF\x00\x00\x00\x00", ending: "cab" },
];

/** Methods of ZIP entries that 7-Zip unpacks: Shrink, Implode, Deflate64, LZMA, PPMd. */
const ZIP_METHODS = new Set([1, 6, 9, 14, 98]);

/** @param head the first bytes of a file; @returns what archive it is, null where it is none of these */
export function findArchiveFormat(head: Buffer): ArchiveFormat | null {
  return ARCHIVE_FORMATS.find(({ signature }) => head.toString("latin1", 0, signature.length) === signature)?.name ?? null;
}

/** Whether the entries of a ZIP with this method are read through 7-Zip. */
export function isSevenZipMethod(method: number): boolean {
  return ZIP_METHODS.has(method);
}
