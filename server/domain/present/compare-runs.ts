/** How a count stands against that of the baseline; null where the two cannot be compared. */
export type CountChange = "new" | "gone" | "more" | "fewer" | "same" | null;

/** What the rows of a comparison can be narrowed to. */
export const CHANGE_FILTERS = ["all", "new", "gone", "more", "fewer", "same"] as const;
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

/** One thing (a problem, a template) counted in every run; the baseline comes first. Null: it cannot be counted there. */
export interface CountedInRuns<K> {
  key: K;
  counts: readonly (number | null)[];
}

/** The same with what became of it in each run; that of the baseline is null. */
export interface ComparedCounts<K> extends CountedInRuns<K> {
  changes: readonly CountChange[];
  /** How far the largest change is beyond chance, 0 where nothing changed: what the rows are ordered by. */
  weight: number;
}

/** A figure against the baseline's: the difference, and what part of the baseline it is (null where that is 0). */
export interface FigureChange {
  difference: number;
  share: number | null;
}

/** @returns null where one of the two is not known */
export function changeOf(baseline: number | null, count: number | null): CountChange {
  if (baseline === null || count === null) return null;
  if (count === baseline) return "same";
  if (baseline === 0) return "new";
  if (count === 0) return "gone";
  return count > baseline ? "more" : "fewer";
}

/** @returns null where one of the two is not known */
export function compareFigures(baseline: number | null, figure: number | null): FigureChange | null {
  if (baseline === null || figure === null) return null;
  return { difference: figure - baseline, share: baseline === 0 ? null : (figure - baseline) / baseline };
}

/**
 * Holds every run against the first one.
 * @returns what changed most first; equal changes stay in the order given
 */
export function compareCounts<K>(rows: readonly CountedInRuns<K>[]): ComparedCounts<K>[] {
  return rows
    .map(({ key, counts }) => {
      const baseline = counts[0] ?? null;
      const changes = counts.map((count, at) => (at === 0 ? null : changeOf(baseline, count)));
      return { key, counts, changes, weight: Math.max(0, ...counts.map((count) => surprise(baseline, count))) };
    })
    .sort((a, b) => b.weight - a.weight);
}

/**
 * The difference of two counts in units of what chance alone makes of it: were both of one Poisson process, it would
 * spread by the root of their sum. So 0 against 100 weighs more than 100 000 against 100 100.
 */
function surprise(baseline: number | null, count: number | null): number {
  if (baseline === null || count === null || baseline === count) return 0;
  return Math.abs(count - baseline) / Math.sqrt(count + baseline);
}

/** How many rows have each kind of change in some run; one with several kinds counts for each. */
export function countChanges(rows: readonly { changes: readonly CountChange[] }[]): Record<ChangeFilter, number> {
  const counts: Record<ChangeFilter, number> = { all: rows.length, new: 0, gone: 0, more: 0, fewer: 0, same: 0 };
  for (const { changes } of rows) {
    for (const kind of new Set(changes)) if (kind !== null) counts[kind] += 1;
  }
  return counts;
}

export function fitsChange({ changes }: { changes: readonly CountChange[] }, filter: ChangeFilter): boolean {
  return filter === "all" || changes.includes(filter);
}

/**
 * Lists (run, key, count) as one row a key, in the order in which the keys first come.
 * @param runIds the columns, the baseline first
 * @param absent what a run counts that does not have the key: 0, or null where it could not have it
 */
export function crossTable<K>(runIds: readonly number[], cells: readonly { runId: number; key: K; count: number }[], absent: (key: K, runId: number) => 0 | null = () => 0): CountedInRuns<K>[] {
  const byKey = new Map<K, Map<number, number>>();
  for (const { runId, key, count } of cells) {
    const row = byKey.get(key) ?? new Map<number, number>();
    row.set(runId, (row.get(runId) ?? 0) + count);
    byKey.set(key, row);
  }
  return [...byKey].map(([key, row]) => ({ key, counts: runIds.map((runId) => row.get(runId) ?? absent(key, runId)) }));
}

/** The least, the largest and the mean of a figure over some runs. */
export interface FigureSpread {
  least: number;
  largest: number;
  mean: number;
}

/** @returns null where no run has the figure */
export function spreadOf(figures: readonly (number | null)[]): FigureSpread | null {
  const known = figures.filter((figure) => figure !== null);
  if (known.length === 0) return null;
  return { least: Math.min(...known), largest: Math.max(...known), mean: known.reduce((sum, figure) => sum + figure, 0) / known.length };
}
