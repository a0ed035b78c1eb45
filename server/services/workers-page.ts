import { pool } from "@/server/db/client";
import { countDoneJobs, databaseNow, listStreamJobs, listWorkers, type StreamJobRow, type WorkerRow } from "@/server/db/workers-page";
import { throughput } from "@/server/domain/present/throughput";
import { listQueueDepths } from "@/server/queue/queue-depths";

export type { StreamJobRow, WorkerRow };

/** Throughput is drawn over this long, whatever the stream shows. */
const THROUGHPUT_MS = 15 * 60_000;
const THROUGHPUT_SLICES = 90;

/** The jobs of a task: in the queue, in hand, and ended well within the window. */
export interface TaskQueue {
  task: string;
  waiting: number;
  working: number;
  /** Until a later try. */
  delayed: number;
  done: number;
}

/** How the workers stand. Instants are ms since 1970 of the database's clock. */
export interface WorkersPicture {
  now: number;
  /** How far back jobs and what was done go. */
  windowMs: number;
  workers: WorkerRow[];
  jobs: StreamJobRow[];
  queue: TaskQueue[];
  /** Records parsed a second, in equal slices of the time before now. */
  throughput: { fromMs: number; toMs: number; rates: number[] };
}

/** What the page of the workers shows. @param windowMs how far back the stream goes */
export async function loadWorkersPicture(windowMs: number): Promise<WorkersPicture> {
  const now = await databaseNow();
  const since = new Date(now - windowMs);
  const fromMs = now - THROUGHPUT_MS;
  const [workers, recent, depths, done] = await Promise.all([listWorkers(since), listStreamJobs(new Date(Math.min(fromMs, since.getTime()))), listQueueDepths(pool()), countDoneJobs(since)]);
  const parsed = recent.filter((job) => job.task === "parse" && job.status === "done");
  const tasks = new Set([...depths.map(({ task }) => task), ...Object.keys(done)]);
  return {
    now,
    windowMs,
    workers,
    jobs: recent.filter((job) => job.endMs === null || job.endMs >= since.getTime()),
    queue: [...tasks].map((task) => ({ ...(depths.find((depth) => depth.task === task) ?? { waiting: 0, working: 0, delayed: 0 }), task, done: done[task] ?? 0 })),
    throughput: { fromMs, toMs: now, rates: throughput(parsed, { fromMs, toMs: now, slices: THROUGHPUT_SLICES }) },
  };
}
