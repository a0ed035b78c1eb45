/** Work that took a while: so many records between two instants (ms). */
export interface TimedWork {
  rows: number;
  startMs: number;
  /** Null while it is not done: how far it is, nobody knows. */
  endMs: number | null;
}

/**
 * Records a second over time. The records of a job are spread evenly over the time it took; what lies outside the window is
 * left out.
 * @returns one figure per equal slice of [fromMs, toMs)
 */
export function throughput(work: readonly TimedWork[], window: { fromMs: number; toMs: number; slices: number }): number[] {
  const { fromMs, toMs, slices } = window;
  const sliceMs = (toMs - fromMs) / slices;
  const rates = new Array<number>(slices).fill(0);
  for (const { rows, startMs, endMs } of work) {
    if (endMs === null) continue;
    // A job of no length still did its records at some instant.
    const length = Math.max(1, endMs - startMs);
    const end = startMs + length;
    if (end <= fromMs || startMs >= toMs) continue;
    const first = Math.max(0, Math.floor((startMs - fromMs) / sliceMs));
    const last = Math.min(slices - 1, Math.floor((end - fromMs) / sliceMs));
    for (let slice = first; slice <= last; slice++) {
      const sliceStart = fromMs + slice * sliceMs;
      const shared = Math.min(end, sliceStart + sliceMs) - Math.max(startMs, sliceStart);
      rates[slice] = (rates[slice] ?? 0) + (rows * Math.max(0, shared)) / length / (sliceMs / 1_000);
    }
  }
  return rates;
}
