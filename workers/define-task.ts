import { z } from "zod";
import { MAX_CONNECTIONS, pool } from "@/server/db/client";
import { isConnectionLost } from "@/server/db/connection-lost";
import { closeEtlJob, type EtlJobEnd, findJobClaim, type JobClaim, openEtlJob } from "@/server/db/etl-jobs";
import type { Failure } from "@/server/db/run-stages";
import { logger } from "@/server/logger";
import { startJob } from "@/server/metrics/process-metrics";
import type { PlainJobPayloads, RunJobPayloads } from "@/server/queue/jobs";
import type { JobHandler } from "@/server/queue/worker-pool";
import { endAsFailed, removeAbandonedFiles } from "@/server/services/control-run";
import { failureOfError, isFull } from "./failure-of-error";

/** What became of a job. A failure is an expected one: it is told to people, and trying again would not help. */
export type TaskOutcome = { kind: "done"; rows: number; bytes?: number } | { kind: "failed"; failure: Failure } | { kind: "stale" };

export interface TaskContext {
  /** Id of this worker process. */
  workerId: string;
  /** Whether this process was told to stop: it waits for what is in hand. */
  isStopping: () => boolean;
}

export interface Task {
  name: string;
  handler: (context: TaskContext) => JobHandler;
}

/**
 * Ends a job that another worker has got meanwhile. The queue forgets a job that returns, whoever has it in hand by now, and
 * then nobody would try again; one that fails it leaves alone where it is locked by another.
 */
class TakenOver extends Error {}

/**
 * A job is a name, a schema of ids and an idempotent function. This wrapper parses the payload, keeps the job history, and
 * decides what an error means: an expected one fails the run and ends the job; one of a job that nobody wants any more (its
 * rows were removed under it) is none; any other is thrown on, so that the queue tries again with growing pauses, and at the
 * last attempt it fails the run as well.
 */
export function defineTask<Name extends keyof RunJobPayloads>(name: Name, schema: z.ZodType<RunJobPayloads[Name]>, run: (payload: RunJobPayloads[Name], context: TaskContext) => Promise<TaskOutcome>): Task {
  const handler = (context: TaskContext): JobHandler => async ({ payload: given, attempt, isLastAttempt }) => {
    const payload = schema.parse(given);
    const part = "part" in payload ? payload.part : null;
    const etlJob = await openEtlJob(pool(), { runId: payload.runId, task: name, part, attempt, workerId: context.workerId });
    if (etlJob === null) return;
    const endJob = startJob(name);
    const claim = (): Promise<JobClaim> => untilConnected(() => findJobClaim(pool(), etlJob, payload.attempt));
    try {
      const outcome = await run(payload, context).catch((error: unknown) => failIfFull(error, name)).catch((error: unknown) => staleUnlessOurs(error, claim));
      if (outcome.kind === "failed") await endAsFailed(payload, outcome.failure);
      if (outcome.kind === "stale") await removeAbandonedFiles(payload);
      if (outcome.kind === "stale" && (await claim()) === "taken-over") throw new TakenOver(name);
      await closeEtlJob(pool(), etlJob, { ...endOf(outcome), peakRssBytes: peakRssBytes() });
      endJob(outcome.kind);
    } catch (error) {
      if (error instanceof TakenOver) {
        endJob("stale");
        throw error;
      }
      endJob("error");
      logger.error({ err: error, task: name, payload, attempt }, "job failed");
      const message = error instanceof Error ? error.message : String(error);
      await closeEtlJob(pool(), etlJob, { status: "failed", rows: 0, bytes: 0, error: message.slice(0, 2_000), peakRssBytes: peakRssBytes() });
      if (isLastAttempt) await endAsFailed(payload, failureOfError(error, name));
      throw error;
    }
  };
  return { name, handler };
}

/**
 * Asks until a connection is found that works: those of a worker that was taken for lost were ended, all it had, and each is
 * found out by a question of its own.
 * @throws the last error where none is
 */
async function untilConnected<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let left = MAX_CONNECTIONS; ; left--) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0 || !isConnectionLost(error)) throw error;
    }
  }
}

/** An error of a job whose run was deleted, or that another worker has, is not one to be tried again or told. @throws any other error */
async function staleUnlessOurs(error: unknown, claim: () => Promise<JobClaim>): Promise<TaskOutcome> {
  // A database that does not answer knows nothing about it.
  if ((await claim().catch((): JobClaim => "ours")) === "ours") throw error;
  logger.debug({ err: error }, "a job that is not wanted any more failed");
  return { kind: "stale" };
}

const plainPayload = z.object({ id: z.int() });

/** A job that is no part of a run: it has no history, and nothing fails with it. Errors are thrown on for another try. */
export function definePlainTask(name: keyof PlainJobPayloads, run: (id: number, context: TaskContext) => Promise<void>): Task {
  const handler = (context: TaskContext): JobHandler => async ({ payload, attempt }) => {
    const { id } = plainPayload.parse(payload);
    const endJob = startJob(name);
    try {
      await run(id, context);
      endJob("done");
    } catch (error) {
      endJob("error");
      logger.error({ err: error, task: name, id, attempt }, "job failed");
      throw error;
    }
  };
  return { name, handler };
}

/** @throws any error but that of a full disk or bucket */
function failIfFull(error: unknown, task: string): TaskOutcome {
  if (!isFull(error)) throw error;
  logger.error({ err: error }, "disk full");
  return { kind: "failed", failure: failureOfError(error, task) };
}

function endOf(outcome: TaskOutcome): Omit<EtlJobEnd, "peakRssBytes"> {
  if (outcome.kind === "failed") return { status: "failed", rows: 0, bytes: 0, error: outcome.failure.code };
  return { status: "done", rows: outcome.kind === "done" ? outcome.rows : 0, bytes: outcome.kind === "done" ? (outcome.bytes ?? 0) : 0, error: null };
}

/** The most memory this process has had so far; the operating system counts in KiB. */
export function peakRssBytes(): number {
  return process.resourceUsage().maxRSS * 1_024;
}
