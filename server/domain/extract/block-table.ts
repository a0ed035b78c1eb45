import type { CodeUnit } from "./code-unit";

/** One block of a log file: what can be unpacked alone. */
export interface BlockPlace {
  /** Where the packed block begins in its file, and its packed size. */
  byteOffset: number;
  packedBytes: number;
  unpackedBytes: number;
  /** Number, from 1, of the line that the block's first byte belongs to. */
  firstLine: number;
  /** False where the block begins inside a line that the block before began. */
  startsLine: boolean;
}

/** A log file kept as blocks: its blocks in order and its totals. */
export interface BlockTable {
  unit: CodeUnit;
  /** Unpacked bytes. */
  bytes: number;
  lines: number;
  /** Of the unpacked bytes, in hex. */
  sha256: string;
  blocks: readonly BlockPlace[];
}

/**
 * The block in which a line begins. Takes a table, or the blocks of an open reader and the line count kept with the run.
 * @param line from 1
 * @returns the block's index, or null where the file has no such line
 */
export function blockOfLine(table: Pick<BlockTable, "lines" | "blocks">, line: number): number | null {
  if (line < 1 || line > table.lines) return null;
  let low = 0;
  let high = table.blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginsAtOrBefore(table.blocks[middle], line)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first whole line of a block that begins inside one is the next: that one began in a block before. */
function beginsAtOrBefore(block: BlockPlace | undefined, line: number): boolean {
  if (block === undefined) return false;
  return block.startsLine ? block.firstLine <= line : block.firstLine < line;
}
