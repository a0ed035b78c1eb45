import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import type { BlockPlace, BlockTable } from "@/server/domain/extract/block-table";
import type { Storage } from "@/server/storage/storage";
import { encodeBlockTable } from "./block-file-table";
import { splitBlocks, type RawBlock } from "./split-blocks";

const deflateBlock = promisify(deflateRaw);

/** Level 1 packs logs about seven to one at 300 MB/s per core; level 3 gains a tenth of that and takes half as long again. */
const DEFLATE_OPTIONS = { level: 1, chunkSize: 256 * 1024 };

/** Blocks being packed at a time, by the thread pool, while the next is cut. More would only hold memory. */
const BLOCKS_IN_HAND = 3;

/**
 * Keeps a log file as independently packed blocks, in one pass and in bounded memory (about 8 MB).
 *
 * The object is: the packed blocks (raw deflate) one after the other, the packed table, and a footer that says where the
 * table is, so that it can be read again knowing the key alone.
 * @param source the file's bytes, in pieces of any size; what it throws is thrown on and nothing is written
 */
export async function writeBlockFile(source: AsyncIterable<Buffer>, storage: Storage, key: string): Promise<BlockTable> {
  const hash = createHash("sha256");
  const blocks: BlockPlace[] = [];
  let table: BlockTable | null = null;

  async function* content(): AsyncGenerator<Buffer> {
    const splitter = splitBlocks(source);
    let byteOffset = 0;
    for await (const { raw, packed } of packAhead(splitter.blocks(), (block) => hash.update(block.bytes))) {
      const { firstLine, startsLine } = raw;
      blocks.push({ byteOffset, packedBytes: packed.length, unpackedBytes: raw.bytes.length, firstLine, startsLine });
      byteOffset += packed.length;
      yield packed;
    }
    table = { ...splitter.totals(), sha256: hash.digest("hex"), blocks };
    yield encodeBlockTable(table, byteOffset);
  }

  await storage.write(key, content());
  if (table === null) throw new Error(`The storage did not take all of ${key}`);
  return table;
}

interface PackedBlock {
  raw: RawBlock;
  packed: Buffer;
}

/** Packs in order, some blocks ahead of the reader. */
async function* packAhead(blocks: AsyncIterable<RawBlock>, onBlock: (block: RawBlock) => void): AsyncGenerator<PackedBlock> {
  const inHand: Promise<PackedBlock>[] = [];
  for await (const raw of blocks) {
    const packing = deflateBlock(raw.bytes, DEFLATE_OPTIONS).then((packed) => ({ raw, packed }));
    // A rejection is seen when its turn comes; without this it would count as unhandled if the reader stops before.
    packing.catch(() => undefined);
    inHand.push(packing);
    onBlock(raw);
    const oldest = inHand.length >= BLOCKS_IN_HAND ? inHand.shift() : undefined;
    if (oldest !== undefined) yield await oldest;
  }
  for (const packing of inHand) yield await packing;
}
