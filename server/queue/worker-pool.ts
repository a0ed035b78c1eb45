import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, runMigrations, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { logger } from "@/server/logger";

/** One job in hand. */
export interface JobInHand {
  payload: unknown;
  attempt: number;
  isLastAttempt: boolean;
}

export type JobHandler = (job: JobInHand) => Promise<void>;

/** A task that is enqueued by the clock: once for the whole installation, however many workers there are. */
export interface TimedTask {
  task: string;
  /** Five cron fields, in UTC. */
  cron: string;
}

export interface WorkerPoolOptions {
  pool: Pool;
  concurrency: number;
  handlers: Record<string, JobHandler>;
  timedTasks: readonly TimedTask[];
  /** Writes down the name under which the pool locks jobs. None is locked before: nobody would look after them if this process died. */
  register: (workerId: string) => Promise<void>;
}

/** A job that failed is logged where it is run, with what it was about. */
const queueLogger = new Logger((scope) => (_level, message) => logger.debug({ ...scope }, message));

/** Brings the queue's own tables up to date. */
export async function migrateQueue(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: queueLogger });
}

/**
 * Starts taking jobs. `stop()` of the answer waits for those in hand.
 * @throws where the pool's name could not be registered
 */
export async function startWorkerPool({ pool, concurrency, handlers, timedTasks, register }: WorkerPoolOptions): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let registered: Promise<void> | undefined;
  // Jobs are locked in the name of the pool, not of the worker in it that runs them.
  events.on("pool:create", ({ workerPool }) => (registered = register(workerPool.id)));
  const registersFirst: GraphileConfig.Plugin = { name: "registers-first", worker: { hooks: { startWorker: () => registered } } };
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload, helpers) => handle({ payload, attempt: helpers.job.attempts, isLastAttempt: helpers.job.attempts >= helpers.job.max_attempts }),
    ]),
  );
  const cronItems = parseCronItems(timedTasks.map(({ task, cron }) => ({ task, match: cron, options: { jobKey: task, maxAttempts: 1 } })));
  // A notification wakes the workers at once; polling is for what a lost connection missed.
  const runner = await run({ pgPool: pool, concurrency, taskList, events, logger: queueLogger, noHandleSignals: true, pollInterval: 1_000, parsedCronItems: cronItems, preset: { plugins: [registersFirst] } });
  await registered;
  return runner;
}
