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
 * @param parts the cells of all parts, together at least one record
 * @returns buckets no narrower than any part's cells
 */
export function chooseGrid(parts: readonly TimeCells[], firstMicros: number, lastMicros: number): TimeGrid {
  const finest = parts.reduce((widest, { width }) => Math.max(widest, width), 0);
  const stretch = lastMicros - firstMicros > SHORT ? mainStretch(parts, finest) : null;
  const from = Math.max(firstMicros, stretch?.fromMicros ?? firstMicros);
  const to = Math.min(lastMicros, stretch?.toMicros ?? lastMicros);
  const isWhole = from === firstMicros && to === lastMicros;
  // One bucket at either end is kept for what lies outside.
  const bucketMicros = Math.max(finest, bucketWidth(from, to, isWhole ? MAX_BUCKETS : MAX_BUCKETS - 2));
  const [first, last] = [Math.floor(from / bucketMicros), Math.floor(to / bucketMicros)];
  const [earlier, later] = [firstMicros < first * bucketMicros ? 1 : 0, lastMicros >= (last + 1) * bucketMicros ? 1 : 0];
  return { startMicros: (first - earlier) * bucketMicros, bucketMicros, bucketCount: earlier + last - first + 1 + later, firstMicros, lastMicros };
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

function mainStretch(parts: readonly TimeCells[], width: number): { fromMicros: number; toMicros: number } {
  const histogram = histogramOf(parts, width);
  const all = { from: 0, to: histogram.slots.length - 1 };
  const { from, to } = RULES.reduce((stretch, rule) => grow(histogram, stretch, shortest(histogram, stretch, rule.share), rule.lengths), all);
  return { fromMicros: slotAt(histogram, from) * width, toMicros: (slotAt(histogram, to) + 1) * width - 1 };
}

function histogramOf(parts: readonly TimeCells[], width: number): Histogram {
  const counts = new Map<number, number>();
  for (const part of parts) {
    const factor = width / part.width;
    for (let at = 0; at < part.cells.length; at += CELL_NUMBERS) {
      const slot = Math.floor((part.firstSlot + (part.cells[at] ?? 0)) / factor);
      counts.set(slot, (counts.get(slot) ?? 0) + (part.cells[at + 2] ?? 0) + (part.cells[at + 3] ?? 0) + (part.cells[at + 4] ?? 0));
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
