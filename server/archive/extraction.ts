import type { BlockTable } from "@/server/domain/extract/block-table";
import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import type { ExtractMeter } from "@/server/domain/extract/extract-meter";
import type { SkipReason } from "@/server/domain/extract/extract-reason";
import type { ByteSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";
import type { ExtractedFile } from "./extracted-file";
import type { SourceRef } from "./input-source";
import { RefusedError } from "./refused-error";

/** What holds for a whole extraction. */
export interface Extraction {
  storage: Storage;
  meter: ExtractMeter;
  limits: ExtractLimits;
  /** A fresh storage key for something of this run, `ending` at its end; the same in the same order each time. */
  nextKey(ending: string): string;
  /** Keeps a log as blocks. */
  keep(content: AsyncIterable<Buffer>, key: string): Promise<Pick<BlockTable, "bytes" | "lines" | "blocks">>;
  /** Where something that was set down can be read from later; null where it is not to stay. */
  refTo(key: string): SourceRef | null;
}

/** A file met on the way, not yet looked into. */
export interface FoundFile {
  path: string;
  modifiedAt: Date | null;
  /** How many archives it lies in. */
  outerArchives: number;
  /** Whether its packed bytes were counted when something around it was unpacked. */
  isCounted: boolean;
  /** Before the paths of what it holds, if it is an archive. */
  prefix: string;
}

/** A file that can be read at any offset: the input itself, a file of a folder, a nested archive that was set down. */
export interface OpenFile extends FoundFile {
  source: ByteSource;
  /** Where to find it later; null where it may be gone tomorrow, so that nothing of it may be left in place. */
  ref: SourceRef | null;
  /** Whether it is all that was given. */
  isInput: boolean;
}

export interface StreamState {
  isUnpacked: boolean;
  /** Whether the stream counts its own bytes. */
  isMetered: boolean;
  /** Whether it is known that no archive stands behind its beginning. */
  isLookedInto: boolean;
}

/** Of what an archive unpacks to by itself. */
export const METERED: StreamState = { isUnpacked: false, isMetered: true, isLookedInto: false };

/** Reads a file that streams by: `extract-entries.ts` gives it to the readers of each kind of archive, which it calls. */
export type ReadStream = (extraction: Extraction, file: FoundFile, stream: AsyncIterable<Buffer>, state: StreamState) => AsyncGenerator<ExtractedFile>;

/** A file of an archive as it is met. */
export function foundIn(archive: FoundFile, item: { path: string; modifiedAt: Date | null }, isCounted: boolean): FoundFile {
  return { path: item.path, modifiedAt: item.modifiedAt, outerArchives: archive.outerArchives + 1, isCounted, prefix: `${item.path}/` };
}

export function skipped(file: { path: string }, reason: SkipReason): ExtractedFile {
  return { kind: "skipped", path: file.path, reason };
}

/**
 * Why an archive that cannot be opened is left out, where nothing is wrong with it.
 * @throws any other error
 */
export function skipReasonOf(error: unknown): SkipReason {
  if (!(error instanceof RefusedError)) throw error;
  const { reason } = error;
  if (reason.code === "encrypted-archive") return { code: "encrypted" };
  if (reason.code === "unsupported-archive") return { code: "unsupported-compression", method: reason.method };
  if (reason.code === "input-not-logs") return { code: "unknown-kind", contentKind: reason.contentKind };
  throw error;
}
