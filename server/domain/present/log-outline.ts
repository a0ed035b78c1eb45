import { bucketOf, type TimeGrid } from "../time-grid";

/**
 * How many records of a run fit a filter, by time. From it alone follows where the n-th of them stands, so a list of a
 * million is read a page at a time from anywhere.
 */
export interface LogOutline {
  /** The buckets of the run that hold any, ascending. */
  buckets: readonly number[];
  /** How many each of them holds. */
  records: readonly number[];
  /** Records without a time: they come last. */
  untimed: number;
}

/** An outline with the number of records before each of its buckets. */
export interface IndexedOutline extends LogOutline {
  /** One element more than `buckets`: the last is all records with a time. */
  before: Float64Array;
}

/** Where a page is read: buckets from the first to before the last. */
export type BucketStretch = readonly [from: number, to: number];

/** How a page is read: the records of these stretches of buckets in the order of time, without the first `skip`. */
export interface PagePlan {
  stretches: BucketStretch[];
  skip: number;
}

/** Prepares an outline for look-ups. */
export function indexOutline(outline: LogOutline): IndexedOutline {
  const before = new Float64Array(outline.buckets.length + 1);
  outline.records.forEach((count, at) => (before[at + 1] = (before[at] ?? 0) + count));
  return { ...outline, before };
}

/**
 * The outline of the first records of a search while the others are still counted.
 * @param micros their instants, ascending
 * @param grid that of the run
 */
export function outlineOf(micros: readonly number[], grid: TimeGrid): IndexedOutline {
  const counts = new Map<number, number>();
  for (const at of micros) {
    const bucket = bucketOf(grid, at);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  return indexOutline({ buckets: [...counts.keys()], records: [...counts.values()], untimed: 0 });
}

/**
 * How many records had been written when `bucket` buckets had passed.
 * @param bucket null is the end of the log, where those without a time count too
 */
export function countUntil({ buckets, before, untimed }: IndexedOutline, bucket: number | null): number {
  if (bucket === null) return (before.at(-1) ?? 0) + untimed;
  return before[firstAtLeast(buckets, bucket)] ?? 0;
}

/** The bucket that the record at a position is in; null for one without a time. */
export function bucketAt(outline: IndexedOutline, position: number): number | null {
  return outline.buckets[slotOf(outline, position)] ?? null;
}

/**
 * How to read the `limit` records from a position on. A stretch holds nothing but buckets with records that fit, so reading
 * them costs little however rare they are. Without any stretch, `skip` counts among the records without a time.
 */
export function planPage(outline: IndexedOutline, position: number, limit: number): PagePlan {
  const { buckets, before } = outline;
  const first = slotOf(outline, position);
  if (first >= buckets.length) return { stretches: [], skip: position - (before.at(-1) ?? 0) };
  const stretches: [number, number][] = [];
  for (let slot = first; slot < buckets.length && (before[slot] ?? 0) < position + limit; slot++) {
    const bucket = buckets[slot] ?? 0;
    const last = stretches.at(-1);
    if (last?.[1] === bucket) last[1] = bucket + 1;
    else stretches.push([bucket, bucket + 1]);
  }
  return { stretches, skip: position - (before[first] ?? 0) };
}

/** Which of the outline's buckets the record at a position is in; their number where it is in none. */
function slotOf({ before }: IndexedOutline, position: number): number {
  let low = 0;
  let high = before.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle + 1] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the first of ascending numbers that is at least `least`. */
function firstAtLeast(ascending: readonly number[], least: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
