/** A job on the line of time; instants in ms. */
export interface StreamJob {
  id: string;
  workerId: string;
  startMs: number;
  endMs: number | null;
}

/** A job with its place: left edge and width as shares of the window. */
export interface StreamBlock<Job> {
  job: Job;
  left: number;
  width: number;
}

/** The rows of a worker: as many as it had jobs in hand at once, one at least. */
export type StreamLane<Job> = StreamBlock<Job>[][];

/** A block below this share of the window would not be seen. */
const MIN_SHARE = 0.002;

/**
 * Lays jobs out over a window of time, a lane for each worker. Jobs a worker had in hand at once stand in rows of the lane,
 * each in the first that is free.
 * @param jobs by their beginnings
 * @param window its ends; a job in hand reaches to the right one
 */
export function layOutStream<Job extends StreamJob>(jobs: readonly Job[], workerIds: readonly string[], window: { fromMs: number; toMs: number }): Map<string, StreamLane<Job>> {
  const lanes = new Map<string, StreamLane<Job>>(workerIds.map((id) => [id, [[]]]));
  const span = window.toMs - window.fromMs;
  for (const job of jobs) {
    const lane = lanes.get(job.workerId);
    const endMs = Math.min(job.endMs ?? window.toMs, window.toMs);
    if (lane === undefined || endMs < window.fromMs || job.startMs > window.toMs) continue;
    const left = Math.max(0, (job.startMs - window.fromMs) / span);
    const width = Math.max(MIN_SHARE, (endMs - window.fromMs) / span - left);
    const free = lane.find((row) => isFree(row, job.startMs));
    if (free) free.push({ job, left, width });
    else lane.push([{ job, left, width }]);
  }
  return lanes;
}

/** Whether the last job of a row had ended when another began. */
function isFree(row: readonly StreamBlock<StreamJob>[], startMs: number): boolean {
  const last = row.at(-1)?.job;
  return last === undefined || (last.endMs !== null && last.endMs <= startMs);
}
