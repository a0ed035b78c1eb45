import { openFileSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";
import { createExtractMeter } from "@/server/domain/extract/extract-meter";
import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import { refused, type Refused } from "@/server/domain/extract/extract-reason";
import { extractOpenFile } from "./extract-entries";
import type { ExtractedFile } from "./extracted-file";
import type { Extraction } from "./extraction";
import { openInput, type InputSource, type OpenInput } from "./open-input";
import { refuseIf, refusedOrThrow } from "./refused-error";
import { writeBlockFile } from "./write-block-file";
import { unreadable, walkFolder, type FolderItem } from "./walk-folder";

export interface ExtractRequest {
  input: InputSource;
  storage: Storage;
  /** Key prefix of the run's own files; all that is written lies below it. */
  keyPrefix: string;
  limits: ExtractLimits;
  /** Unpacked bytes as they are kept as blocks, for progress. */
  onBytes?: (bytes: number) => void;
  signal?: AbortSignal;
}

/**
 * Goes through an input once and says of each of its files what became of it: where it can be read, or why it is skipped.
 * A file goes into blocks before it is yielded, so memory does not grow with the input.
 *
 * Files come in the order of the archive (a folder's by path). The same input writes the same keys in the same order, so a
 * job that was killed can simply run again.
 * @returns yields `refused` last and at most once; what was yielded before it is then void
 * @throws the signal's reason when it is aborted, and what nobody expects (a full disk)
 */
export async function* extractInput(request: ExtractRequest): AsyncGenerator<ExtractedFile | Refused> {
  const input = await openInput(request.input, request.storage);
  if (input.kind === "refused") return yield input;
  let logs = 0;
  const skips: (ExtractedFile & { kind: "skipped" })[] = [];
  try {
    for await (const file of extractOpened(input, createExtraction(request))) {
      request.signal?.throwIfAborted();
      if (file.kind === "log") logs += 1;
      if (file.kind === "skipped") skips.push(file);
      yield file;
    }
    if (logs === 0) yield noLogs(input, skips);
  } catch (error) {
    yield refusedOrThrow(error);
  } finally {
    if (input.kind === "file") await input.source.close();
  }
}

function createExtraction(request: ExtractRequest): Extraction {
  let keys = 0;
  return {
    storage: request.storage,
    limits: request.limits,
    meter: createExtractMeter(request.limits),
    nextKey(ending) {
      keys += 1;
      return `${request.keyPrefix}/${String(keys)}.${ending}`;
    },
    keep: (content, key) => writeBlockFile(observe(request, content), request.storage, key),
    refTo: (key) => ({ kind: "storage", key }),
  };
}

async function* observe({ signal, onBytes }: ExtractRequest, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    signal?.throwIfAborted();
    onBytes?.(piece.length);
    yield piece;
  }
}

async function* extractOpened(input: OpenInput, extraction: Extraction): AsyncGenerator<ExtractedFile> {
  if (input.kind === "folder") {
    for await (const item of walkFolder(input.path)) {
      refuseIf(extraction.meter.addEntry());
      yield* extractFolderItem(item, extraction);
    }
    return;
  }
  const { name, source, ref, modifiedAt } = input;
  yield* extractOpenFile(extraction, { path: name, prefix: "", source, ref, modifiedAt, outerArchives: 0, isCounted: false, isInput: true });
}

/** Nothing of a folder is left in place: it may be gone, or written on, tomorrow. */
async function* extractFolderItem(item: FolderItem, extraction: Extraction): AsyncGenerator<ExtractedFile> {
  if (item.kind === "skipped") return yield { kind: "skipped", path: item.path, reason: item.reason };
  const source = await openFileSource(item.fullPath).catch(unreadable);
  if ("code" in source) return yield { kind: "skipped", path: item.path, reason: source };
  try {
    const { path, modifiedAt } = item;
    yield* extractOpenFile(extraction, { path, prefix: `${path}/`, source, ref: null, modifiedAt, outerArchives: 0, isCounted: false, isInput: false });
  } finally {
    await source.close();
  }
}

/** Of a single file the reason it was skipped for is the reason of the whole; so is a password that what was skipped is behind, or a method that is not read. */
function noLogs(input: OpenInput, skips: readonly (ExtractedFile & { kind: "skipped" })[]): Refused {
  if (skips.some(({ reason }) => reason.code === "encrypted")) return refused({ code: "encrypted-archive" });
  const unsupported = skips.find(({ reason }) => reason.code === "unsupported-compression")?.reason;
  if (unsupported?.code === "unsupported-compression") return refused({ code: "unsupported-archive", method: unsupported.method });
  const lastSkip = skips.at(-1) ?? null;
  if (input.kind === "folder" || lastSkip === null || lastSkip.path !== input.name) return refused({ code: "no-log-files" });
  const { reason } = lastSkip;
  const contentKind = reason.code === "unknown-kind" ? reason.contentKind : reason.code;
  return refused({ code: "input-not-logs", contentKind });
}
