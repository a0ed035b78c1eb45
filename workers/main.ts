import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setFlagsFromString } from "node:v8";
import { pool, closeDatabase, nameConnections } from "@/server/db/client";
import { addWorkerId, registerWorker, retireWorker, workerConnections } from "@/server/db/worker-processes";
import { env } from "@/server/env";
import { logger } from "@/server/logger";
import { startWorkerPool } from "@/server/queue/worker-pool";
import type { Chore } from "./define-chore";
import type { Task } from "./define-task";
import { startHeartbeat } from "./heartbeat";
import { startMetricsServer } from "./metrics-server";
import { startTakeover } from "./takeover";
import { CHORES, SIDE_TASKS, TASKS, VISIT_TASKS } from "./tasks/task-list";
import { startVisitClock } from "./visit-clock";

/**
 * How V8 manages the memory of a worker.
 *
 * Garbage is collected when the heap is twice as large as what was left of it the last time. V8 by itself waits for four
 * times as much: of 830 MB of log that was 100 MB more in a worker, and no run was faster for it. With less than this, runs are slower by a twentieth.
 *
 * No object is made among the old ones because others made in its place have lived long: in nearly half of the workers that befell
 * the records of a log, and the dead ones among the old kept all their lines alive. Such a worker was slower by a quarter for as long as it lived.
 */
const V8_FLAGS = ["--heap-growing-percent=100", "--no-allocation-site-pretenuring"];

/** A worker process: takes jobs until it is told to stop, then ends those in hand and goes. */
async function main(): Promise<void> {
  V8_FLAGS.forEach(setFlagsFromString);
  const worker = { id: randomUUID(), host: hostname(), pid: process.pid, concurrency: env().WORKER_CONCURRENCY };
  nameConnections(workerConnections(worker.id));
  await registerWorker(pool(), worker);
  const heartbeat = startHeartbeat(worker.id);
  const metricsServer = await startMetricsServer();
  const takeover = startTakeover();
  const visitClock = startVisitClock();
  let isStopping = false;
  const context = { workerId: worker.id, isStopping: () => isStopping };
  const startPool = async (tasks: readonly Task[], concurrency: number, timedTasks: readonly Chore[]): ReturnType<typeof startWorkerPool> =>
    startWorkerPool({
      pool: pool(),
      concurrency,
      handlers: Object.fromEntries(tasks.map((task) => [task.name, task.handler(context)])),
      timedTasks,
      register: (workerId) => addWorkerId(pool(), worker.id, workerId),
    });
  const pools = await Promise.all([startPool(TASKS, worker.concurrency, CHORES), startPool(SIDE_TASKS, 1, []), startPool(VISIT_TASKS, 1, [])]);
  process.send?.({ kind: "ready" });
  logger.debug({ workerId: worker.id }, "worker ready");

  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    takeover.stop();
    visitClock.stop();
    try {
      await Promise.all(pools.map(async (each) => each.stop()));
      await retireWorker(pool(), worker.id);
      await heartbeat.stop();
      await metricsServer.stop();
      await closeDatabase();
    } catch (error) {
      // A database that went away cannot be told: the next worker finds out by the missing heartbeat.
      logger.warn({ err: error }, "worker did not stop in order");
    }
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
  // The process that started us is gone: nobody would stop us any more.
  process.on("disconnect", () => void stop());
  // The queue gives up in the background where the database does not come back.
  process.on("unhandledRejection", (error) => {
    logger.fatal({ err: error }, "worker ended by an error");
    process.exit(1);
  });
  Promise.race(pools.map(async ({ promise }) => promise)).then(stop, (error: unknown) => {
    logger.error({ err: error }, "worker pool ended");
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  logger.fatal({ err: error }, "worker did not start");
  process.exit(1);
});
