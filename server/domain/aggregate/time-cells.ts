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

/** Records by time and origin. `cells` holds rows of [multiple of width, origin, others, warnings, errors]. */
export interface TimeCells {
  width: number;
  cells: [number, number, number, number, number][];
}

/**
 * Counts records by (time, origin, road) while they pass, in bounded memory: cells widen as the span grows.
 */
export class TimeCellCounter {
  private width = BUCKET_WIDTHS[0] ?? 1;
  private first = Infinity;
  private last = -Infinity;
  private byOrigin = new Map<number, Map<number, Uint32Array>>();

  add(micros: number, origin: number, road: RoadNumber): void {
    if (micros < this.first) this.first = micros;
    if (micros > this.last) this.last = micros;
    if (Math.floor(this.last / this.width) - Math.floor(this.first / this.width) >= MAX_BUCKETS) this.widen();
    const counts = this.countsOf(origin, Math.floor(micros / this.width));
    counts[road] = (counts[road] ?? 0) + 1;
  }

  /** The cells, by time, then origin. */
  result(): TimeCells {
    const cells = [...this.byOrigin].flatMap(([origin, slots]) => [...slots].map(([slot, [others = 0, warnings = 0, errors = 0]]): TimeCells["cells"][number] => [slot, origin, others, warnings, errors]));
    return { width: this.width, cells: cells.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
  }

  private countsOf(origin: number, slot: number): Uint32Array {
    let slots = this.byOrigin.get(origin);
    if (!slots) this.byOrigin.set(origin, (slots = new Map()));
    let counts = slots.get(slot);
    if (!counts) slots.set(slot, (counts = new Uint32Array(3)));
    return counts;
  }

  private widen(): void {
    const narrow = this.width;
    this.width = bucketWidth(this.first, this.last);
    const factor = this.width / narrow;
    const old = this.byOrigin;
    this.byOrigin = new Map();
    for (const [origin, slots] of old) {
      for (const [slot, counts] of slots) {
        const merged = this.countsOf(origin, Math.floor(slot / factor));
        counts.forEach((count, road) => (merged[road] = (merged[road] ?? 0) + count));
      }
    }
  }
}
