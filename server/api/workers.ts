import { z } from "zod";
import { type EtlHistoryRow, listEtlHistory } from "@/server/db/etl-history";
import { loadWorkersPicture, type StreamJobRow, type WorkerRow, type WorkersPicture } from "@/server/services/workers-page";
import { router, viewerProcedure } from "./trpc";

export type { EtlHistoryRow, StreamJobRow, WorkerRow, WorkersPicture };

/** How far back the task stream goes. */
export const STREAM_MINUTES = [1, 3, 15] as const;

export const JOB_STATUSES = ["running", "done", "failed", "lost"] as const;

const MINUTE_MS = 60_000;

const historyInput = z.object({
  task: z.string().max(50).optional(),
  status: z.enum(JOB_STATUSES).optional(),
  text: z.string().trim().min(1).max(200).optional(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(100),
});

/** The workers: who they are, what they do, what they have done. */
export const workersRouter = router({
  picture: viewerProcedure.input(z.object({ minutes: z.union(STREAM_MINUTES.map((minutes) => z.literal(minutes))) })).query(({ input }) => loadWorkersPicture(input.minutes * MINUTE_MS)),

  history: viewerProcedure.input(historyInput).query(({ input }) => listEtlHistory(input)),
});
