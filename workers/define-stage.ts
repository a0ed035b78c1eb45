import type { PoolClient } from "pg";
import { z } from "zod";
import { nextStage, type Stage } from "@/server/domain/pipeline";
import { beginStage, endStage, type Failure, holdRun, type RunWork } from "@/server/db/run-stages";
import { transaction } from "@/server/db/transaction";
import { enqueue, type RunJobPayloads } from "@/server/queue/jobs";
import { defineTask, type Task } from "./define-task";

export const runPayload = z.object({ runId: z.int(), attempt: z.int() });

export type RunPayload = z.infer<typeof runPayload>;

/** What a stage found out: a reason to end the run, or rows to write in one transaction. `write` says how many, `after` comes once they are there. */
export type StageResult = { kind: "failed"; failure: Failure } | { kind: "write"; write: (client: PoolClient) => Promise<number>; after?: () => Promise<void> };

/** The stages that are one job each; extract and parse have tasks of their own. */
type SingleJobStage = Exclude<Stage, "extract" | "parse">;

/**
 * A stage that one job does: look, think, then write everything, end the stage and enqueue the next in one transaction, so
 * that a job that died is simply done again.
 */
export function defineStage(stage: SingleJobStage, work: (run: RunWork, payload: RunPayload) => Promise<StageResult>): Task {
  return defineTask<SingleJobStage>(stage, runPayload, async (payload) => {
    const run = await transaction((client) => beginStage(client, payload, stage));
    if (!run) return { kind: "stale" };
    const result = await work(run, payload);
    if (result.kind === "failed") return result;
    const rows = await transaction(async (client) => {
      await holdRun(client, payload);
      const written = await result.write(client);
      await endStage(client, payload.runId, stage);
      await advance(client, payload, stage);
      return written;
    });
    if (rows === null) return { kind: "stale" };
    await result.after?.();
    return { kind: "done", rows };
  });
}

/** Enqueues the stage after `stage`, in the caller's transaction. */
export async function advance(client: PoolClient, { runId, attempt }: RunPayload, stage: Stage): Promise<void> {
  const next = nextStage(stage);
  if (next !== null && next !== "parse") await enqueue<Exclude<Stage, "parse">>(client, next, [{ runId, attempt } satisfies RunJobPayloads[Exclude<Stage, "parse">]]);
}
