import xxhash, { type XXHash, type XXHashAPI } from "xxhash-wasm";
import type { Damage, RefusalReason } from "@/server/domain/extract/extract-reason";
import { unpackLz4Block } from "@/server/domain/extract/lz4-block";
import { refuseIf, RefusedError } from "./refused-error";
import { StreamBytes } from "./stream-bytes";
import type { UnpackTarget } from "./unpack-target";

const MAGIC = 0x184d2204;
/** A frame that holds something else; the last four bits are free. */
const OTHER_MAGIC = 0x184d2a50;
const STORED = 0x8000_0000;
/** How far back a match may refer, also into the block before. */
const HISTORY_BYTES = 64 * 1024;

/** What a frame says of itself (lz4_Frame_format.md of LZ4). */
interface Frame {
  isLinked: boolean;
  hasBlockChecksums: boolean;
  hasChecksum: boolean;
  mostBlockBytes: number;
}

/**
 * Unpacks LZ4, all frames of it.
 * @throws RefusedError while it is read
 */
export async function* unpackLz4(packed: AsyncIterable<Buffer>, { path, meter }: UnpackTarget): AsyncGenerator<Buffer> {
  const bytes = new StreamBytes(packed);
  try {
    const reader = new Lz4Reader(bytes, await xxhash(), path);
    for await (const unpacked of reader.frames()) {
      refuseIf(meter.add(unpacked.length, bytes.taken));
      yield unpacked;
    }
  } catch (error) {
    if (error instanceof RangeError) throw new RefusedError(corrupt(path, "data", error.message), { cause: error });
    throw error;
  } finally {
    await bytes.close();
  }
}

function corrupt(path: string, damage: Damage, detail: string): RefusalReason {
  return { code: "corrupt", entry: path, damage, detail };
}

class Lz4Reader {
  readonly #bytes: StreamBytes;
  readonly #hash: XXHashAPI;
  readonly #path: string;

  constructor(bytes: StreamBytes, hash: XXHashAPI, path: string) {
    this.#bytes = bytes;
    this.#hash = hash;
    this.#path = path;
  }

  async *frames(): AsyncGenerator<Buffer> {
    for (;;) {
      const magic = await this.#bytes.take(4);
      if (magic.length === 0) return;
      const number = magic.length < 4 ? 0 : magic.readUInt32LE();
      if (number === MAGIC) yield* this.#blocks(await this.#readHeader());
      else if ((number & ~0xf) === OTHER_MAGIC) await this.#passOver(await this.#number());
      else throw new RefusedError(corrupt(this.#path, "header", "No frame of LZ4 begins so"));
    }
  }

  async #readHeader(): Promise<Frame> {
    const fixed = await this.#exactly(2);
    const [flags = 0, sizes = 0] = fixed;
    const more = await this.#exactly(((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4));
    const [checksum] = await this.#exactly(1);
    const expected = (this.#hash.h32Raw(Buffer.concat([fixed, more])) >>> 8) & 0xff;
    const step = (sizes >> 4) & 7;
    if (flags >> 6 !== 1 || step < 4 || checksum !== expected) throw new RefusedError(corrupt(this.#path, "header", "The header of a frame"));
    return { isLinked: (flags & 0x20) === 0, hasBlockChecksums: (flags & 0x10) !== 0, hasChecksum: (flags & 4) !== 0, mostBlockBytes: 1 << (8 + step * 2) };
  }

  async *#blocks(frame: Frame): AsyncGenerator<Buffer> {
    const output = Buffer.alloc(HISTORY_BYTES + frame.mostBlockBytes);
    const checksum = frame.hasChecksum ? this.#hash.create32() : null;
    let history = 0;
    for (let size = await this.#number(); size !== 0; size = await this.#number()) {
      const block = await this.#readBlock(size, frame);
      const end = size >= STORED ? history + block.copy(output, history) : unpackLz4Block(block, output.subarray(0, history + frame.mostBlockBytes), history);
      const unpacked = Buffer.from(output.subarray(history, end));
      checksum?.update(unpacked);
      yield unpacked;
      history = frame.isLinked ? output.copy(output, 0, Math.max(0, end - HISTORY_BYTES), end) : 0;
    }
    await this.#compare(checksum);
  }

  async #readBlock(size: number, frame: Frame): Promise<Buffer> {
    const length = size % STORED;
    if (length > frame.mostBlockBytes) throw new RangeError("A block is larger than its frame allows");
    const block = await this.#exactly(length);
    if (frame.hasBlockChecksums && (await this.#number()) !== this.#hash.h32Raw(block)) throw new RefusedError(corrupt(this.#path, "checksum", "A block"));
    return block;
  }

  async #compare(checksum: XXHash<number> | null): Promise<void> {
    if (checksum === null) return;
    if ((await this.#number()) !== checksum.digest()) throw new RefusedError(corrupt(this.#path, "checksum", "A frame"));
  }

  async #passOver(bytes: number): Promise<void> {
    for (let left = bytes; left > 0; left -= HISTORY_BYTES) await this.#exactly(Math.min(left, HISTORY_BYTES));
  }

  async #number(): Promise<number> {
    return (await this.#exactly(4)).readUInt32LE();
  }

  async #exactly(bytes: number): Promise<Buffer> {
    const taken = await this.#bytes.take(bytes);
    if (taken.length < bytes) throw new RefusedError({ code: "truncated", entry: this.#path });
    return taken;
  }
}
