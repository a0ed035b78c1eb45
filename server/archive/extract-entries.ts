import { breakRecords, holdsRecordsInALine } from "@/server/domain/extract/break-records";
import { classifyEntryName } from "@/server/domain/extract/classify-entry-name";
import type { BinaryLog } from "@/server/domain/extract/binary-logs";
import type { Compression } from "@/server/domain/extract/compressions";
import { detectContent, HEAD_BYTES, type Content } from "@/server/domain/extract/detect-content";
import { createExtractMeter } from "@/server/domain/extract/extract-meter";
import { isLogBundle, mayHideArchive } from "@/server/domain/extract/find-hidden-archive";
import { findFirstTime } from "@/server/domain/parse/first-time";
import type { ByteSource } from "@/server/storage/byte-source";
import { detectFile } from "./detect-file";
import { extractArchive } from "./extract-archive";
import { extractZip } from "./extract-zip";
import type { ExtractedFile } from "./extracted-file";
import { type Extraction, type FoundFile, foundIn, METERED, type OpenFile, skipped, skipReasonOf, type StreamState } from "./extraction";
import { gzipTime } from "./gzip-time";
import { collect, meterPlain } from "./meter-plain";
import { peekStream } from "./peek-stream";
import { inPlace, IN_PLACE_BYTES, isReadAsItLies } from "./read-in-place";
import { readZipDirectory } from "./read-zip-directory";
import { refuseIf, RefusedError } from "./refused-error";
import { listArchive } from "./seven-zip/list-archive";
import { streamTar } from "./stream-tar";
import { transcribe } from "./transcribe/transcribe";
import { unpackStream } from "./unpack-stream";

/** An archive is opened inside at most this many others. */
const MAX_OUTER_ARCHIVES = 1;
const MAX_KNOWLEDGE_BASE_BYTES = 64 * 1024 ** 2;

/**
 * What a file that can be read at any offset holds: itself, or the files of the archive it is.
 * @throws RefusedError
 */
export async function* extractOpenFile(extraction: Extraction, file: OpenFile): AsyncGenerator<ExtractedFile> {
  const { head, named, content, source, isHidden } = await detectFile(file.source, file.path, file.isInput);
  const isInPlace = isReadAsItLies(head) && named.kind === "log" && file.ref !== null && file.source.bytes <= IN_PLACE_BYTES;
  const isOpened = named.kind === "log" || named.kind === "archive";
  if (isHidden && !(await isWanted(extraction, file, { source, content }))) {
    yield skipped(file, { code: "unknown-kind", contentKind: "program" });
  } else if (content.kind === "zip" && isOpened) {
    yield* extractZip(extraction, file, extractStream);
  } else if (content.kind === "archive" && isOpened) {
    yield* extractArchive(extraction, { ...file, source }, { format: content.format, readStream: extractStream });
  } else if (content.kind === "binary-log" && isOpened) {
    yield* extractBinaryLog(extraction, file, content.recorder);
  } else if (isInPlace && file.ref !== null) {
    refuseIf(extraction.meter.startFile(file.path, file.isCounted).add(file.source.bytes, file.source.bytes));
    yield inPlace(file, head, { kind: "plain", source: file.ref, bytes: file.source.bytes });
  } else {
    yield* extractStream(extraction, file, file.source.stream(), { isUnpacked: false, isMetered: false, isLookedInto: true });
  }
}

/** A program that unpacks itself is opened where it was given, and among other files where it holds logs. */
async function isWanted({ limits }: Extraction, file: OpenFile, hidden: { source: ByteSource; content: Content }): Promise<boolean> {
  if (file.isInput || classifyEntryName(file.path).kind === "archive") return true;
  const { source, content } = hidden;
  const meter = createExtractMeter(limits);
  const listing: Promise<{ path: string }[]> = content.kind === "archive" ? listArchive(source, content.format, "", meter) : readZipDirectory(source, "", meter);
  return listing.then(
    (items) => isLogBundle(items.map(({ path }) => path)),
    (error: unknown) => {
      if (error instanceof RefusedError) return false;
      throw error;
    },
  );
}

/**
 * What a stream holds: itself, or the files of the archive it is. Read once, from its beginning to its end.
 * @throws RefusedError
 */
