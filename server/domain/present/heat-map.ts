import type { IncidentAsOf } from "./as-of-incident";

/** Matched records by system (rows) and problem (columns). Rows and columns that do not fit are added up into a last one. */
export interface HeatMap {
  rows: { system: string | null; cells: number[]; total: number }[];
  /** `problemId` null is the sum of the problems that do not fit. */
  columns: { problemId: number | null; exists: boolean; total: number }[];
  errors: number;
  warnings: number;
  total: number;
  largest: number;
  /** Systems of the run without a match by then. */
  empty: string[];
  /** How many systems and problems the last row and column stand for; 0 where all fit. */
  restSystems: number;
  restProblems: number;
}

/** How many rows and columns there is room for, the sums of the rest included. */
export interface HeatMapRoom {
  rows: number;
  columns: number;
}

/**
 * Counts the matched records of each problem on each system. A record that two problems share counts for each of them.
 * @param incidents those that exist, then those still to come, in the order of the columns
 * @param systems every system of the run
 */
export function heatMap(incidents: readonly IncidentAsOf[], systems: readonly string[], room: HeatMapRoom): HeatMap {
  const totals = new Map<string, SystemTotal>();
  for (const incident of incidents) {
    for (const [system, { errors, warnings }] of incident.bySystem) {
      const total = totals.get(system) ?? { errors: 0, warnings: 0 };
      totals.set(system, { errors: total.errors + errors, warnings: total.warnings + warnings });
    }
  }
  const matched = [...totals].sort(([a, left], [b, right]) => sum(right) - sum(left) || (a < b ? -1 : 1)).map(([system]) => system);
  const [shownSystems, restSystems] = split(matched, room.rows);
  const [shownProblems, restProblems] = split(incidents, room.columns);
  const columnGroups = [...shownProblems.map((incident) => [incident]), ...(restProblems.length > 0 ? [restProblems] : [])];
  const rowGroups = [...shownSystems.map((system) => [system]), ...(restSystems.length > 0 ? [restSystems] : [])];
  const rows = rowGroups.map((group) => {
    const cells = columnGroups.map((column) => add(column.flatMap((incident) => group.map((system) => sum(incident.bySystem.get(system))))));
    return { system: group.length === 1 ? (group[0] ?? null) : null, cells, total: add(cells) };
  });
  const columns = columnGroups.map((column, at) => ({
    problemId: column.length === 1 ? (column[0]?.facts.problemId ?? null) : null,
    exists: column.some((incident) => incident.exists),
    total: add(rows.map((row) => row.cells[at] ?? 0)),
  }));
  return {
    rows,
    columns,
    errors: add([...totals.values()].map((total) => total.errors)),
    warnings: add([...totals.values()].map((total) => total.warnings)),
    total: add(rows.map((row) => row.total)),
    largest: Math.max(0, ...rows.flatMap((row) => row.cells)),
    empty: systems.filter((system) => !totals.has(system)),
    restSystems: restSystems.length,
    restProblems: restProblems.length,
  };
}

interface SystemTotal {
  errors: number;
  warnings: number;
}

function sum(counts: SystemTotal | undefined): number {
  return counts === undefined ? 0 : counts.errors + counts.warnings;
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** All that fit; else one less than there is room for, and the rest, at least two. */
function split<T>(items: readonly T[], room: number): [T[], T[]] {
  return items.length <= room ? [[...items], []] : [items.slice(0, room - 1), items.slice(room - 1)];
}
