import { Worker } from "node:worker_threads";
import { env } from "@/server/env";
import { logger } from "@/server/logger";
import type { HeartbeatData } from "./beat";

/**
 * Beats for this process from a thread of its own: a job that keeps the main thread busy for long is slow, not dead.
 */
export function startHeartbeat(workerId: string): { stop(): Promise<void> } {
  const databaseUrl = env().DATABASE_URL ?? "";
  const data: HeartbeatData = { databaseUrl, workerId };
  const thread = new Worker(new URL("./heartbeat-thread.js", import.meta.url), { workerData: data });
  thread.on("error", (error) => logger.error({ err: error }, "heartbeat ended"));
  return {
    async stop() {
      await thread.terminate();
    },
  };
}
