import { classifyEntryName } from "@/server/domain/extract/classify-entry-name";
import type { ArchiveFormat } from "@/server/domain/extract/archive-formats";
import type { Compression } from "@/server/domain/extract/compressions";
import { detectContent, HEAD_BYTES, type Content } from "@/server/domain/extract/detect-content";
import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import { createExtractMeter } from "@/server/domain/extract/extract-meter";
import { refused, type RefusalReason, type Refused } from "@/server/domain/extract/extract-reason";
import type { Storage } from "@/server/storage/storage";
import { detectFile } from "./detect-file";
import { openInput, type InputSource, type OpenInput } from "./open-input";
import { peekStream } from "./peek-stream";
import { listArchive } from "./seven-zip/list-archive";
import { isReadable, readZipDirectory, type ZipItem } from "./read-zip-directory";
import { refuseIf, refusedOrThrow } from "./refused-error";
import { unpackStream } from "./unpack-stream";
import { walkFolder } from "./walk-folder";

export interface AcceptedInput {
  kind: "accepted";
  container: "zip" | "tar" | ArchiveFormat | Compression | "file" | "folder";
  /** As it is, packed; 0 for a folder, whose size nobody has added up. */
  bytes: number;
  /** Unpacked, as the directory of a ZIP claims; null where only reading could tell. */
  claimedBytes: number | null;
}

type OpenedFile = OpenInput & { kind: "file" };

/**
 * The quick look before a run is made: signature, directory, names, sizes, at least one file that may be a log. Costs a
 * few reads whatever the size. What can only be seen by unpacking is found by `extractInput`.
 */
export async function checkInput(input: InputSource, storage: Storage, limits: ExtractLimits): Promise<AcceptedInput | Refused> {
  const opened = await openInput(input, storage);
  if (opened.kind === "refused") return opened;
  try {
    return opened.kind === "folder" ? await checkFolder(opened.path, limits) : await checkFile(opened, limits);
  } catch (error) {
    return refusedOrThrow(error);
  } finally {
    if (opened.kind === "file") await opened.source.close();
  }
}

async function checkFolder(path: string, limits: ExtractLimits): Promise<AcceptedInput | Refused> {
  const meter = createExtractMeter(limits);
  for await (const item of walkFolder(path)) {
    refuseIf(meter.addEntry());
    if (item.kind === "file" && mayHoldLogs(item.path)) return { kind: "accepted", container: "folder", bytes: 0, claimedBytes: null };
  }
  return refused({ code: "no-log-files" });
}

async function checkFile(file: OpenedFile, limits: ExtractLimits): Promise<AcceptedInput | Refused> {
  const { named, content, source } = await detectFile(file.source, file.name, true);
  if (named.kind === "unknown") return refused({ code: "input-not-logs", contentKind: named.contentKind });
  if (named.kind === "ignored" || named.kind === "knowledge-base") return refused({ code: "no-log-files" });
  if (content.kind === "zip") return checkZip(file, limits);
  if (content.kind === "archive") return checkArchive({ ...file, source }, content.format, limits);
  if (content.kind === "packed") return checkPacked(file, content.compression, limits);
  return checkContent(content, file) ?? accept(content.kind === "tar" ? "tar" : "file", file);
}

async function checkZip(file: OpenedFile, limits: ExtractLimits): Promise<AcceptedInput | Refused> {
  const items = await readZipDirectory(file.source, "", createExtractMeter(limits));
  const meter = createExtractMeter(limits);
  for (const { path, place } of items) refuseIf(meter.startFile(path, false).add(place.bytes, place.packedBytes));
  const logs = items.filter((item) => !item.isSpecial && mayHoldLogs(item.path));
  if (!logs.some(isReadable)) return refused(unreadableReason(logs));
  return accept("zip", file, items.reduce((sum, { place }) => sum + place.bytes, 0));
}

async function checkArchive(file: OpenedFile, format: ArchiveFormat, limits: ExtractLimits): Promise<AcceptedInput | Refused> {
  const items = await listArchive(file.source, format, "", createExtractMeter(limits));
  const meter = createExtractMeter(limits).startArchive(false);
  for (const { path, bytes } of items) refuseIf(meter.startFile(path).add(bytes ?? 0, file.source.bytes));
  const logs = items.filter((item) => !item.isSpecial && mayHoldLogs(item.path));
  if (logs.length === 0) return refused({ code: "no-log-files" });
  if (logs.every(({ isEncrypted }) => isEncrypted)) return refused({ code: "encrypted-archive" });
  return accept(format, file, items.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0));
}

/** Why none of the log files of a ZIP can be read; a password before all else, as where they are unpacked. */
function unreadableReason(logs: readonly ZipItem[]): RefusalReason {
  const [first] = logs;
  if (first === undefined) return { code: "no-log-files" };
  return logs.some((item) => item.isEncrypted) ? { code: "encrypted-archive" } : { code: "unsupported-archive", method: first.place.method };
}

async function checkPacked(file: OpenedFile, compression: Compression, limits: ExtractLimits): Promise<AcceptedInput | Refused> {
  const meter = createExtractMeter(limits).startFile(file.name, false);
  const peeked = await peekStream(unpackStream(compression, file.source.stream(), { path: file.name, meter }), HEAD_BYTES);
  await peeked.close();
  const content = detectContent(peeked.head);
  if (content.kind === "packed") return refused({ code: "input-not-logs", contentKind: "archive-too-deep" });
  return checkContent(content, file) ?? accept(compression, file);
}

function checkContent(content: Content, file: OpenedFile): Refused | null {
  const isPlain = content.kind === "binary" || content.kind === "text";
  if (isPlain && classifyEntryName(file.name).kind === "archive") return refused({ code: "input-not-logs", contentKind: "not-an-archive" });
  if (content.kind === "binary") return refused({ code: "input-not-logs", contentKind: "binary" });
  return content.kind === "unknown" ? refused({ code: "input-not-logs", contentKind: content.contentKind }) : null;
}

function accept(container: AcceptedInput["container"], file: OpenedFile, claimedBytes: number | null = null): AcceptedInput {
  return { kind: "accepted", container, bytes: file.source.bytes, claimedBytes };
}

function mayHoldLogs(path: string): boolean {
  const { kind } = classifyEntryName(path);
  return kind === "log" || kind === "archive";
}
