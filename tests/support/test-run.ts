import { type ChildProcess, fork } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { closeDatabase, pool } from "@/server/db/client";
import { migrate } from "@/server/db/migrate";
import { migrateQueue } from "@/server/queue/worker-pool";
import { CHECKOUT } from "./checkout";
import { leakedProcesses } from "./leaked-processes";
import { makeRunFolder, removeRunFolder, RUN_FOLDER } from "./test-folders";

/** How long processes that are on their way out may take. */
const GRACE_MILLISECONDS = 20_000;

/**
 * Brings up what the tests of one run share: a folder, and in it an embedded database with our tables, whose addresses stand
 * in the environment. A process that a test has left behind fails the run.
 * @param prepare fills the database; gets the folder
 * @returns what takes all of it down again
 */
export async function startTestRun(prepare: (folder: string) => Promise<void>): Promise<() => Promise<void>> {
  const folder = await makeRunFolder();
  const database = await startDatabase(path.join(folder, "database"));
  const takeDown = async (): Promise<void> => {
    const leaked = await waitForNone(folder);
    leaked.forEach(endLeaked);
    await stopDatabase(database.keeper);
    await removeRunFolder(folder);
    if (leaked.length === 0) return;
    // An error at the end is only written down: the exit code is what fails the run.
    process.exitCode = 1;
    throw new Error(`processes were left behind:\n${leaked.join("\n")}`);
  };
  try {
    // Set after the database has started: it is no child of a test.
    process.env[RUN_FOLDER] = folder;
    process.env.DATABASE_URL = database.url;
    process.env.STORAGE_DIR = path.join(folder, "storage");
    for (const name of Object.keys(process.env).filter((name) => name.startsWith("S3_"))) delete process.env[name];
    process.env.LOG_LEVEL = "fatal";
    await migrate(database.url, path.join(CHECKOUT, "prisma"));
    await forgoTheDisk();
    await migrateQueue(pool());
    await prepare(folder);
    await closeDatabase();
  } catch (error) {
    await takeDown();
    throw error;
  }
  return takeDown;
}

/** What is thrown away in minutes need not survive a power cut: nothing waits for the disk. */
async function forgoTheDisk(): Promise<void> {
  for (const setting of ["fsync", "full_page_writes"]) await pool().query(`alter system set ${setting} = off`);
  await pool().query("select pg_reload_conf()");
}

/** Through the keeper: should the test run be killed, the database ends all the same. */
async function startDatabase(folder: string): Promise<{ keeper: ChildProcess; url: string }> {
  await mkdir(folder);
  await chmod(folder, 0o711);
  const keeper = fork(path.join(CHECKOUT, "dist/database-keeper.js"), [folder], { cwd: CHECKOUT, execArgv: [] });
  const url = await new Promise<string>((resolve, reject) => {
    keeper.once("message", (said: { kind: "ready"; url: string } | { kind: "failed"; message: string }) => (said.kind === "ready" ? resolve(said.url) : reject(new Error(said.message))));
    keeper.once("exit", (code) => reject(new Error(`the database keeper ended (${String(code)}); is dist/ built?`)));
  });
  return { keeper, url };
}

async function stopDatabase(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => keeper.once("exit", () => resolve()));
  keeper.kill("SIGTERM");
  await ended;
}

async function waitForNone(folder: string): Promise<string[]> {
  const end = Date.now() + GRACE_MILLISECONDS;
  for (;;) {
    const left = await leakedProcesses(folder);
    if (left.length === 0 || Date.now() > end) return left;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function endLeaked(line: string): void {
  try {
    process.kill(Number(line.split(" ")[0]), "SIGKILL");
  } catch {
    // It has just gone by itself.
  }
}
