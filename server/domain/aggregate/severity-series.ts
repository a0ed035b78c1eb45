import { getOrMake } from "../get-or-make";
import { bucketOf, type TimeGrid } from "../time-grid";
import { CELL_NUMBERS, type TimeCells } from "./time-cells";

/** Records of a system by time bucket. The arrays go side by side, ascending by bucket; buckets without records are left out. */
export interface SeveritySeries {
  system: string;
  buckets: number[];
  errors: number[];
  warnings: number[];
  others: number[];
}

/** What lies in one bucket: others, warnings, errors, as a cell has them. */
type Counts = [number, number, number];

/**
 * Merges the cells of all parts into the run's buckets.
 * @param systemOf the system of an origin
 * @param grid buckets at least as wide as every part's cells
 * @returns by system
 */
export function severitySeries(parts: Iterable<TimeCells>, systemOf: (origin: number) => string, grid: TimeGrid): SeveritySeries[] {
  const bySystem = new Map<string, Map<number, Counts>>();
  for (const { width, firstSlot, cells } of parts) {
    // Cells come origin by origin: the system of the one before is mostly that of the next.
    let origin = -1;
    let buckets = new Map<number, Counts>();
    for (let at = 0; at < cells.length; at += CELL_NUMBERS) {
      const own = cells[at + 1] ?? 0;
      if (own !== origin) buckets = getOrMake(bySystem, systemOf(own), () => new Map<number, Counts>());
      origin = own;
      const bucket = bucketOf(grid, (firstSlot + (cells[at] ?? 0)) * width);
      let counts = buckets.get(bucket);
      if (counts === undefined) buckets.set(bucket, (counts = [0, 0, 0]));
      counts[0] += cells[at + 2] ?? 0;
      counts[1] += cells[at + 3] ?? 0;
      counts[2] += cells[at + 4] ?? 0;
    }
  }
  return [...bySystem].map(([system, buckets]) => seriesOf(system, buckets)).sort((a, b) => (a.system < b.system ? -1 : 1));
}

function seriesOf(system: string, counts: ReadonlyMap<number, Counts>): SeveritySeries {
  const rows = [...counts].sort(([a], [b]) => a - b);
  return {
    system,
    buckets: rows.map(([bucket]) => bucket),
    errors: rows.map(([, [, , errors]]) => errors),
    warnings: rows.map(([, [, warnings]]) => warnings),
    others: rows.map(([, [others]]) => others),
  };
}
