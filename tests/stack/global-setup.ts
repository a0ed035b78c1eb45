import path from "node:path";
import { closeDatabase, pool } from "@/server/db/client";
import { migrate } from "@/server/db/migrate";
import { migrateQueue } from "@/server/queue/worker-pool";
import { prepareInstallation } from "@/server/services/prepare-installation";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/scripts/stack/embedded-database";
import { CHECKOUT } from "../support/checkout";
import { leakedProcesses } from "../support/leaked-processes";
import { makeRunFolder, removeRunFolder, RUN_FOLDER } from "../support/test-folders";

/** How long processes that are on their way out may take. */
const GRACE_MILLISECONDS = 20_000;

/**
 * One embedded database for the tests of the stack, in a folder of its own that goes with it. A process that a test has left
 * behind fails the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await makeRunFolder();
  const database = await startEmbeddedDatabase(path.join(folder, "database"));
  const takeDown = async (): Promise<void> => {
    const leaked = await waitForNone(folder);
    await endAll(database, leaked);
    await removeRunFolder(folder);
    if (leaked.length > 0) throw new Error(`processes were left behind:\n${leaked.join("\n")}`);
  };
  try {
    // Set after the database has started: it is no child of a test.
    process.env[RUN_FOLDER] = folder;
    process.env.DATABASE_URL = database.url;
    process.env.STORAGE_DIR = path.join(folder, "storage");
    process.env.LOG_LEVEL = "fatal";
    await migrate(database.url, path.join(CHECKOUT, "prisma"));
    await migrateQueue(pool());
    await prepareInstallation(folder);
    await closeDatabase();
  } catch (error) {
    await takeDown();
    throw error;
  }
  return takeDown;
}

async function waitForNone(folder: string): Promise<string[]> {
  const end = Date.now() + GRACE_MILLISECONDS;
  for (;;) {
    const left = await leakedProcesses(folder);
    if (left.length === 0 || Date.now() > end) return left;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function endAll(database: EmbeddedDatabase, leaked: readonly string[]): Promise<void> {
  for (const line of leaked) {
    try {
      process.kill(Number(line.split(" ")[0]), "SIGKILL");
    } catch {
      // It has just gone by itself.
    }
  }
  await database.stop();
}
