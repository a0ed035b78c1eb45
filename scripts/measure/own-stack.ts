import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { overrideEnv } from "@/server/env";
import { NO_STORAGE } from "@/server/storage/default-storage";
import { type Stack, startStack } from "../stack/stack";

const EXIT_INTERRUPTED = 130;

let folder: string | null = null;
let current: Stack | null = null;
let started = 0;

/**
 * A new folder for what is measured: archives, databases, storage. It goes when the work has ended, however it ended, and
 * with a stack that is still up. As root the database runs as another user, who must be able to reach it.
 */
export async function withMeasureFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  folder = await mkdtemp(path.join(tmpdir(), "log-intelligence-measure-"));
  await chmod(folder, 0o711);
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
    void takeDown().finally(() => process.exit(EXIT_INTERRUPTED));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupt);
  try {
    return await use(folder);
  } catch (error) {
    // What was under way fails when its database goes: nothing to tell, the process is about to end.
    if (isInterrupted) return await new Promise<never>(() => undefined);
    throw error;
  } finally {
    await takeDown();
  }
}

async function takeDown(): Promise<void> {
  await current?.stop();
  current = null;
  if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Brings up a database and workers that nobody else uses, in the measure folder, and takes them down again: never the
 * person's own, whose data would be in the way and whose settings would be in the figures.
 */
export async function withOwnStack<T>(workers: number, use: (stack: Stack) => Promise<T>): Promise<T> {
  if (folder === null) throw new Error("no measure folder");
  const state = path.join(folder, `state-${String(++started)}`);
  // The storage is opened once a process, so its folder stays.
  overrideEnv({ ...NO_STORAGE, DATABASE_URL: undefined, STATE_DIR: state, STORAGE_DIR: path.join(folder, "storage"), WORKERS: workers });
  process.env.LOG_LEVEL ??= "warn";
  current = await startStack({ web: false });
  try {
    return await use(current);
  } finally {
    await current.stop();
    current = null;
    await rm(state, { recursive: true, force: true, maxRetries: 3 });
    await rm(path.join(folder, "storage"), { recursive: true, force: true, maxRetries: 3 });
  }
}
