import type { ArchiveFormat } from "@/server/domain/extract/archive-formats";
import { classifyEntryName } from "@/server/domain/extract/classify-entry-name";
import type { SkipReason } from "@/server/domain/extract/extract-reason";
import type { ExtractedFile } from "./extracted-file";
import { type Extraction, foundIn, METERED, type OpenFile, type ReadStream, skipped, skipReasonOf } from "./extraction";
import { RefusedError } from "./refused-error";
import { listArchive, type ArchiveItem } from "./seven-zip/list-archive";
import { streamArchive } from "./seven-zip/stream-archive";

/** The files of an archive that 7-Zip reads: listed and checked as a whole, then unpacked in one pass. */
export async function* extractArchive(extraction: Extraction, archive: OpenFile, of: { format: ArchiveFormat; readStream: ReadStream }): AsyncGenerator<ExtractedFile> {
  try {
    const items = await listArchive(archive.source, of.format, archive.prefix, extraction.meter);
    refuseLarge(items, extraction.limits.maxEntryBytes);
    const read = items.filter(({ path }) => classifyEntryName(path).kind !== "ignored");
    const wanted = new Set(read.filter((item) => skipReason(item) === null));
    for (const item of read) {
      const reason = skipReason(item);
      if (reason !== null) yield skipped(item, reason);
    }
    if (wanted.size === 0) return;
    for await (const { item, content } of streamArchive(archive.source, of.format, items, extraction.meter.startArchive(archive.isCounted))) {
      if (wanted.has(item)) yield* of.readStream(extraction, foundIn(archive, item, true), content, METERED);
    }
  } catch (error) {
    yield skipped(archive, skipReasonOf(error));
  }
}

/** The sizes of its directory are true: 7-Zip takes a file that is longer or shorter for damaged. */
function refuseLarge(items: readonly ArchiveItem[], limit: number): void {
  const large = items.find(({ bytes }) => bytes !== null && bytes > limit);
  if (large !== undefined) throw new RefusedError({ code: "entry-too-large", entry: large.path, limit });
}

/** What is called a program is looked into. */
function skipReason(item: ArchiveItem): SkipReason | null {
  const named = classifyEntryName(item.path);
  if (item.isSpecial) return { code: "unknown-kind", contentKind: "device" };
  if (named.kind === "unknown" && named.contentKind !== "program") return { code: "unknown-kind", contentKind: named.contentKind };
  return item.isEncrypted ? { code: "encrypted" } : null;
}
