/**
 * How the time of a run is cut: buckets of one length over the stretch where its records lie. A few records far from all
 * others (a device whose clock was never set) do not stretch it: the first bucket holds all that is earlier, the last all
 * that is later. Instants are microseconds since 1970 (they fit a double until the year 2255).
 */
export interface TimeGrid {
  /** Where bucket 0 begins: a multiple of the length of a bucket. */
  startMicros: number;
  bucketMicros: number;
  /** 0 where no record of the run has a time. */
  bucketCount: number;
  /** The earliest record and the latest. */
  firstMicros: number;
  lastMicros: number;
}

/** The grid of a run without any time. */
export const NO_TIME: TimeGrid = { startMicros: 0, bucketMicros: 1_000_000, bucketCount: 0, firstMicros: 0, lastMicros: 0 };

/** The bucket that counts an instant. */
export function bucketOf({ startMicros, bucketMicros, bucketCount }: TimeGrid, micros: number): number {
  return Math.max(0, Math.min(bucketCount - 1, Math.floor((micros - startMicros) / bucketMicros)));
}

/** Where that many buckets end on an axis of time. */
export function edgeOf({ startMicros, bucketMicros }: TimeGrid, index: number): number {
  return startMicros + index * bucketMicros;
}

/**
 * The instant at which that many buckets have passed: every record before it is in them, every other one is not. Only before
 * the first bucket and after the last is it another than the edge of the axis, where records lie beyond.
 */
export function instantOfIndex(grid: TimeGrid, index: number): number {
  const edge = edgeOf(grid, index);
  if (index <= 0) return Math.min(edge, grid.firstMicros);
  return index < grid.bucketCount ? edge : Math.max(edge, grid.lastMicros + 1);
}

/**
 * The bucket end nearest to an instant, as a number of buckets passed.
 * @param micros null is the end of the log
 */
export function indexOfInstant({ startMicros, bucketMicros, bucketCount }: TimeGrid, micros: number | null): number {
  if (micros === null || bucketCount === 0) return bucketCount;
  return Math.min(bucketCount, Math.max(0, Math.round((micros - startMicros) / bucketMicros)));
}

/** An instant on the axis of time: what lies outside is moved to its end. */
export function onAxis(grid: TimeGrid, micros: number): number {
  return Math.max(grid.startMicros, Math.min(edgeOf(grid, grid.bucketCount) - 1, micros));
}

/** Whether the axis does not reach an instant. */
export function isOutside(grid: TimeGrid, micros: number): boolean {
  return onAxis(grid, micros) !== micros;
}

/** The axis without the buckets that hold what lies outside. */
export function mainSpan(grid: TimeGrid): { fromMicros: number; toMicros: number } {
  return {
    fromMicros: edgeOf(grid, isOutside(grid, grid.firstMicros) ? 1 : 0),
    toMicros: edgeOf(grid, grid.bucketCount - (isOutside(grid, grid.lastMicros) ? 1 : 0)),
  };
}

/** Records of a run that its axis of time does not reach. */
export interface OutsideRecords {
  earlier: number;
  later: number;
}

/**
 * How many records lie outside the axis. Where any do, the bucket that counts them holds nothing else.
 * @param countOf the records of a bucket
 */
export function outsideRecords(grid: TimeGrid, countOf: (bucket: number) => number): OutsideRecords {
  return {
    earlier: isOutside(grid, grid.firstMicros) ? countOf(0) : 0,
    later: isOutside(grid, grid.lastMicros) ? countOf(grid.bucketCount - 1) : 0,
  };
}
