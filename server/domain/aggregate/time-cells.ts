import { IS_LITTLE_ENDIAN } from "../byte-order";

/** Widths of a time bucket, in microseconds; each divides the next, so that fine cells merge into coarse ones exactly. */
export const BUCKET_WIDTHS = [1_000, 10_000, 100_000, 1_000_000, 5_000_000, 15_000_000, 60_000_000, 300_000_000, 900_000_000, 3_600_000_000, 21_600_000_000, 86_400_000_000, 864_000_000_000, 8_640_000_000_000];

/** A run has at most this many buckets. */
export const MAX_BUCKETS = 2_000;

/** The narrowest width that cuts a span into at most `most` buckets, whose edges are multiples of the width. */
export function bucketWidth(firstMicros: number, lastMicros: number, most: number): number {
  const fits = (width: number): boolean => Math.floor(lastMicros / width) - Math.floor(firstMicros / width) < most;
  return BUCKET_WIDTHS.find(fits) ?? BUCKET_WIDTHS.at(-1) ?? 1;
}

/** 0 other, 1 WARNING, 2 ERROR and worse. */
export type RoadNumber = 0 | 1 | 2;

/** Numbers in a row of `TimeCells`. */
export const CELL_NUMBERS = 5;

/** Records by time and origin. `cells` holds rows one behind the other: multiples of width after the first, origin, others, warnings, errors. */
export interface TimeCells {
  width: number;
  /** Multiple of the width from which the others count; 0 where there are no cells. */
  firstSlot: number;
  cells: Int32Array;
}

/** Bytes of width and first slot before the cells. */
const HEAD_BYTES = 16;

const NUMBER_BYTES = 4;

/** The cells as they are stored: two doubles and 32-bit integers, big-endian. A part of many small files has a hundred thousand cells, for which JSON takes seconds. */
export function encodeTimeCells({ width, firstSlot, cells }: TimeCells): Buffer {
  const bytes = Buffer.alloc(HEAD_BYTES + cells.length * NUMBER_BYTES);
  bytes.writeDoubleBE(width, 0);
  bytes.writeDoubleBE(firstSlot, HEAD_BYTES / 2);
  bytes.set(new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength), HEAD_BYTES);
  swapWhereLittle(bytes.subarray(HEAD_BYTES));
  return bytes;
}

/** Reads what `encodeTimeCells` has written. */
export function decodeTimeCells(bytes: Buffer): TimeCells {
  const numbers = Buffer.from(bytes.subarray(HEAD_BYTES));
  swapWhereLittle(numbers);
  const cells = new Int32Array(numbers.length / NUMBER_BYTES);
  new Uint8Array(cells.buffer).set(numbers);
  return { width: bytes.readDoubleBE(0), firstSlot: bytes.readDoubleBE(HEAD_BYTES / 2), cells };
}

/** Turns 32-bit integers from this machine's order of bytes to big-endian, or back: all at once, a tenth of one by one. */
function swapWhereLittle(numbers: Buffer): void {
  if (IS_LITTLE_ENDIAN) numbers.swap32();
}
