import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { BlockTable } from "@/server/domain/extract/block-table";
import type { CodeUnit } from "@/server/domain/extract/code-unit";
import type { ByteSource } from "@/server/storage/byte-source";

/** "LBF1": log block file, first layout. */
const MAGIC = 0x3146424c;
const FOOTER_BYTES = 16;

/** As it is stored: a row of numbers for each block, with `startsLine` as 0 or 1. */
interface StoredTable {
  unit: CodeUnit;
  bytes: number;
  lines: number;
  sha256: string;
  blocks: [byteOffset: number, packedBytes: number, unpackedBytes: number, firstLine: number, startsLine: 0 | 1][];
}

/**
 * The end of a block file: the packed table and the footer (table offset 8 bytes, table length 4, magic 4).
 * @param tableOffset bytes written before it
 */
export function encodeBlockTable(table: BlockTable, tableOffset: number): Buffer {
  const stored: StoredTable = {
    ...table,
    blocks: table.blocks.map((block) => [block.byteOffset, block.packedBytes, block.unpackedBytes, block.firstLine, block.startsLine ? 1 : 0]),
  };
  const packed = deflateRawSync(JSON.stringify(stored));
  const footer = Buffer.alloc(FOOTER_BYTES);
  footer.writeBigUInt64LE(BigInt(tableOffset), 0);
  footer.writeUInt32LE(packed.length, 8);
  footer.writeUInt32LE(MAGIC, 12);
  return Buffer.concat([packed, footer]);
}

/**
 * Reads the table of a block file: two small reads, whatever the file's size.
 * @throws Error where the object is no block file: it was written by us, so that is a fault and not an expected outcome
 */
export async function readBlockTable(source: ByteSource): Promise<BlockTable> {
  const footer = await source.read(source.bytes - FOOTER_BYTES, FOOTER_BYTES);
  if (footer.length < FOOTER_BYTES || footer.readUInt32LE(12) !== MAGIC) throw new Error("Not a block file");
  const packed = await source.read(Number(footer.readBigUInt64LE(0)), footer.readUInt32LE(8));
  const stored = JSON.parse(inflateRawSync(packed).toString("utf8")) as StoredTable;
  return {
    ...stored,
    blocks: stored.blocks.map(([byteOffset, packedBytes, unpackedBytes, firstLine, startsLine]) => ({
      byteOffset,
      packedBytes,
      unpackedBytes,
      firstLine,
      startsLine: startsLine === 1,
    })),
  };
}
