import { crc32 } from "node:zlib";
import { ARCHIVE_FORMATS, type ArchiveFormat } from "./archive-formats";
import { classifyEntryName } from "./classify-entry-name";
import { ARCHIVE_START_BYTES, cabinetBytes } from "./check-archive-start";
import type { Content } from "./detect-content";

export interface HiddenArchive {
  format: ArchiveFormat;
  /** Bytes in front of it. */
  start: number;
}

/** What must stand behind a signature: a program that unpacks archives has the signatures in its own code. */
const IS_START: Record<ArchiveFormat, (bytes: Buffer) => boolean> = {
  "7z": (bytes) => bytes.length >= 32 && crc32(bytes.subarray(12, 32)) === bytes.readUInt32LE(8),
  rar: (bytes) => bytes.length >= 20 && bytes[9] === 0x73 && (crc32(bytes.subarray(9, 20)) & 0xffff) === bytes.readUInt16LE(7),
  rar5: (bytes) => {
    // The size of the first header is a number of 7 bits a byte; one that is longer than a byte has an encrypted archive's.
    const size = bytes[12] ?? 0;
    return size > 0 && size < 0x80 && bytes.length >= 13 + size && crc32(bytes.subarray(12, 13 + size)) === bytes.readUInt32LE(8);
  },
  // It has no checksum of its header: three fields that are always 0, its version, and a directory within it.
  cab: (bytes) => bytes.length >= ARCHIVE_START_BYTES && [4, 12, 20].every((at) => bytes.readUInt32LE(at) === 0) && bytes[24] === 3 && bytes[25] === 1 && bytes.readUInt32LE(16) < cabinetBytes(bytes),
};

/**
 * The archive behind a program that unpacks it.
 * @param bytes the first megabytes of a file
 * @returns null where none begins in them
 */
export function findHiddenArchive(bytes: Buffer): HiddenArchive | null {
  const found = ARCHIVE_FORMATS.flatMap(({ name, signature }) => {
    const start = findStart(bytes, Buffer.from(signature, "latin1"), IS_START[name]);
    return start === null ? [] : [{ format: name, start }];
  });
  return found.toSorted((left, right) => left.start - right.start)[0] ?? null;
}

function findStart(bytes: Buffer, signature: Buffer, isStart: (bytes: Buffer) => boolean): number | null {
  for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) if (isStart(bytes.subarray(at))) return at;
  return null;
}

const WINDOWS_PROGRAM = "MZ";

/**
 * Whether an archive may stand behind the beginning of a file: in one that is called an archive and begins as none, in a
 * program for Windows, and in whatever is no text where it is all that was given.
 */
export function mayHideArchive({ path, head, content, isInput }: { path: string; head: Buffer; content: Content; isInput: boolean }): boolean {
  if (content.kind !== "text" && content.kind !== "binary" && content.kind !== "unknown") return false;
  const named = classifyEntryName(path);
  if (named.kind === "archive") return true;
  const isProgram = content.kind !== "text" && (isInput || head.toString("latin1", 0, WINDOWS_PROGRAM.length) === WINDOWS_PROGRAM);
  return isProgram && (named.kind === "log" || path.toLowerCase().endsWith(".exe") || (isInput && named.kind === "unknown" && named.contentKind === "program"));
}

const NAMED_LOG = /(?:^|[^a-z])(?:sys)?logs?(?:[^a-z]|$)/i;

/** Whether a program that holds these files is a bundle of logs: most that unpack themselves install something. */
export function isLogBundle(paths: readonly string[]): boolean {
  return paths.some((path) => NAMED_LOG.test(path) && classifyEntryName(path).kind === "log");
}
