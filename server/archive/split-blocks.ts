import { detectCodeUnit, unitWidth, type CodeUnit } from "@/server/domain/extract/code-unit";
import { HEAD_BYTES } from "@/server/domain/extract/detect-content";
import { findBlockEnd } from "@/server/domain/extract/find-block-end";
import { createLineCounter, type LineCounter } from "@/server/domain/extract/line-counter";

/** Unpacked bytes of a block at most. One that opens in about a millisecond, and packs nearly as well as the whole file. */
export const BLOCK_BYTES = 1024 ** 2;

/** A block before it is packed. */
export interface RawBlock {
  bytes: Buffer;
  firstLine: number;
  startsLine: boolean;
}

export interface BlockSplitter {
  blocks(): AsyncGenerator<RawBlock>;
  /** Of the whole file, once the blocks have ended. */
  totals(): { unit: CodeUnit; bytes: number; lines: number };
}

/**
 * Cuts a file into blocks of whole lines as it streams by. A line longer than a block runs through several, of which only
 * the first starts a line.
 * @param source the file's bytes, in pieces of any size
 */
export function splitBlocks(source: AsyncIterable<Buffer>): BlockSplitter {
  let unit: CodeUnit = "byte";
  let counter: LineCounter = createLineCounter(unit);
  let bytes = 0;

  async function* blocks(): AsyncGenerator<RawBlock> {
    let isFirst = true;
    let startsLine = true;
    const emit = (block: Buffer, endsLine: boolean): RawBlock => {
      const raw = { bytes: block, firstLine: counter.lineEnds() + 1, startsLine };
      counter.push(block);
      bytes += block.length;
      startsLine = endsLine;
      return raw;
    };
    const cut = function* (waiting: Buffer): Generator<RawBlock, Buffer> {
      let rest = waiting;
      while (rest.length > BLOCK_BYTES + unitWidth(unit)) {
        const { length, endsLine } = findBlockEnd(rest, BLOCK_BYTES, unit);
        yield emit(rest.subarray(0, length), endsLine);
        rest = rest.subarray(length);
      }
      return rest;
    };
    let rest: Buffer = Buffer.alloc(0);
    for await (const waiting of gather(source, () => rest)) {
      if (isFirst) {
        unit = detectCodeUnit(waiting.subarray(0, HEAD_BYTES));
        counter = createLineCounter(unit);
        isFirst = false;
      }
      rest = yield* cut(waiting);
    }
    if (rest.length > 0) yield emit(rest, true);
  }

  return { blocks, totals: () => ({ unit, bytes, lines: counter.lines() }) };
}

/**
 * Joins pieces until a block can be cut from them; the last time with whatever there is.
 * @param carry what was left of the buffer given before
 */
async function* gather(source: AsyncIterable<Buffer>, carry: () => Buffer): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes + carry().length <= BLOCK_BYTES * 1.25) continue;
    yield Buffer.concat([carry(), ...pieces]);
    pieces = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat([carry(), ...pieces]);
}