export async function* extractStream(extraction: Extraction, file: FoundFile, stream: AsyncIterable<Buffer>, state: StreamState): AsyncGenerator<ExtractedFile> {
  const named = classifyEntryName(file.path);
  if (named.kind === "ignored") return;
  const peeked = await peekStream(stream, HEAD_BYTES);
  try {
    const content = detectContent(peeked.head);
    const mayHide = !state.isLookedInto && file.outerArchives <= MAX_OUTER_ARCHIVES && mayHideArchive({ path: file.path, head: peeked.head, content, isInput: false });
    if (named.kind === "unknown" && !mayHide) return yield skipped(file, { code: "unknown-kind", contentKind: named.contentKind });
    if (content.kind === "packed") return yield* extractPacked(extraction, file, { ...peeked, compression: content.compression }, state);
    const counted = state.isMetered ? peeked.content : meterPlain(peeked.content, extraction.meter.startFile(file.path, file.isCounted));
    if (named.kind === "knowledge-base") return yield await readKnowledgeBase(file, counted);
    if (mayHide || content.kind === "binary-log") return yield* extractSetDown(extraction, file, counted);
    if (content.kind === "unknown") return yield skipped(file, { code: "unknown-kind", contentKind: content.contentKind });
    if (named.kind === "archive" && (content.kind === "binary" || content.kind === "text")) return yield skipped(file, { code: "not-an-archive" });
    if (content.kind === "binary") return yield skipped(file, { code: "binary" });
    if (content.kind === "text") return yield await keepAsBlocks(extraction, file, { head: peeked.head, content: holdsRecordsInALine(peeked.head) ? breakRecords(counted) : counted });
    if (file.outerArchives > MAX_OUTER_ARCHIVES) return yield skipped(file, { code: "archive-too-deep" });
    if (content.kind === "tar") yield* extractTar(extraction, file, counted);
    else yield* extractSetDown(extraction, file, counted);
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
  file: FoundFile,
  peeked: { head: Buffer; content: AsyncIterable<Buffer>; compression: Compression },
  state: StreamState,
): AsyncGenerator<ExtractedFile> {
  if (state.isUnpacked) return yield skipped(file, { code: "archive-too-deep" });
  const meter = extraction.meter.startFile(file.path, file.isCounted || state.isMetered);
  const unpacked = unpackStream(peeked.compression, peeked.content, { path: file.path, meter });
  const packedAt = peeked.compression === "gzip" ? gzipTime(peeked.head) : null;
  try {
    yield* extractStream(extraction, { ...file, modifiedAt: packedAt ?? file.modifiedAt }, unpacked, { isUnpacked: true, isMetered: true, isLookedInto: false });
  } catch (error) {
    yield skipped(file, skipReasonOf(error));
  }
}

async function* extractTar(extraction: Extraction, file: FoundFile, content: AsyncIterable<Buffer>): AsyncGenerator<ExtractedFile> {
  for await (const item of streamTar(content, file.prefix, extraction.meter)) {
    const found = foundIn(file, item, true);
    // A tar's sizes are true: they are how its files are told apart.
    if (item.bytes > extraction.limits.maxEntryBytes) throw new RefusedError({ code: "entry-too-large", entry: item.path, limit: extraction.limits.maxEntryBytes });
    if (item.isSpecial) yield skipped(found, { code: "unknown-kind", contentKind: "device" });
    else yield* extractStream(extraction, found, item.content, METERED);
  }
}

/**
 * A ZIP is read from its end, a 7z and a binary log here and there, so one that comes as a stream is set down first; it stays
 * only where a log is read from it where it lies.
 */
async function* extractSetDown(extraction: Extraction, file: FoundFile, content: AsyncIterable<Buffer>): AsyncGenerator<ExtractedFile> {
  const key = extraction.nextKey("archive");
  await extraction.storage.write(key, content);
  const source = await extraction.storage.open(key);
  if (source === null) throw new Error(`The storage lost ${key}`);
  let isReferred = false;
  try {
    for await (const found of extractOpenFile(extraction, { ...file, isCounted: true, isInput: false, source, ref: extraction.refTo(key) })) {
      isReferred ||= found.kind === "log" && found.place.kind !== "blocks";
      yield found;
    }
  } finally {
    await source.close();
  }
  if (!isReferred) await extraction.storage.remove(key);
}

/** A binary log is kept as the text that it says. */
async function* extractBinaryLog(extraction: Extraction, file: OpenFile, recorder: BinaryLog): AsyncGenerator<ExtractedFile> {
  const { content, unreadBytes } = transcribe(file.source, recorder, extraction.meter.startFile(file.path, file.isCounted));
  yield await keepAsBlocks(extraction, file, await peekStream(content, HEAD_BYTES));
  if (unreadBytes() > 0) yield skipped(file, { code: "damaged-parts", bytes: unreadBytes() });
}

async function readKnowledgeBase(file: FoundFile, content: AsyncIterable<Buffer>): Promise<ExtractedFile> {
  const bytes = await collect(content, MAX_KNOWLEDGE_BASE_BYTES);
  if (bytes === null) return skipped(file, { code: "knowledge-base-too-large", limit: MAX_KNOWLEDGE_BASE_BYTES });
  return { kind: "knowledge-base", path: file.path, content: bytes };
}

async function keepAsBlocks(extraction: Extraction, file: FoundFile, { head, content }: { head: Buffer; content: AsyncIterable<Buffer> }): Promise<ExtractedFile> {
  const key = extraction.nextKey("blocks");
  const table = await extraction.keep(content, key);
  return { kind: "log", path: file.path, bytes: table.bytes, modifiedAt: file.modifiedAt, firstTime: findFirstTime(head), lines: table.lines, place: { kind: "blocks", key }, blocks: table.blocks };
}
