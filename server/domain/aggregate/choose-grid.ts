import { getOrMake } from "../get-or-make";
import type { TimeGrid } from "../time-grid";
import { bucketWidth, CELL_NUMBERS, MAX_BUCKETS, type TimeCells } from "./time-cells";

const DAY = 86_400_000_000;

/** A run no longer than this is cut as it is, whatever lies at its ends. */
const SHORT = 10 * DAY;

/**
 * What is not let stretch the buckets, one rule after the other: whatever is outside the shortest stretch that holds this
 * share of the records, beyond a gap of more than so many times its length (of a day where it is shorter). Few records are let
 * go where the gap is of weeks, many only where it is of years, as it is before those of a clock that was never set.
 */
const RULES: readonly { share: number; lengths: number }[] = [
  { share: 0.8, lengths: 1_000 },
  { share: 0.98, lengths: 10 },
];

/**
 * Cuts the time of a run into at most `MAX_BUCKETS` buckets, over all of it or over the stretch where nearly all records are.
 * The cells of its parts are given some at a time: all of them may be larger than memory allows.
 */
export class GridChoice {
  private finest = 0;
  /** Records by slot, for each width that a part has; nothing of a short run, which is cut as it is. */
  private readonly counts = new Map<number, Map<number, number>>();

  /** @param firstMicros the earliest instant of the run's records, `lastMicros` the latest */
  constructor(
    private readonly firstMicros: number,
    private readonly lastMicros: number,
  ) {}

  add(parts: readonly TimeCells[]): void {
    for (const part of parts) {
      this.finest = Math.max(this.finest, part.width);
      if (this.isLong) countSlots(part, getOrMake(this.counts, part.width, () => new Map<number, number>()));
    }
  }

  private get isLong(): boolean {
    return this.lastMicros - this.firstMicros > SHORT;
  }

  /** @returns buckets no narrower than any part's cells */
  grid(): TimeGrid {
    const { firstMicros, lastMicros, finest } = this;
    const stretch = this.isLong ? mainStretch(histogramOf(this.counts, finest)) : null;
    const from = Math.max(firstMicros, stretch?.fromMicros ?? firstMicros);
    const to = Math.min(lastMicros, stretch?.toMicros ?? lastMicros);
    const isWhole = from === firstMicros && to === lastMicros;
    // One bucket at either end is kept for what lies outside.
    const bucketMicros = Math.max(finest, bucketWidth(from, to, isWhole ? MAX_BUCKETS : MAX_BUCKETS - 2));
    const [first, last] = [Math.floor(from / bucketMicros), Math.floor(to / bucketMicros)];
    const [earlier, later] = [firstMicros < first * bucketMicros ? 1 : 0, lastMicros >= (last + 1) * bucketMicros ? 1 : 0];
    return { startMicros: (first - earlier) * bucketMicros, bucketMicros, bucketCount: earlier + last - first + 1 + later, firstMicros, lastMicros };
  }
}

function countSlots({ firstSlot, cells }: TimeCells, counts: Map<number, number>): void {
  for (let at = 0; at < cells.length; at += CELL_NUMBERS) {
    const slot = firstSlot + (cells[at] ?? 0);
    counts.set(slot, (counts.get(slot) ?? 0) + (cells[at + 2] ?? 0) + (cells[at + 3] ?? 0) + (cells[at + 4] ?? 0));
  }
}

/** Records by time: multiples of a width that have any, ascending, and how many. */
interface Histogram {
  width: number;
  slots: Float64Array;
  records: Float64Array;
}

/** A stretch of a histogram: indexes of its first and last slot. */
interface Stretch {
  from: number;
  to: number;
}

function mainStretch(histogram: Histogram): { fromMicros: number; toMicros: number } {
  const { width } = histogram;
  const all = { from: 0, to: histogram.slots.length - 1 };
  const { from, to } = RULES.reduce((stretch, rule) => grow(histogram, stretch, shortest(histogram, stretch, rule.share), rule.lengths), all);
  return { fromMicros: slotAt(histogram, from) * width, toMicros: (slotAt(histogram, to) + 1) * width - 1 };
}

/** @param width a multiple of every width that was counted by */
function histogramOf(counted: ReadonlyMap<number, ReadonlyMap<number, number>>, width: number): Histogram {
  const counts = new Map<number, number>();
  for (const [own, slots] of counted) {
    const factor = width / own;
    for (const [slot, records] of slots) {
      const wide = Math.floor(slot / factor);
      counts.set(wide, (counts.get(wide) ?? 0) + records);
    }
  }
  const slots = Float64Array.from(counts.keys()).sort();
  return { width, slots, records: slots.map((slot) => counts.get(slot) ?? 0) };
}

/** The shortest stretch within another that holds a share of its records; the earliest of equals. */
function shortest(histogram: Histogram, within: Stretch, share: number): Stretch {
  const { records } = histogram;
  const wanted = share * records.subarray(within.from, within.to + 1).reduce((sum, count) => sum + count, 0);
  let best = within;
  let held = 0;
  for (let from = within.from, to = within.from; to <= within.to; to++) {
    held += records[to] ?? 0;
    for (; held >= wanted; from++) {
      if (slotAt(histogram, to) - slotAt(histogram, from) < slotAt(histogram, best.to) - slotAt(histogram, best.from)) best = { from, to };
      held -= records[from] ?? 0;
    }
  }
  return best;
}

/** A stretch with all around it, up to the first gap on either side that is longer than so many of its lengths. */
function grow(histogram: Histogram, within: Stretch, { from, to }: Stretch, lengths: number): Stretch {
  const length = Math.max(DAY, (slotAt(histogram, to) - slotAt(histogram, from) + 1) * histogram.width);
  const isNear = (slot: number): boolean => (slotAt(histogram, slot + 1) - slotAt(histogram, slot)) * histogram.width <= lengths * length;
  while (from > within.from && isNear(from - 1)) from--;
  while (to < within.to && isNear(to)) to++;
  return { from, to };
}

function slotAt({ slots }: Histogram, at: number): number {
  return slots[at] ?? 0;
}
