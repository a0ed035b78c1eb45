import type { StreamJob, StreamLane } from "@/server/domain/present/task-stream";

/** A block that leads somewhere: the arrow keys stop at it. */
export interface StreamStop {
  id: string;
  /** Counted over all lanes, from above. */
  row: number;
  /** Left edge as a share of the window. */
  left: number;
}

/** The blocks that lead to a run, as they stand in the page. */
export function listStops(lanes: readonly StreamLane<StreamJob & { runId: number | null }>[]): StreamStop[] {
  return lanes.flat().flatMap((blocks, row) => blocks.flatMap(({ job, left }) => (job.runId === null ? [] : [{ id: job.id, row, left }])));
}

/**
 * The stop in the next row above or below that has any, nearest in time.
 * @returns its place in the list; null where there is no such row
 */
export function stopAcross(stops: readonly StreamStop[], from: number, direction: -1 | 1): number | null {
  const start = stops[from];
  if (start === undefined) return null;
  const beyond = stops.map((stop, at) => ({ ...stop, at })).filter(({ row }) => Math.sign(row - start.row) === direction);
  const distance = ({ row, left }: StreamStop): [number, number] => [Math.abs(row - start.row), Math.abs(left - start.left)];
  const [nearest] = beyond.sort((a, b) => distance(a)[0] - distance(b)[0] || distance(a)[1] - distance(b)[1]);
  return nearest?.at ?? null;
}
