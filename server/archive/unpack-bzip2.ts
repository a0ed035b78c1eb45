import createBitReader from "unbzip2-stream/lib/bit_iterator.js";
import bzip2 from "unbzip2-stream/lib/bzip2.js";
import type { RefusalReason } from "@/server/domain/extract/extract-reason";
import { refuseIf, RefusedError } from "./refused-error";
import type { UnpackTarget } from "./unpack-target";

/** The library reads a block without pause, so it is there as a whole: 32,767 groups of 50 symbols of 20 bits, and its tables. */
const MOST_BLOCK_BYTES = 4.2 * 1024 ** 2;
const SIZE_STEP = 100_000;
const PIECE_BYTES = 256 * 1024;

/**
 * Unpacks bzip2, all streams of it.
 *
 * The library's own stream keeps a block as an array of numbers, 46 million of them in a bomb, and unpacks all that it has
 * been given before anybody can stop it; so its blocks are read here one by one.
 * @throws RefusedError while it is read
 */
export async function* unpackBzip2(packed: AsyncIterable<Buffer>, { path, meter }: UnpackTarget): AsyncGenerator<Buffer> {
  const ahead = readAhead(packed, path);
  try {
    await ahead.fill(MOST_BLOCK_BYTES);
    const bits = createBitReader(ahead.next);
    while (ahead.taken() > bits.bytesRead || bits.bytesRead === 0) {
      const size = bzip2.header(bits) * SIZE_STEP;
      const work = new Int32Array(size);
      for (let checksum: number | null = 0; checksum !== null; ) {
        await ahead.fill(bits.bytesRead + MOST_BLOCK_BYTES);
        const block = gather();
        checksum = bzip2.decompress(bits, block.write, work, size, checksum);
        for (const piece of block.pieces()) {
          refuseIf(meter.add(piece.length, bits.bytesRead));
          yield piece;
        }
      }
      await ahead.fill(bits.bytesRead + MOST_BLOCK_BYTES);
    }
  } catch (error) {
    throw new RefusedError(bzip2Reason(error, path), { cause: error });
  } finally {
    await ahead.close();
  }
}

/** Bytes that a reader which cannot wait asks for. */
function readAhead(packed: AsyncIterable<Buffer>, path: string): { fill(upTo: number): Promise<void>; next(): Buffer; taken(): number; close(): Promise<void> } {
  const iterator = packed[Symbol.asyncIterator]();
  const pieces: Buffer[] = [];
  let taken = 0;
  let isEnd = false;
  return {
    async fill(upTo) {
      while (!isEnd && taken < upTo) {
        const next = await iterator.next();
        if (next.done === true) isEnd = true;
        else if (next.value.length > 0) {
          taken += next.value.length;
          pieces.push(next.value);
        }
      }
    },
    next() {
      const piece = pieces.shift();
      if (piece === undefined) throw new RefusedError({ code: "truncated", entry: path });
      return piece;
    },
    taken: () => taken,
    close: async () => void (await iterator.return?.()),
  };
}

/** Bytes that come one by one, as pieces. */
function gather(): { write(byte: number): void; pieces(): Buffer[] } {
  const full: Buffer[] = [];
  let piece = Buffer.allocUnsafe(PIECE_BYTES);
  let length = 0;
  return {
    write(byte) {
      piece[length] = byte;
      length += 1;
      if (length < PIECE_BYTES) return;
      full.push(piece);
      piece = Buffer.allocUnsafe(PIECE_BYTES);
      length = 0;
    },
    pieces: () => (length === 0 ? full : [...full, piece.subarray(0, length)]),
  };
}

/** @throws the error itself where it is none of the library's and no refusal */
function bzip2Reason(error: unknown, path: string): RefusalReason {
  if (error instanceof RefusedError) return error.reason;
  if (!(error instanceof bzip2.Bzip2Error)) throw error;
  return { code: "corrupt", entry: path, damage: error.message.includes("crc32") ? "checksum" : "data", detail: error.message };
}
