import { pool } from "@/server/db/client";
import { closeEtlJob, openChoreJob } from "@/server/db/etl-jobs";
import { logger } from "@/server/logger";
import { startJob } from "@/server/metrics/process-metrics";
import type { JobHandler, TimedTask } from "@/server/queue/worker-pool";
import { peakRssBytes, type Task } from "./define-task";

/** Work that belongs to no run and is done by the clock. */
export interface Chore extends Task, TimedTask {}

/**
 * A chore is a name, a time and an idempotent function that says how many things it dealt with. It stands in the job
 * history like every other job; one that fails is done again when its time comes.
 */
export function defineChore(task: string, cron: string, work: () => Promise<number>): Chore {
  const handler: Task["handler"] =
    ({ workerId }): JobHandler =>
    async ({ attempt }) => {
      const etlJob = await openChoreJob(pool(), { task, attempt, workerId });
      const endJob = startJob(task);
      try {
        const rows = await work();
        await closeEtlJob(pool(), etlJob, { status: "done", rows, bytes: 0, error: null, peakRssBytes: peakRssBytes() });
        endJob("done");
      } catch (error) {
        endJob("error");
        logger.error({ err: error, task }, "a chore failed");
        const message = error instanceof Error ? error.message : String(error);
        await closeEtlJob(pool(), etlJob, { status: "failed", rows: 0, bytes: 0, error: message.slice(0, 2_000), peakRssBytes: peakRssBytes() });
      }
    };
  return { name: task, task, cron, handler };
}
