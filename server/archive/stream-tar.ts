import { pipeline } from "node:stream/promises";
import tar, { type Entry, type Headers } from "tar-stream";
import { checkEntryPath } from "@/server/domain/extract/check-entry-path";
import { decodeEntryName } from "@/server/domain/extract/decode-entry-name";
import type { ExtractMeter } from "@/server/domain/extract/extract-meter";
import type { RefusalReason } from "@/server/domain/extract/extract-reason";
import { refuseIf, RefusedError } from "./refused-error";

/** A file of a tar, in its place in the stream. Folders are left out. */
export interface TarItem {
  path: string;
  bytes: number;
  modifiedAt: Date | null;
  /** A device, a pipe, a sparse file: nothing whose bytes make a log. */
  isSpecial: boolean;
  /** To be read before the next item is asked for; what is left of it is passed over. */
  content: AsyncIterable<Buffer>;
}

/**
 * Reads a tar as it streams by.
 * @param packed the bytes of the tar; what they throw as a RefusedError is thrown on
 * @param archive path of the tar itself, and `prefix` of what is in it
 * @throws RefusedError where it is damaged, ends early or holds an unsafe path or a link
 */
export async function* streamTar(packed: AsyncIterable<Buffer>, prefix: string, meter: ExtractMeter): AsyncGenerator<TarItem> {
  let last: string | null = null;
  // Latin-1 keeps every byte of a name, to be decoded here.
  const extract = tar.extract({ filenameEncoding: "latin1" });
  // Its error reaches the loop below as well, where it is handled.
  const pumping = pipeline(requireEnd(packed, () => last), extract).catch(() => undefined);
  try {
    for await (const entry of extract) {
      refuseIf(meter.addEntry());
      const pieces: AsyncIterator<Buffer> = entry[Symbol.asyncIterator]();
      const item = toItem(entry, prefix, pieces);
      last = item.path;
      if (entry.header.type !== "directory") yield item;
      while ((await pieces.next()).done !== true);
    }
  } catch (error) {
    throw new RefusedError(tarReason(error, last), { cause: error });
  } finally {
    extract.destroy();
    await pumping;
  }
}

function toItem(entry: Entry, prefix: string, pieces: AsyncIterator<Buffer>): TarItem {
  const { header } = entry;
  const name = nameOf(header);
  const checked = checkEntryPath(name);
  if (checked.kind === "unsafe") throw new RefusedError({ code: "unsafe-path", entry: prefix + name, problem: checked.problem });
  const path = prefix + checked.path;
  if (header.type === "link" || header.type === "symlink") throw new RefusedError({ code: "link", entry: path });
  return {
    path,
    bytes: header.size ?? 0,
    modifiedAt: header.mtime === undefined || header.mtime.getTime() <= 0 ? null : header.mtime,
    isSpecial: header.type !== "file" && header.type !== "contiguous-file",
    // Without `return`: ending a loop early would destroy the entry, and the library then destroys the whole tar.
    content: { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) },
  };
}

/** A pax header has the name in UTF-8; every other one has the bytes its tool wrote. */
function nameOf(header: Headers & { pax?: Record<string, string> | null }): string {
  return header.pax?.path ?? decodeEntryName(Buffer.from(header.name, "latin1"), false);
}

const BLOCK_BYTES = 512;

/** A tar cut between two entries is sound as far as it goes; only the block of zeros at its end says that it is whole. */
async function* requireEnd(packed: AsyncIterable<Buffer>, last: () => string | null): AsyncGenerator<Buffer> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of packed) {
    tail = piece.length >= BLOCK_BYTES ? piece.subarray(-BLOCK_BYTES) : Buffer.concat([tail, piece]).subarray(-BLOCK_BYTES);
    yield piece;
  }
  if (tail.length < BLOCK_BYTES || tail.some((byte) => byte !== 0)) throw new RefusedError({ code: "truncated", entry: last() });
}

function tarReason(error: unknown, last: string | null): RefusalReason {
  if (error instanceof RefusedError) return error.reason;
  if (!(error instanceof Error) || "code" in error) throw error;
  return error.message === "Unexpected end of data" ? { code: "truncated", entry: last } : { code: "corrupt", entry: last, detail: error.message };
}
