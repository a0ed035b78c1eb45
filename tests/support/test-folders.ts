import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Names the folder of a whole test run; every process that a test starts carries it, so that a leaked one is found. */
export const RUN_FOLDER = "STACK_TEST_FOLDER";

/** Makes the folder of a test run. As root the database runs as another user, who must be able to reach it. */
export async function makeRunFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "log-intelligence-test-"));
  await chmod(folder, 0o711);
  return folder;
}

/** Removes it with everything in it. */
export async function removeRunFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The folder of this test run. Throws outside one. */
export function runFolder(): string {
  const folder = process.env[RUN_FOLDER];
  if (folder === undefined) throw new Error(`${RUN_FOLDER} is not set: the stack's global set-up sets it`);
  return folder;
}

/** A new folder for one test; it goes with the test run's. */
export async function makeFolder(name: string): Promise<string> {
  await mkdir(runFolder(), { recursive: true });
  const folder = await mkdtemp(path.join(runFolder(), `${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
