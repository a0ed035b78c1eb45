import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { archiveOf } from "@/server/domain/extract/archive-of";
import { decodeEntryName } from "@/server/domain/extract/decode-entry-name";
import type { ExtractMeter } from "@/server/domain/extract/extract-meter";
import type { Damage, RefusalReason } from "@/server/domain/extract/extract-reason";
import type { ByteSource } from "@/server/storage/byte-source";
import { findLastZipEntry } from "./find-last-zip-entry";
import { findZipShift, withoutStart } from "./find-zip-end";
import { refuseIf, RefusedError } from "./refused-error";
import { safePath } from "./safe-path";
import { createZipReader } from "./zip-reader";
import { isReadMethod, type AnyZipEntryPlace } from "./zip-entry";

/** A file of a ZIP, as its directory has it. Folders are left out. */
export interface ZipItem {
  path: string;
  modifiedAt: Date | null;
  place: AnyZipEntryPlace;
  /** The general purpose bits. */
  flags: number;
  isEncrypted: boolean;
  /** A device, a pipe: nothing that has bytes to read. */
  isSpecial: boolean;
}

const CENTRAL_SIGNATURE = 0x02014b50;

/** Whether an entry can be unpacked, as far as its directory tells. */
export function isReadable(item: ZipItem): boolean {
  return !item.isEncrypted && isReadMethod(item.place.method);
}

/**
 * Reads and checks the directory of a ZIP (ZIP64 too, and with something in front of it): names, links, overlapping entries.
 * @param prefix what stands before the paths, `outer/inner.zip/` for a nested archive, else nothing
 * @throws RefusedError
 */
export async function readZipDirectory(source: ByteSource, prefix: string, meter: ExtractMeter): Promise<ZipItem[]> {
  const items: ZipItem[] = [];
  let last = archiveOf(prefix);
  try {
    const shift = (await findZipShift(source)) ?? 0;
    const archive = withoutStart(source, shift);
    const zip = await yauzl.fromRandomAccessReaderPromise(createZipReader(archive), archive.bytes, {
      autoClose: false,
      // Names are decoded and sizes checked here, where the entry can be named.
      decodeStrings: false,
      validateEntrySizes: false,
    });
    const directoryStart = shift + Number(zip.readEntryCursor);
    const spans: Span[] = [];
    for await (const entry of zip.eachEntry()) {
      refuseIf(meter.addEntry());
      const item = toItem(entry, prefix, shift);
      last = item.path;
      spans.push({ path: item.path, start: item.place.headerOffset, end: item.place.headerOffset + 30 + entry.fileNameLength + item.place.packedBytes });
      if (!isFolder(entry)) items.push(item);
    }
    await checkDirectoryEnd(archive, zip, last);
    checkOverlaps(spans, directoryStart);
  } catch (error) {
    throw new RefusedError(await directoryReason(error, source, prefix, last), { cause: error });
  }
  return items;
}

function toItem(entry: Entry, prefix: string, shift: number): ZipItem {
  const name = decodeName(entry);
  const path = safePath(name, prefix);
  const type = fileType(entry);
  if (type === "link") throw new RefusedError({ code: "link", entry: path });
  return {
    path,
    modifiedAt: modifiedAt(entry),
    place: {
      headerOffset: shift + entry.relativeOffsetOfLocalHeader,
      packedBytes: entry.compressedSize,
      bytes: entry.uncompressedSize,
      crc32: entry.crc32,
      method: entry.compressionMethod,
    },
    flags: entry.generalPurposeBitFlag,
    isEncrypted: entry.isEncrypted(),
    isSpecial: type === "special",
  };
}

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/** Info-ZIP's Unicode path field counts where it belongs to the name as it stands: it holds the name's checksum. */
function decodeName(entry: Entry): string {
  const field = entry.extraFields.find(({ id, data }) => id === UNICODE_PATH_FIELD && data.length > 5 && data[0] === 1);
  if (field !== undefined && field.data.readUInt32LE(1) === crc32(entry.fileNameRaw)) return field.data.toString("utf8", 5);
  return decodeEntryName(entry.fileNameRaw, (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0);
}

function isFolder(entry: Entry): boolean {
  const last = entry.fileNameRaw.at(-1);
  return last === 0x2f || (last === 0x5c && entry.uncompressedSize === 0);
}

const UNIX_HOSTS = new Set([3, 19]);

/** The high half of the external attributes is a Unix file mode where a Unix (or macOS) tool made the entry. */
function fileType(entry: Entry): "file" | "link" | "special" {
  if (!UNIX_HOSTS.has(entry.versionMadeBy >> 8)) return "file";
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (type === 0o120000) return "link";
  return type === 0 || type === 0o100000 || type === 0o040000 ? "file" : "special";
}

/** Times without a zone are read as UTC, so that every machine reads the same. 1980 is what tools write for "none". */
function modifiedAt(entry: Entry): Date | null {
  const date = entry.getLastModDate({ timezone: "UTC" });
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1980 ? null : date;
}

/** A directory with more entries than it says it has would lose log files in silence. */
async function checkDirectoryEnd(source: ByteSource, zip: ZipFile, last: string | null): Promise<void> {
  const next = await source.read(Number(zip.readEntryCursor), 4);
  if (next.length === 4 && next.readUInt32LE(0) === CENTRAL_SIGNATURE) {
    throw new RefusedError({ code: "corrupt", entry: last, damage: "directory", detail: "the directory has more entries than it says" });
  }
}

interface Span {
  path: string;
  start: number;
  end: number;
}

/** Entries that share bytes make a small archive unpack to any size, layer for layer within the ratio (Fifield, WOOT 2019). */
function checkOverlaps(spans: Span[], directoryStart: number): void {
  const ordered = spans.toSorted((left, right) => left.start - right.start);
  ordered.forEach((span, index) => {
    const next = ordered[index + 1];
    if (next !== undefined && next.start < span.end) throw new RefusedError({ code: "overlapping-entries", entry: span.path, other: next.path });
    if (span.end > directoryStart) throw new RefusedError({ code: "corrupt", entry: span.path, damage: "directory", detail: "its data runs into the directory" });
  });
}

/** By words of the library's errors. */
const DAMAGES: readonly [words: string, damage: Damage][] = [["comment length", "end"]];

async function directoryReason(error: unknown, source: ByteSource, prefix: string, last: string | null): Promise<RefusalReason> {
  if (error instanceof RefusedError) return error.reason;
  // The library's errors have no code; the file system's have.
  if (!(error instanceof Error) || "code" in error) throw error;
  // The record that stands in front of a directory which is encrypted as well.
  if (error.message.includes("signature: 0x8064b50")) return { code: "encrypted-archive" };
  if (error.message.includes("multi-disk")) return { code: "input-not-logs", contentKind: "split-archive" };
  if (error.message.includes("record signature not found")) {
    const name = await findLastZipEntry(source);
    return { code: "truncated", entry: name === null ? last : prefix + name };
  }
  if (error.message === "unexpected EOF") return { code: "truncated", entry: last };
  const damage = DAMAGES.find(([words]) => error.message.includes(words))?.[1] ?? "directory";
  return { code: "corrupt", entry: last, damage, detail: error.message };
}
