import { pipeline } from "node:stream/promises";
import { extract as createTarExtract, type Extract, type Header } from "tar-stream";
import { decodeEntryName } from "@/server/domain/extract/decode-entry-name";
import { archiveOf } from "@/server/domain/extract/archive-of";
import type { ExtractMeter } from "@/server/domain/extract/extract-meter";
import type { RefusalReason } from "@/server/domain/extract/extract-reason";
import { refuseIf, RefusedError } from "./refused-error";
import { safePath } from "./safe-path";

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

/** Latin-1 keeps every byte of a name, to be decoded here. A tar of the first kind (v7) does not say its format. The library's types lack both. */
const TAR_OPTIONS: Parameters<typeof createTarExtract>[0] & { filenameEncoding: string; allowUnknownFormat: boolean } = { filenameEncoding: "latin1", allowUnknownFormat: true };

type TarEntry = Extract extends AsyncIterable<infer Item> ? Item : never;

/**
 * Reads a tar as it streams by.
 * @param packed the bytes of the tar; what they throw as a RefusedError is thrown on
 * @param prefix what stands before the paths in it
 * @throws RefusedError where it is damaged, ends early or holds an unsafe path or a link
 */
export async function* streamTar(packed: AsyncIterable<Buffer>, prefix: string, meter: ExtractMeter): AsyncGenerator<TarItem> {
  let last = archiveOf(prefix);
  const extract = createTarExtract(TAR_OPTIONS);
  // Its error reaches the loop below as well, where it is handled.
  const tail = watchTail(packed);
  const pumping = pipeline(tail.pieces, extract).catch(() => undefined);
  try {
    for await (const entry of extract) {
      refuseIf(meter.addEntry());
      // A folder has nothing behind its header, whatever size stands there; the library would wait for it for ever.
      if (entry.header.type === "directory") entry.header.size = 0;
      const pieces = entry[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      const item = toItem(entry, prefix, pieces);
      last = item.path;
      if (entry.header.type !== "directory") yield item;
      while ((await pieces.next()).done !== true);
    }
    if (!tail.isZeros()) throw new RefusedError({ code: "truncated", entry: last });
  } catch (error) {
    throw new RefusedError(tarReason(error, last), { cause: error });
  } finally {
    extract.destroy();
    await pumping;
  }
}

function toItem(entry: TarEntry, prefix: string, pieces: AsyncIterator<Buffer>): TarItem {
  const { header } = entry;
  const name = nameOf(header);
  const path = safePath(name, prefix);
  if (header.type === "link" || header.type === "symlink") throw new RefusedError({ code: "link", entry: path });
  const fail = (error: unknown): never => {
    throw new RefusedError(tarReason(error, path), { cause: error });
  };
  return {
    path,
    bytes: header.size,
    modifiedAt: header.mtime.getTime() > 0 ? header.mtime : null,
    isSpecial: (header.type !== "file" && header.type !== "contiguous-file") || isSparse(header),
    // Without `return`: ending a loop early would destroy the entry, and the library then destroys the whole tar.
    content: { [Symbol.asyncIterator]: () => ({ next: () => pieces.next().catch(fail) }) },
  };
}

/** What the entry's pax header says; the library's types do not know its keys. */
function paxOf({ pax }: Header): Partial<Record<string, string>> {
  return pax ?? {};
}

/** A pax header has the name in UTF-8; every other one has the bytes its tool wrote. */
function nameOf(header: Header): string {
  const { name } = header;
  const pax = paxOf(header);
  const said = pax[`${SPARSE}name`] ?? (pax.path === undefined ? null : name);
  return said ?? decodeEntryName(Buffer.from(name, "latin1"), false);
}

/** In a pax tar a sparse file looks like any other: its bytes are a map of its holes and what lies between them. */
function isSparse(header: Header): boolean {
  return Object.keys(paxOf(header)).some((key) => key.startsWith(SPARSE));
}

const SPARSE = "GNU.sparse.";
const BLOCK_BYTES = 512;

/** A tar cut between two entries is sound as far as it goes; only the block of zeros at its end says that it is whole. */
function watchTail(packed: AsyncIterable<Buffer>): { pieces: AsyncIterable<Buffer>; isZeros(): boolean } {
  let tail: Buffer = Buffer.alloc(0);
  async function* pieces(): AsyncGenerator<Buffer> {
    for await (const piece of packed) {
      tail = piece.length >= BLOCK_BYTES ? piece.subarray(-BLOCK_BYTES) : Buffer.concat([tail, piece]).subarray(-BLOCK_BYTES);
      yield piece;
    }
  }
  return { pieces: pieces(), isZeros: () => tail.length === BLOCK_BYTES && tail.every((byte) => byte === 0) };
}

function tarReason(error: unknown, entry: string | null): RefusalReason {
  if (error instanceof RefusedError) return error.reason;
  if (!(error instanceof Error) || "code" in error) throw error;
  return error.message === "Unexpected end of data" ? { code: "truncated", entry } : { code: "corrupt", entry, damage: "header", detail: error.message };
}
