import { open, readFile, rename, rm } from "node:fs/promises";
import type { z } from "zod";

/** What a file of the state folder holds; null where it is missing, cut short or not what is expected. */
export async function readStateFile<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

/**
 * Writes a file of the state folder, which its owner alone may read: at any moment the old or the new one is there as a whole,
 * and a full disk or a power cut in between leaves the old one.
 */
export async function writeStateFile(file: string, content: object): Promise<void> {
  const unfinished = `${file}.${String(process.pid)}`;
  try {
    const handle = await open(unfinished, "w", 0o600);
    try {
      await handle.writeFile(JSON.stringify(content));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
