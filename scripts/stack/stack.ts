import { mkdir } from "node:fs/promises";
import path from "node:path";
import { closeDatabase, pool } from "@/server/db/client";
import { findInstallationId } from "@/server/db/installation";
import { migrate } from "@/server/db/migrate";
import { env, overrideEnv } from "@/server/env";
import { logger } from "@/server/logger";
import { migrateQueue } from "@/server/queue/worker-pool";
import { claimStorage } from "@/server/services/claim-storage";
import type { FirstSignIn } from "@/server/services/first-sign-in";
import { prepareInstallation } from "@/server/services/prepare-installation";
import { failureText } from "@/server/services/failure-text";
import { S3Error } from "@/server/s3/s3-error";
import { storagePlace } from "@/server/storage/default-storage";
import { type Child, startChild } from "./child";
import { findDatabaseOwner } from "./database-owner";
import { reasonOf } from "./failure-reason";
import { terminalLocale } from "./say";
import { StackError } from "./stack-error";

/** What is up. */
export interface Stack {
  databaseUrl: string;
  /** Set where this start made the administrator. */
  firstSignIn: FirstSignIn | null;
  children: Child[];
  /** Ends everything in order: those who use the database before the database. */
  stop(): Promise<void>;
}

/** The folder where an installation keeps its state: `.data` of the checkout, or STATE_DIR, for a second one beside it. */
export function stateDirectory(): string {
  return path.resolve(env().STATE_DIR);
}

/** Brings up the database and workers, and the web where asked for. @throws StackError */
export async function startStack(parts: { web: boolean }): Promise<Stack> {
  const stateDir = stateDirectory();
  await mkdir(stateDir, { recursive: true });
  const children: Child[] = [];
  let isStopping = false;
  const stop = async (): Promise<void> => {
    isStopping = true;
    await closeDatabase();
    const [keeper, users] = [children.filter((child) => child.name === "database-keeper"), children.filter((child) => child.name !== "database-keeper")];
    await Promise.all(users.map((child) => child.stop()));
    await Promise.all(keeper.map((child) => child.stop()));
  };
  try {
    const given = env().DATABASE_URL;
    const databaseUrl = given ?? (await startKeeper(stateDir, children));
    overrideEnv({ DATABASE_URL: databaseUrl });
    const firstSignIn = await prepareDatabase(databaseUrl, stateDir);
    if (given !== undefined && env().STORAGE_DIR === undefined && env().S3_BUCKET === undefined) await separateStorage(stateDir);
    await takeStorage();
    await startUsers(children, parts, () => isStopping);
    return { databaseUrl, firstSignIn, children, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Another database in the same checkout is another installation, whose runs have the same ids: each gets a folder of its
 * own, or they would write over each other's files.
 */
async function separateStorage(stateDir: string): Promise<void> {
  const id = await findInstallationId();
  overrideEnv({ STORAGE_DIR: path.join(stateDir, `storage-${id.slice(0, ID_LETTERS)}`) });
}

/**
 * Makes sure that the storage can be used, and is no other installation's.
 * @throws StackError
 */
export async function takeStorage(): Promise<void> {
  const isOurs = await claimStorage().catch((error: unknown) => {
    throw error instanceof S3Error ? new StackError("access", failureText(error.reason, terminalLocale())) : error;
  });
  if (isOurs) return;
  const { kind, name } = storagePlace();
  throw new StackError(kind === "folder" ? "storage" : "bucket", name);
}

async function startKeeper(stateDir: string, children: Child[]): Promise<string> {
  // The keeper asks again, and for good; to ask here spares a process each time one waits.
  const owner = await findDatabaseOwner(stateDir);
  if (owner) throw new StackError("busy", String(owner.starter));
  const keeper = await startChild("database-keeper", [stateDir], process.env).catch((error: unknown) => {
    throw error instanceof StackError ? error : new StackError("database", reasonOf(error));
  });
  children.push(keeper);
  return keeper.ready.url ?? "";
}

/**
 * Brings a database to this release: schema, queue, and what an installation needs once.
 * @returns the first sign-in where it was made now
 * @throws StackError
 */
export async function prepareDatabase(databaseUrl: string, stateDir: string): Promise<FirstSignIn | null> {
  try {
    await migrate(databaseUrl, path.resolve("prisma"));
    await migrateQueue(pool());
    return await prepareInstallation(stateDir);
  } catch (error) {
    throw new StackError("database", reasonOf(error));
  }
}

async function startUsers(children: Child[], parts: { web: boolean }, isStopping: () => boolean): Promise<void> {
  const start = async (name: "worker" | "web"): Promise<void> => {
    const child = await startChild(name, [], { ...MEMORY_SETTINGS, ...process.env }).catch((error: unknown) => {
      throw new StackError(name, reasonOf(error));
    });
    children.push(child);
    child.process.once("exit", () => {
      children.splice(children.indexOf(child), 1);
      if (!isStopping()) setTimeout(() => void restart(name), RESTART_MILLISECONDS);
    });
  };
  // A worker or web process that dies is replaced: its jobs are taken over, its pages reconnect.
  const restart = async (name: "worker" | "web"): Promise<void> => {
    if (isStopping()) return;
    logger.warn({ name }, "process ended by itself, starting it again");
    await start(name).catch((error: unknown) => {
      logger.error({ err: error, name }, "process did not come up again");
      setTimeout(() => void restart(name), 10 * RESTART_MILLISECONDS);
    });
  };
  const starts = [...Array.from({ length: env().WORKERS }, () => start("worker")), ...(parts.web ? [start("web")] : [])];
  const failed = (await Promise.allSettled(starts)).find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
}

/**
 * Of the GNU C library: memory that was freed goes back to the system from 64 KiB on. By itself it learns from the first large
 * pieces, those of the language model, to keep 60 MB a process for more of them. Others do not know the name.
 */
const MEMORY_SETTINGS = { MALLOC_TRIM_THRESHOLD_: String(64 * 1024) };

const RESTART_MILLISECONDS = 1_000;
/** Enough of an installation's id to tell two apart. */
const ID_LETTERS = 8;
