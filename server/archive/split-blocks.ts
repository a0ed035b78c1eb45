import { detectCodeUnit, unitWidth, type CodeUnit } from "@/server/domain/extract/code-unit";
import { HEAD_BYTES } from "@/server/domain/extract/detect-content";
import { findBlockEnd } from "@/server/domain/extract/find-block-end";
import { createLineCounter, type LineCounter } from "@/server/domain/extract/line-counter";

/** Unpacked bytes of a block at most. One that opens in about a millisecond, and packs nearly as well as the whole file. */
export const BLOCK_BYTES = 1024 ** 2;

/** Pieces are joined when this much waits: blocks are cut from the joined bytes, and what is left of them is joined again. */
const JOIN_BYTES = BLOCK_BYTES * 1.25;

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
  const cutter = new BlockCutter();
  async function* blocks(): AsyncGenerator<RawBlock> {
    for await (const piece of source) {
      cutter.push(piece);
      if (cutter.waitingBytes > JOIN_BYTES) yield* cutter.take(false);
    }
    yield* cutter.take(true);
  }
  return { blocks, totals: () => cutter.totals() };
}

class BlockCutter {
  waitingBytes = 0;
  #waiting: Buffer[] = [];
  #unit: CodeUnit = "byte";
  #counter: LineCounter | null = null;
  #bytes = 0;
  #startsLine = true;

  push(piece: Buffer): void {
    this.#waiting.push(piece);
    this.waitingBytes += piece.length;
  }

  /** The blocks that can be cut from what waits; at the end of the file also what is left. */
  *take(isEnd: boolean): Generator<RawBlock> {
    let rest = Buffer.concat(this.#waiting);
    const counter = this.#start(rest);
    while (rest.length > BLOCK_BYTES + unitWidth(this.#unit)) {
      const { length, endsLine } = findBlockEnd(rest, BLOCK_BYTES, this.#unit);
      yield this.#emit(counter, rest.subarray(0, length), endsLine);
      rest = rest.subarray(length);
    }
    if (isEnd && rest.length > 0) yield this.#emit(counter, rest, true);
    this.#waiting = isEnd ? [] : [rest];
    this.waitingBytes = isEnd ? 0 : rest.length;
  }

  totals(): { unit: CodeUnit; bytes: number; lines: number } {
    return { unit: this.#unit, bytes: this.#bytes, lines: this.#counter?.lines() ?? 0 };
  }

  /** The first bytes of the file decide how its lines end. */
  #start(head: Buffer): LineCounter {
    if (this.#counter !== null) return this.#counter;
    this.#unit = detectCodeUnit(head.subarray(0, HEAD_BYTES));
    this.#counter = createLineCounter(this.#unit);
    return this.#counter;
  }

  #emit(counter: LineCounter, bytes: Buffer, endsLine: boolean): RawBlock {
    const block = { bytes, firstLine: counter.lineEnds() + 1, startsLine: this.#startsLine };
    counter.push(bytes);
    this.#bytes += bytes.length;
    this.#startsLine = endsLine;
    return block;
  }
}
