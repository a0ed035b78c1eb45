import { rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { isAlive, ownMark, processMark } from "./process-mark";
import { readStateFile, writeStateFile } from "./state-file";

const text = z.string().optional();

/** How long a product that is up may take to say so: its machine may be busy. */
const ANSWER_MILLISECONDS = 5_000;

const stackSchema = z.object({
  address: z.url(),
  databaseUrl: z.string(),
  storage: z.object({ STORAGE_DIR: text, S3_BUCKET: text, S3_ENDPOINT: text, S3_REGION: z.string(), S3_PREFIX: text, S3_PATH_STYLE: z.boolean(), S3_ACCESS_KEY_ID: text, S3_SECRET_ACCESS_KEY: text }),
});

/** What a running stack leaves for the commands of the same checkout. */
export type RunningStack = z.infer<typeof stackSchema>;

const fileSchema = processMark.extend(stackSchema.shape);

function fileIn(stateDir: string): string {
  return path.join(stateDir, "stack.json");
}

/** The stack that runs in this checkout; null where none does (one that was killed hard does not count). */
export async function findRunningStack(stateDir: string): Promise<RunningStack | null> {
  const stack = await readStateFile(fileIn(stateDir), fileSchema);
  return stack && (await isAlive(stack)) && (await doesAnswer(stack.address)) ? stack : null;
}

async function doesAnswer(address: string): Promise<boolean> {
  return fetch(new URL("/api/health", address), { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Makes the running stack of this process known. The file holds the secrets of the database and the bucket. */
export async function announceStack(stateDir: string, stack: RunningStack): Promise<void> {
  await writeStateFile(fileIn(stateDir), { ...(await ownMark()), ...stack });
}

/** Takes the announcement back. */
export async function withdrawStack(stateDir: string): Promise<void> {
  await rm(fileIn(stateDir), { force: true });
}
