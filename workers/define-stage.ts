import type { PoolClient } from "pg";
import { z } from "zod";
import { nextStage, type Stage } from "@/server/domain/pipeline";
import { pool } from "@/server/db/client";
import { beginStage, endStage, type Failure, holdRun, type RunWork } from "@/server/db/run-stages";
import { REPORT_PARTS } from "@/server/domain/report/report-parts";
import { transaction } from "@/server/db/transaction";
import { enqueue } from "@/server/queue/jobs";
import { defineTask, type Task } from "./define-task";

export const runPayload = z.object({ runId: z.int(), attempt: z.int() });

export type RunPayload = z.infer<typeof runPayload>;

/** What a stage found out: a reason to end the run, or rows to write in one transaction. `write` says how many. */
export type StageResult = { kind: "failed"; failure: Failure } | { kind: "write"; write: (client: PoolClient) => Promise<number> };

/** The stages that are one job each; the others have tasks of their own. */
type SingleJobStage = Exclude<Stage, "extract" | "parse" | "report">;

/**
 * A stage that one job does: look, think, then write everything, end the stage and enqueue the next in one transaction, so
 * that a job that died is simply done again.
 */
export function defineStage(stage: SingleJobStage, work: (run: RunWork, payload: RunPayload) => Promise<StageResult>): Task {
  return defineTask<SingleJobStage>(stage, runPayload, async (payload) => {
    const run = await beginStage(pool(), payload, stage);
    if (!run) return { kind: "stale" };
    const result = await work(run, payload);
    if (result.kind === "failed") return result;
    const rows = await transaction(async (client) => {
      await holdRun(client, payload, stage);
      const written = await result.write(client);
      await passOn(client, payload, stage);
      return written;
    });
    if (rows === null) return { kind: "stale" };
    return { kind: "done", rows };
  });
}

/** Ends a stage and enqueues the one after it, in the caller's transaction. Extract has parts to enqueue, and report is the last. */
export async function passOn(client: PoolClient, { runId, attempt }: RunPayload, stage: Exclude<Stage, "extract" | "report">): Promise<void> {
  await endStage(client, runId, stage);
  const next = nextStage(stage);
  if (next === "report") await enqueue(client, next, REPORT_PARTS.map((_names, part) => ({ runId, attempt, part })));
  else if (next !== null && next !== "parse") await enqueue<Exclude<Stage, "parse" | "report">>(client, next, [{ runId, attempt }]);
}
