/** A packing of one file, that is of a log or of a tar. */
export type Compression = "gzip" | "bzip2" | "xz" | "lzma" | "zstd" | "lz4" | "lzw";

interface CompressionRow {
  name: Compression;
  /** How the packed bytes begin, read as Latin-1. */
  signature: RegExp;
  /** Of the packed file, behind the name of the file in it. */
  ending: string;
  /** Of a tar packed so, where it is written short. */
  tarEndings: readonly string[];
  /** The number of it as a method of ZIP entries. */
  zipMethod: number | null;
}

/** The compressions that are read. Their unpackers stand in `server/archive/unpack-stream.ts`. */
export const COMPRESSIONS: readonly CompressionRow[] = [
  { name: "gzip", signature: /^\x1f\x8b\x08/, ending: "gz", tarEndings: ["tgz"], zipMethod: null },
  // Behind the size of its blocks stands the mark of a block, or that of the end where it holds nothing: a text may begin with "BZh".
  { name: "bzip2", signature: /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/, ending: "bz2", tarEndings: ["tbz2", "tbz"], zipMethod: 12 },
  { name: "xz", signature: /^\xfd7zXZ\0/, ending: "xz", tarEndings: ["txz"], zipMethod: 95 },
  // The form before xz has no signature: its usual settings, a dictionary of whole 64 KB, and a size that is unknown or below a terabyte.
  { name: "lzma", signature: /^\x5d\0\0[^]{2}(?:\xff{8}|[^]{5}\0{3})\0/, ending: "lzma", tarEndings: ["tlz"], zipMethod: null },
  // Parallel packers put a frame to be passed over first.
  { name: "zstd", signature: /^(?:\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)/, ending: "zst", tarEndings: ["tzst"], zipMethod: 93 },
  { name: "lz4", signature: /^\x04\x22\x4d\x18/, ending: "lz4", tarEndings: ["tlz4"], zipMethod: null },
  // Of `compress`: behind its signature the most bits of a number, with or without a flag.
  { name: "lzw", signature: /^\x1f\x9d[\x0a-\x10\x8a-\x90]/, ending: "Z", tarEndings: ["taz"], zipMethod: null },
];

const PACKED_ENDING = new RegExp(`\\.(?:${COMPRESSIONS.map(({ ending }) => ending).join("|")})$`, "i");
const PACKED_TAR = new RegExp(`\\.(?:tar\\.(?:${COMPRESSIONS.map(({ ending }) => ending).join("|")})|${COMPRESSIONS.flatMap(({ tarEndings }) => tarEndings).join("|")})$`, "i");
const SIGNATURE_BYTES = 16;

/** @param head the first bytes of a file; @returns how it is packed, null where it is not */
export function findCompression(head: Buffer): Compression | null {
  const start = head.toString("latin1", 0, SIGNATURE_BYTES);
  return COMPRESSIONS.find(({ signature }) => signature.test(start))?.name ?? null;
}

/** @returns how the entries of a ZIP with this method are packed, null where it is none of these */
export function compressionOfZipMethod(method: number): Compression | null {
  return COMPRESSIONS.find(({ zipMethod }) => zipMethod === method)?.name ?? null;
}

/** `app.log.xz` is `app.log`; a name without such an ending stays. */
export function withoutPackedEnding(fileName: string): string {
  return fileName.replace(PACKED_ENDING, "");
}

/** Whether a name says that the file is a packed tar. */
export function isPackedTarName(fileName: string): boolean {
  return PACKED_TAR.test(fileName);
}
