import { randomUUID } from "node:crypto";
import { link, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { isAlive, ownMark, processMark } from "./process-mark";
import { readStateFile } from "./state-file";

/** The process that keeps a database, and the one that it keeps it for: the one to end, should it be in the way. */
const ownerSchema = processMark.extend({ starter: z.number().int() });

type DatabaseOwner = z.infer<typeof ownerSchema>;

/**
 * Who keeps the embedded database of a state folder stands in a file there, before the database is touched and until it is
 * down: of two that start at once one gets it, and nobody ends the database of a process that lives.
 */
function fileIn(stateDir: string): string {
  return path.join(stateDir, "database-owner.json");
}

/** The living process that keeps the database of a folder; null where none does. */
export async function findDatabaseOwner(stateDir: string): Promise<DatabaseOwner | null> {
  const owner = await readStateFile(fileIn(stateDir), ownerSchema);
  return owner && (await isAlive(owner)) ? owner : null;
}

/**
 * Makes this process the one that keeps the database.
 * @param starter the id of the process that it keeps it for
 * @returns null where it is now, else the living process that has been before
 */
export async function takeDatabase(stateDir: string, starter: number): Promise<DatabaseOwner | null> {
  const file = fileIn(stateDir);
  for (;;) {
    if (await isCreated(file, JSON.stringify({ ...(await ownMark()), starter }))) return null;
    const owner = await findDatabaseOwner(stateDir);
    if (owner) return owner;
    await clear(file);
  }
}

/** Gives up what `takeDatabase` took. */
export async function releaseDatabase(stateDir: string): Promise<void> {
  await rm(fileIn(stateDir), { force: true });
}

/** A link, unlike a file that is opened and then written, is there with its whole text or not at all. Every user may read it. */
async function isCreated(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o644 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes away what a dead process left; another may do the same and be quicker, so that by now a living one's mark lies there. */
async function clear(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  const isAside = await rename(file, aside).then(() => true, () => false);
  if (!isAside) return;
  const taken = await readStateFile(aside, ownerSchema);
  if (taken && (await isAlive(taken))) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}
