import { pool } from "@/server/db/client";
import { takeLostWorkers } from "@/server/db/worker-processes";
import { logger } from "@/server/logger";
import { takeExhaustedJobs } from "@/server/queue/jobs";
import { endAsFailed } from "@/server/services/control-run";

/** How often every worker looks after the others. */
const LOOK_MILLISECONDS = 2_000;

/**
 * Watches for workers that died: their jobs go back to the queue within seconds, and a run whose job has used up its
 * attempts fails with a reason instead of waiting for ever.
 */
export function startTakeover(): { stop(): void } {
  const timer = setInterval(() => void look().catch((error: unknown) => logger.warn({ err: error }, "could not look after lost workers")), LOOK_MILLISECONDS);
  return { stop: () => clearInterval(timer) };
}

async function look(): Promise<void> {
  const lost = await takeLostWorkers();
  if (lost.length > 0) logger.warn({ workerIds: lost }, "took over the jobs of a lost worker");
  for (const job of await takeExhaustedJobs(pool())) await endAsFailed(job, { code: "internal", params: { stage: job.task } });
}
