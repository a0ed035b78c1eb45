import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { StorageSettings } from "@/server/storage/default-storage";

/** What a running stack leaves for the commands of the same checkout. */
export interface StackFile {
  pid: number;
  address: string;
  databaseUrl: string;
  storage: StorageSettings;
}

function fileIn(stateDir: string): string {
  return path.join(stateDir, "stack.json");
}

/** The stack that runs in this checkout; null where none does (one that was killed hard does not count). */
export async function findRunningStack(stateDir: string): Promise<StackFile | null> {
  const text = await readFile(fileIn(stateDir), "utf8").catch(() => null);
  if (text === null) return null;
  const stack = JSON.parse(text) as StackFile;
  return isAlive(stack.pid) ? stack : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

/** Makes the running stack known. The file holds the secrets of the database and the bucket: its owner alone may read it. */
export async function announceStack(stateDir: string, stack: StackFile): Promise<void> {
  await writeFile(fileIn(stateDir), JSON.stringify(stack), { mode: 0o600 });
}

/** Takes the announcement back. */
export async function withdrawStack(stateDir: string): Promise<void> {
  await rm(fileIn(stateDir), { force: true });
}
