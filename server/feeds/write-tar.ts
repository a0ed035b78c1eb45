import { pipeline } from "node:stream/promises";
import { pack as createPack, type Pack } from "tar-stream";
import { runPath } from "@/server/domain/feeds/run-path";
import { type ExtractLimits, RATIO_FLOOR_BYTES } from "@/server/domain/extract/extract-limits";
import type { Piece } from "./piece";

const BLOCK_BYTES = 512;
/** Its header, and that of a name too long for it. */
const ENTRY_BYTES = 4 * BLOCK_BYTES;
/** A tar ends with two blocks of zeros. */
const END_BYTES = 2 * BLOCK_BYTES;

/** How many bytes a tar of one file has at the most, beside the bytes of the file. */
export const TAR_OVERHEAD_BYTES = ENTRY_BYTES + BLOCK_BYTES + END_BYTES;

/** Pieces as they come, as long as they fit into tars of a size; what does not fit begins the next. */
export interface TarWriter {
  /** The next tar, to be read to its end; null where nothing is left. */
  next(): Promise<AsyncIterable<Buffer> | null>;
  /** Lets go of what is behind the pieces. */
  close(): Promise<void>;
}

/** A tar as far as it was filled: its bytes, and what a run unpacks of it, itself included. */
interface Filled {
  bytes: number;
  entries: number;
  unpackedBytes: number;
}

const EMPTY: Filled = { bytes: END_BYTES, entries: 0, unpackedBytes: END_BYTES };

/**
 * @param pieces none of them longer than `maxBytes - TAR_OVERHEAD_BYTES`, none that a run would refuse by itself
 * @param of how long a tar may be, and what a run may unpack
 */
export function createTarWriter(pieces: AsyncGenerator<Piece>, of: { maxBytes: number; limits: ExtractLimits }): TarWriter {
  let waiting: Promise<IteratorResult<Piece>> | null = null;
  const peek = (): Promise<IteratorResult<Piece>> => (waiting ??= pieces.next());

  async function fill(pack: Pack): Promise<void> {
    let filled = EMPTY;
    const names = new Set<string>();
    for (let next = await peek(); next.done !== true; next = await peek()) {
      const piece = next.value;
      const more = fillUp(filled, piece);
      if (filled !== EMPTY && !isWithin(more, of)) break;
      filled = more;
      const entry = pack.entry({ name: freeName(runPath(piece.key), names), size: piece.bytes, ...(piece.modifiedAt && { mtime: piece.modifiedAt }) });
      await pipeline(piece.content, entry);
      waiting = null;
    }
    pack.finalize();
  }

  async function* write(): AsyncGenerator<Buffer> {
    const pack = createPack();
    const filling = fill(pack).catch((error: unknown) => void pack.destroy(error instanceof Error ? error : new Error(String(error))));
    try {
      // The library's types do not say that it gives buffers.
      for await (const bytes of pack) yield bytes as Buffer;
    } finally {
      pack.destroy();
      await filling;
    }
  }

  return {
    next: async () => ((await peek()).done === true ? null : write()),
    close: async () => void (await pieces.return(undefined)),
  };
}

function fillUp(filled: Filled, { bytes, inside }: Piece): Filled {
  const packed = ENTRY_BYTES + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
  return { bytes: filled.bytes + packed, entries: filled.entries + 1 + inside.entries, unpackedBytes: filled.unpackedBytes + packed + inside.bytes };
}

/** Of the ratio a run may have; inside a file it may be higher for a while. */
const RATIO_SHARE = 0.5;

function isWithin({ bytes, entries, unpackedBytes }: Filled, { maxBytes, limits }: { maxBytes: number; limits: ExtractLimits }): boolean {
  const isBomb = unpackedBytes > RATIO_FLOOR_BYTES && unpackedBytes > bytes * limits.maxRatio * RATIO_SHARE;
  return bytes <= maxBytes && entries <= limits.maxEntries && unpackedBytes <= limits.maxTotalBytes && !isBomb;
}

/** Two keys may come to the same path. */
function freeName(path: string, names: Set<string>): string {
  let name = path;
  for (let number = 2; names.has(name); number += 1) name = `${path}~${String(number)}`;
  names.add(name);
  return name;
}
