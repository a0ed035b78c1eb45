import { isSevenZipMethod } from "@/server/domain/extract/archive-formats";
import { classifyEntryName } from "@/server/domain/extract/classify-entry-name";
import { HEAD_BYTES } from "@/server/domain/extract/detect-content";
import type { SkipReason } from "@/server/domain/extract/extract-reason";
import { inPlace, IN_PLACE_BYTES, isReadAsItLies } from "./read-in-place";
import type { ExtractedFile } from "./extracted-file";
import { type Extraction, foundIn, METERED, type OpenFile, type ReadStream, skipped, skipReasonOf } from "./extraction";
import { isReadable, readZipDirectory, type ZipItem } from "./read-zip-directory";
import { refuseIf } from "./refused-error";
import { packAsZip } from "./seven-zip/pack-as-zip";
import { streamArchive } from "./seven-zip/stream-archive";
import { peekZipEntry, streamZipEntry, type ZipEntryPlace } from "./zip-entry";

/** The files of a ZIP, in the order of its directory. */
export async function* extractZip(extraction: Extraction, zip: OpenFile, readStream: ReadStream): AsyncGenerator<ExtractedFile> {
  const items = await readZipDirectory(zip.source, zip.prefix, extraction.meter).catch(skipReasonOf);
  if ("code" in items) return yield skipped(zip, items);
  const read = items.filter((item) => classifyEntryName(item.path).kind !== "ignored");
  const others = streamOthers(extraction, zip, read.filter(isSevenZipItem));
  try {
    for (const item of read) {
      const reason = skipReason(item);
      const inBlocks = reason === null ? await openInPlace(extraction, zip, item) : null;
      if (reason !== null) yield skipped(item, reason);
      else if (inBlocks !== null) yield inBlocks;
      else yield* readOnce(item, async () => readStream(extraction, foundIn(zip, item, zip.isCounted), await contentOf(extraction, zip, { item, others }), METERED));
    }
    // What is wrong with the last one is said behind it.
    await others.next();
  } finally {
    await others.return(undefined);
  }
}

async function* readOnce(item: ZipItem, read: () => Promise<AsyncGenerator<ExtractedFile>>): AsyncGenerator<ExtractedFile> {
  try {
    yield* await read();
  } catch (error) {
    yield skipped(item, skipReasonOf(error));
  }
}

/** An entry whose method is 7-Zip's, and that is read at all. */
function isSevenZipItem(item: ZipItem): boolean {
  return skipReason(item) === null && isSevenZipMethod(item.place.method);
}

/** The contents of such entries, in one pass for all that a ZIP has. */
async function* streamOthers(extraction: Extraction, zip: OpenFile, items: readonly ZipItem[]): AsyncGenerator<AsyncIterable<Buffer>> {
  if (items.length === 0) return;
  const packed = await packAsZip(zip.source, items);
  for await (const { content } of streamArchive(packed.zip, "zip", packed.items, extraction.meter.startArchive(zip.isCounted))) yield content;
}

async function contentOf(extraction: Extraction, zip: OpenFile, of: { item: ZipItem; others: AsyncGenerator<AsyncIterable<Buffer>> }): Promise<AsyncIterable<Buffer>> {
  const { item, others } = of;
  if (!isSevenZipItem(item)) return streamZipEntry(zip.source, item.place, item.path, extraction.meter.startFile(item.path, zip.isCounted));
  const next = await others.next();
  // It refuses the archive where one does not come.
  if (next.done === true) throw new Error(`Nothing came of ${item.path}`);
  return next.value;
}

/** A small log that is packed as ZIPs mostly are stays where it lies; null for every other. */
async function openInPlace(extraction: Extraction, zip: OpenFile, item: ZipItem): Promise<ExtractedFile | null> {
  const place = toPlace(item);
  if (place === null || place.bytes > IN_PLACE_BYTES || zip.ref === null || classifyEntryName(item.path).kind !== "log") return null;
  const head = await peekZipEntry(zip.source, place, item.path, HEAD_BYTES);
  if (!isReadAsItLies(head)) return null;
  refuseIf(extraction.meter.startFile(item.path, zip.isCounted).add(place.bytes, place.packedBytes));
  return inPlace(item, head, { kind: "zip-entry", source: zip.ref, entry: place });
}

/** What is called a program is looked into. */
function skipReason(item: ZipItem): SkipReason | null {
  const named = classifyEntryName(item.path);
  if (item.isSpecial) return { code: "unknown-kind", contentKind: "device" };
  if (named.kind === "unknown" && named.contentKind !== "program") return { code: "unknown-kind", contentKind: named.contentKind };
  if (item.isEncrypted) return { code: "encrypted" };
  return isReadable(item) ? null : { code: "unsupported-compression", method: item.place.method };
}

/** Null where it cannot be read where it lies. */
function toPlace(item: ZipItem): ZipEntryPlace | null {
  const { method } = item.place;
  return method === 0 || method === 8 ? { ...item.place, method } : null;
}
