import { breakRecords, holdsRecordsInALine } from "@/server/domain/extract/break-records";
import { classifyEntryName } from "@/server/domain/extract/classify-entry-name";
import type { Compression } from "@/server/domain/extract/compressions";
import { detectContent, HEAD_BYTES } from "@/server/domain/extract/detect-content";
import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import type { ExtractMeter } from "@/server/domain/extract/extract-meter";
import type { SkipReason } from "@/server/domain/extract/extract-reason";
import { findFirstTime } from "@/server/domain/parse/first-time";
import type { ByteSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";
import { detectFile } from "./detect-file";
import type { ExtractedFile } from "./extracted-file";
import { collect, meterPlain } from "./meter-plain";
import { gzipTime } from "./gzip-time";
import type { SourceRef } from "./input-source";
import { placeBlocks, type LogPlace } from "./log-place";
import { peekStream } from "./peek-stream";
import { isReadable, readZipDirectory, type ZipItem } from "./read-zip-directory";
import { refuseIf, RefusedError } from "./refused-error";
import { streamTar } from "./stream-tar";
import { unpackStream } from "./unpack-stream";
import { writeBlockFile } from "./write-block-file";
import { peekZipEntry, streamZipEntry, type ZipEntryPlace } from "./zip-entry";

/** Up to here a file is read where it lies, each time whole; above it is kept as blocks. */
export const IN_PLACE_BYTES = 16 * 1024 ** 2;
/** An archive is opened inside at most this many others. */
const MAX_OUTER_ARCHIVES = 1;
const MAX_KNOWLEDGE_BASE_BYTES = 64 * 1024 ** 2;

/** What holds for a whole extraction. */
export interface Extraction {
  storage: Storage;
  meter: ExtractMeter;
  limits: ExtractLimits;
  /** A fresh storage key for something of this run, `ending` at its end; the same in the same order each time. */
  nextKey(ending: string): string;
  /** Called for every piece of a file that is kept as blocks. Throws to stop. */
  onBytes(unpacked: number): void;
}

/** A file met on the way, not yet looked into. */
interface FoundFile {
  path: string;
  modifiedAt: Date | null;
  /** How many archives it lies in. */
  outerArchives: number;
  /** Whether its packed bytes were counted when something around it was unpacked. */
  isCounted: boolean;
}

/** A file that can be read at any offset: the input itself, a file of a folder, a nested ZIP that was set down. */
export interface OpenFile extends FoundFile {
  source: ByteSource;
  /** Where to find it later; null where it may be gone tomorrow, so that nothing of it may be left in place. */
  ref: SourceRef | null;
  /** Before the paths of what it holds, if it is an archive. */
  prefix: string;
}

/**
 * What a file that can be read at any offset holds: itself, or the files of the archive it is.
 * @throws RefusedError
 */
export async function* extractOpenFile(extraction: Extraction, file: OpenFile): AsyncGenerator<ExtractedFile> {
  const { head, named, content } = await detectFile(file.source, file.path, file.ref !== null);
  const isInPlace = isReadAsItLies(head) && named.kind === "log" && file.ref !== null && file.source.bytes <= IN_PLACE_BYTES;
  if (content.kind === "zip" && named.kind !== "unknown" && named.kind !== "knowledge-base") {
    yield* extractZip(extraction, file);
  } else if (isInPlace && file.ref !== null) {
    refuseIf(extraction.meter.startFile(file.path, file.isCounted).add(file.source.bytes, file.source.bytes));
    yield inPlace(file, head, { kind: "plain", source: file.ref, bytes: file.source.bytes });
  } else {
    yield* extractStream(extraction, file, file.source.stream(), { isUnpacked: false, isMetered: false });
  }
}

interface StreamState {
  isUnpacked: boolean;
  /** Whether the stream counts its own bytes. */
  isMetered: boolean;
}

/** What a stream holds: itself, or the files of the archive it is. Read once, from its beginning to its end. */
async function* extractStream(extraction: Extraction, file: FoundFile & { prefix: string }, stream: AsyncIterable<Buffer>, state: StreamState): AsyncGenerator<ExtractedFile> {
  const named = classifyEntryName(file.path);
  if (named.kind === "ignored") return;
  const peeked = await peekStream(stream, HEAD_BYTES);
  try {
    const content = detectContent(peeked.head);
    if (named.kind === "unknown") return yield skipped(file, { code: "unknown-kind", contentKind: named.contentKind });
    if (content.kind === "packed") return yield* extractPacked(extraction, file, { ...peeked, compression: content.compression }, state);
    const counted = state.isMetered ? peeked.content : meterPlain(peeked.content, extraction.meter.startFile(file.path, file.isCounted));
    if (named.kind === "knowledge-base") return yield await readKnowledgeBase(file, counted);
    if (content.kind === "unknown") return yield skipped(file, { code: "unknown-kind", contentKind: content.contentKind });
    if (named.kind === "archive" && (content.kind === "binary" || content.kind === "text")) return yield skipped(file, { code: "not-an-archive" });
    if (content.kind === "binary") return yield skipped(file, { code: "binary" });
    if (content.kind === "text") return yield await keepAsBlocks(extraction, file, { head: peeked.head, content: holdsRecordsInALine(peeked.head) ? breakRecords(counted) : counted });
    if (file.outerArchives > MAX_OUTER_ARCHIVES) return yield skipped(file, { code: "archive-too-deep" });
    if (content.kind === "tar") yield* extractTar(extraction, file, counted);
    else yield* extractNestedZip(extraction, file, counted);
  } finally {
    await peeked.close();
  }
}

/**
 * A gzip (an xz, …) is the packing of one file and no archive of its own: `app.log.gz` in a ZIP in a ZIP is read. What is
 * in it may be an archive; one packing in another is too deep.
 */
async function* extractPacked(
  extraction: Extraction,
  file: FoundFile & { prefix: string },
  peeked: { head: Buffer; content: AsyncIterable<Buffer>; compression: Compression },
  state: StreamState,
): AsyncGenerator<ExtractedFile> {
  if (state.isUnpacked) return yield skipped(file, { code: "archive-too-deep" });
  const meter = extraction.meter.startFile(file.path, file.isCounted || state.isMetered);
  const unpacked = unpackStream(peeked.compression, peeked.content, { path: file.path, meter });
  const packedAt = peeked.compression === "gzip" ? gzipTime(peeked.head) : null;
  try {
    yield* extractStream(extraction, { ...file, modifiedAt: packedAt ?? file.modifiedAt }, unpacked, { isUnpacked: true, isMetered: true });
  } catch (error) {
    yield skipped(file, skipReasonOf(error));
  }
}

async function* extractTar(extraction: Extraction, file: FoundFile & { prefix: string }, content: AsyncIterable<Buffer>): AsyncGenerator<ExtractedFile> {
  for await (const item of streamTar(content, file.prefix, extraction.meter)) {
    const found = { path: item.path, modifiedAt: item.modifiedAt, outerArchives: file.outerArchives + 1, isCounted: true, prefix: `${item.path}/` };
    // A tar's sizes are true: they are how its files are told apart.
    if (item.bytes > extraction.limits.maxEntryBytes) throw new RefusedError({ code: "entry-too-large", entry: item.path, limit: extraction.limits.maxEntryBytes });
    if (item.isSpecial) yield skipped(found, { code: "unknown-kind", contentKind: "device" });
    else yield* extractStream(extraction, found, item.content, { isUnpacked: false, isMetered: true });
  }
}

/** A ZIP is read from its end, so one that comes as a stream is set down first. */
async function* extractNestedZip(extraction: Extraction, file: FoundFile & { prefix: string }, content: AsyncIterable<Buffer>): AsyncGenerator<ExtractedFile> {
  const key = extraction.nextKey("zip");
  await extraction.storage.write(key, content);
  const source = await extraction.storage.open(key);
  if (source === null) throw new Error(`The storage lost ${key}`);
  try {
    yield* extractZip(extraction, { ...file, isCounted: true, source, ref: { kind: "storage", key } });
  } finally {
    await source.close();
  }
}

async function* extractZip(extraction: Extraction, file: OpenFile): AsyncGenerator<ExtractedFile> {
  const items = await readZipDirectory(file.source, file.prefix, extraction.meter).catch(skipReasonOf);
  if ("code" in items) return yield skipped(file, items);
  for (const item of items) yield* extractZipItem(extraction, file, item);
}

async function* extractZipItem(extraction: Extraction, zip: OpenFile, item: ZipItem): AsyncGenerator<ExtractedFile> {
  const found = { path: item.path, modifiedAt: item.modifiedAt, outerArchives: zip.outerArchives + 1, isCounted: zip.isCounted, prefix: `${item.path}/` };
  const named = classifyEntryName(item.path);
  if (named.kind === "ignored") return;
  const reason = skipReason(item);
  if (reason !== null) return yield skipped(found, reason);
  if (!isReadable(item)) return yield skipped(found, { code: "unsupported-compression", method: item.place.method });
  const place = toPlace(item);
  const meter = extraction.meter.startFile(item.path, zip.isCounted);
  if (place !== null && place.bytes <= IN_PLACE_BYTES && zip.ref !== null && named.kind === "log") {
    const head = await peekZipEntry(zip.source, place, item.path, HEAD_BYTES);
    if (isReadAsItLies(head)) {
      refuseIf(meter.add(place.bytes, place.packedBytes));
      return yield inPlace(found, head, { kind: "zip-entry", source: zip.ref, entry: place });
    }
  }
  try {
    yield* extractStream(extraction, found, streamZipEntry(zip.source, item.place, item.path, meter), { isUnpacked: false, isMetered: true });
  } catch (error) {
    yield skipped(found, skipReasonOf(error));
  }
}

/**
 * Why an archive that cannot be opened is left out, where nothing is wrong with it.
 * @throws any other error
 */
function skipReasonOf(error: unknown): SkipReason {
  if (error instanceof RefusedError && error.reason.code === "encrypted-archive") return { code: "encrypted" };
  if (error instanceof RefusedError && error.reason.code === "input-not-logs") return { code: "unknown-kind", contentKind: error.reason.contentKind };
  throw error;
}

/** JSON with many records on one line is kept with each on a line of its own. */
function isReadAsItLies(head: Buffer): boolean {
  return detectContent(head).kind === "text" && !holdsRecordsInALine(head);
}

function skipReason(item: ZipItem): SkipReason | null {
  const named = classifyEntryName(item.path);
  if (item.isSpecial) return { code: "unknown-kind", contentKind: "device" };
  if (named.kind === "unknown") return { code: "unknown-kind", contentKind: named.contentKind };
  return item.isEncrypted ? { code: "encrypted" } : null;
}

/** Null where it cannot be read where it lies. */
function toPlace(item: ZipItem): ZipEntryPlace | null {
  const { method } = item.place;
  return method === 0 || method === 8 ? { ...item.place, method } : null;
}

async function readKnowledgeBase(file: FoundFile, content: AsyncIterable<Buffer>): Promise<ExtractedFile> {
  const bytes = await collect(content, MAX_KNOWLEDGE_BASE_BYTES);
  if (bytes === null) return skipped(file, { code: "knowledge-base-too-large", limit: MAX_KNOWLEDGE_BASE_BYTES });
  return { kind: "knowledge-base", path: file.path, content: bytes };
}

async function keepAsBlocks(extraction: Extraction, file: FoundFile, { head, content }: { head: Buffer; content: AsyncIterable<Buffer> }): Promise<ExtractedFile> {
  const key = extraction.nextKey("blocks");
  const table = await writeBlockFile(observe(content, extraction.onBytes), extraction.storage, key);
  return { kind: "log", path: file.path, bytes: table.bytes, modifiedAt: file.modifiedAt, firstTime: findFirstTime(head), lines: table.lines, place: { kind: "blocks", key }, blocks: table.blocks };
}

async function* observe(content: AsyncIterable<Buffer>, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    onBytes(piece.length);
    yield piece;
  }
}

function inPlace(file: FoundFile, head: Buffer, place: Exclude<LogPlace, { kind: "blocks" }>): ExtractedFile {
  const blocks = placeBlocks(place);
  return { kind: "log", path: file.path, bytes: blocks[0]?.unpackedBytes ?? 0, modifiedAt: file.modifiedAt, firstTime: findFirstTime(head), lines: null, place, blocks };
}

function skipped(file: FoundFile, reason: SkipReason): ExtractedFile {
  return { kind: "skipped", path: file.path, reason };
}
