import { getOrMake } from "../get-or-make";

/** Widths of a time bucket, in microseconds; each divides the next, so that fine cells merge into coarse ones exactly. */
export const BUCKET_WIDTHS = [1_000, 10_000, 100_000, 1_000_000, 5_000_000, 15_000_000, 60_000_000, 300_000_000, 900_000_000, 3_600_000_000, 21_600_000_000, 86_400_000_000, 864_000_000_000, 8_640_000_000_000];

/** A run has at most this many buckets. */
export const MAX_BUCKETS = 2_000;

/** The narrowest width that cuts a span into at most `MAX_BUCKETS` buckets, whose edges are multiples of the width. */
export function bucketWidth(firstMicros: number, lastMicros: number): number {
  const fits = (width: number): boolean => Math.floor(lastMicros / width) - Math.floor(firstMicros / width) < MAX_BUCKETS;
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

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Turns 32-bit integers from this machine's order of bytes to big-endian, or back: all at once, a tenth of one by one. */
function swapWhereLittle(numbers: Buffer): void {
  if (IS_LITTLE_ENDIAN) numbers.swap32();
}

/** Slots that are counted in one array. */
const PAGE_SLOTS = 16;

/** Others, warnings and errors of a slot. */
const ROADS = 3;

/** The counts of one origin, by page. The one last counted in is at hand: records come in the order of time, mostly. */
interface Series {
  pages: Map<number, Int32Array>;
  page: number;
  counts: Int32Array;
}

/**
 * Counts records by (time, origin, road) while they pass, in bounded memory: cells widen as the span grows.
 */
export class TimeCellCounter {
  private width = BUCKET_WIDTHS[0] ?? 1;
  private first = Infinity;
  private last = -Infinity;
  private byOrigin = new Map<number, Series>();
  /** The origin last counted. */
  private origin = -1;
  private series: Series | undefined;

  add(micros: number, origin: number, road: RoadNumber): void {
    if (micros < this.first || micros > this.last) this.span(micros);
    this.count(origin, Math.floor(micros / this.width), road, 1);
  }

  /** The cells, origin by origin. */
  result(): TimeCells {
    const firstSlot = this.byOrigin.size === 0 ? 0 : Math.floor(this.first / this.width);
    const cells: number[] = [];
    forEachSlot(this.byOrigin, (origin, slot, [others = 0, warnings = 0, errors = 0]) => cells.push(slot - firstSlot, origin, others, warnings, errors));
    return { width: this.width, firstSlot, cells: Int32Array.from(cells) };
  }

  private count(origin: number, slot: number, road: number, records: number): void {
    const series = origin === this.origin && this.series ? this.series : this.seriesOf(origin);
    const page = Math.floor(slot / PAGE_SLOTS);
    const counts = page === series.page ? series.counts : turnTo(series, page);
    const at = (slot - page * PAGE_SLOTS) * ROADS + road;
    counts[at] = (counts[at] ?? 0) + records;
  }

  private seriesOf(origin: number): Series {
    const series = getOrMake(this.byOrigin, origin, () => ({ pages: new Map<number, Int32Array>(), page: NaN, counts: new Int32Array(0) }));
    this.origin = origin;
    this.series = series;
    return series;
  }

  private span(micros: number): void {
    this.first = Math.min(this.first, micros);
    this.last = Math.max(this.last, micros);
    if (Math.floor(this.last / this.width) - Math.floor(this.first / this.width) >= MAX_BUCKETS) this.widen();
  }

  private widen(): void {
    const narrow = this.width;
    this.width = bucketWidth(this.first, this.last);
    const factor = this.width / narrow;
    const old = this.byOrigin;
    this.byOrigin = new Map();
    this.series = undefined;
    forEachSlot(old, (origin, slot, counts) => {
      const wide = Math.floor(slot / factor);
      counts.forEach((records, road) => records > 0 && this.count(origin, wide, road, records));
    });
  }
}

function turnTo(series: Series, page: number): Int32Array {
  series.counts = getOrMake(series.pages, page, () => new Int32Array(PAGE_SLOTS * ROADS));
  series.page = page;
  return series.counts;
}

/** The slots that have records, origin by origin. */
function forEachSlot(byOrigin: ReadonlyMap<number, Series>, take: (origin: number, slot: number, counts: readonly number[]) => void): void {
  for (const [origin, { pages }] of byOrigin) {
    for (const [page, counts] of pages) {
      for (let at = 0; at < counts.length; at += ROADS) {
        const ofSlot = [counts[at] ?? 0, counts[at + 1] ?? 0, counts[at + 2] ?? 0];
        if (ofSlot[0] !== 0 || ofSlot[1] !== 0 || ofSlot[2] !== 0) take(origin, page * PAGE_SLOTS + at / ROADS, ofSlot);
      }
    }
  }
}
