import type { ArchiveFormat } from "@/server/domain/extract/archive-formats";
import { archiveOf } from "@/server/domain/extract/archive-of";
import { ARCHIVE_START_BYTES, checkArchiveStart, isEncryptedDirectory, sevenZipDirectory } from "@/server/domain/extract/check-archive-start";
import { decodeEntryName } from "@/server/domain/extract/decode-entry-name";
import type { ExtractMeter } from "@/server/domain/extract/extract-meter";
import { createListingParser, ENTRIES_LINE, type ListedEntry } from "@/server/domain/extract/parse-archive-listing";
import type { ByteSource } from "@/server/storage/byte-source";
import { refuseIf, RefusedError } from "../refused-error";
import { safePath } from "../safe-path";
import { ARCHIVE_PATH, runSevenZip } from "./run-seven-zip";
import { scanRar } from "./scan-rar";
import { sevenZipReason } from "./seven-zip-reason";

/** A file of an archive. Folders are left out. */
export interface ArchiveItem {
  path: string;
  /** As 7-Zip will call it. */
  name: Buffer;
  /** Null where the archive does not say. */
  bytes: number | null;
  modifiedAt: Date | null;
  /** The checksum of its bytes; null where the archive has none of this kind. */
  crc32: number | null;
  method: string;
  isEncrypted: boolean;
  isSpecial: boolean;
}

/** Kept of what 7-Zip says beside the entries: the reason is in it. */
const MAX_SAID_BYTES = 64 * 1024;

/**
 * Lists and checks what an archive holds: names, links, encryption, whether all of it is there.
 * @param prefix what stands before the paths, `outer.zip/inner.7z/` for a nested archive, else nothing
 * @throws RefusedError
 */
export async function listArchive(source: ByteSource, format: ArchiveFormat, prefix: string, meter: ExtractMeter): Promise<ArchiveItem[]> {
  const entry = archiveOf(prefix);
  await checkStart(source, format, entry);
  const scan = format === "rar" ? await scanRar(source) : null;
  const parser = createListingParser();
  let entries = 0;
  const items: ArchiveItem[] = [];
  let said = "";
  // A password that is asked for is none; the archive is what its first bytes say.
  for await (const event of runSevenZip(source, ["l", "-slt", "-bd", "-p", `-t${format}`, ARCHIVE_PATH]).events) {
    if (event.kind === "complained" || (event.kind === "said" && entries === 0)) said = (said + withoutEntries(event.bytes.toString())).slice(-MAX_SAID_BYTES);
    if (event.kind === "said") {
      for (const listed of parser.push(event.bytes)) {
        refuseIf(meter.addEntry());
        items.push(...toItems({ ...listed, isLink: listed.isLink || entries === scan?.link }, prefix));
        entries += 1;
      }
    }
    if (event.kind === "exit") {
      const archive = parser.archive();
      if (archive.isVolume) throw new RefusedError({ code: "input-not-logs", contentKind: "split-archive" });
      if (event.code !== 0) throw new RefusedError(sevenZipReason(said, { entry: items.at(-1)?.path ?? entry, method: "" }));
      if (scan?.isCut === true) throw new RefusedError({ code: "truncated", entry: items.at(-1)?.path ?? entry });
      if (archive.tailBytes > 0) throw new RefusedError({ code: "corrupt", entry, damage: "end", detail: `${String(archive.tailBytes)} bytes stand behind the end` });
    }
  }
  return items;
}

/** Names may be called anything. */
function withoutEntries(text: string): string {
  return text.split(`\n${ENTRIES_LINE}\n`)[0] ?? "";
}

/** Of a packed directory, what says how it is packed. */
const DIRECTORY_HEAD_BYTES = 256;

async function checkStart(source: ByteSource, format: ArchiveFormat, entry: string | null): Promise<void> {
  const start = await source.read(0, ARCHIVE_START_BYTES);
  refuseIf(checkArchiveStart(format, start, { bytes: source.bytes, entry }));
  if (format !== "7z") return;
  const directory = sevenZipDirectory(start);
  if (isEncryptedDirectory(await source.read(directory.start, Math.min(directory.bytes, DIRECTORY_HEAD_BYTES)))) throw new RefusedError({ code: "encrypted-archive" });
}

function toItems(listed: ListedEntry, prefix: string): ArchiveItem[] {
  if (listed.isStream) return [];
  const name = decodeEntryName(listed.name, false);
  const path = safePath(name, prefix);
  if (listed.isLink) throw new RefusedError({ code: "link", entry: path });
  if (listed.isFolder) return [];
  const { bytes, crc32, modifiedAt, method, isEncrypted, isSpecial } = listed;
  return [{ path, name: listed.name, bytes, crc32, modifiedAt, method, isEncrypted, isSpecial }];
}
