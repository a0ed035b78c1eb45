import { mkdir } from "node:fs/promises";
import path from "node:path";
import { closeDatabase } from "@/server/db/client";
import { env, readEnv } from "@/server/env";
import { FIRST_SIGN_IN_FILE } from "@/server/services/first-sign-in";
import { sayStackError } from "./failure-reason";
import { say, wrongSetting } from "./say";
import { prepareDatabase, stateDirectory, takeStorage } from "./stack";
import { StackError } from "./stack-error";

/**
 * Brings the database of an installation whose processes are started one by one (containers) to this release, then ends:
 * what `npm start` does before it starts them. The sign-in it makes is written to a file and not said: logs are kept.
 */
async function main(): Promise<number> {
  const reading = readEnv(process.env);
  if (reading.kind === "invalid") return fail("setting-wrong", wrongSetting(reading));
  const databaseUrl = env().DATABASE_URL;
  if (databaseUrl === undefined) return fail("database-url-missing", {});
  await mkdir(stateDirectory(), { recursive: true });
  try {
    const first = await prepareDatabase(databaseUrl, stateDirectory());
    await takeStorage();
    if (first) say("prepared-first-sign-in", { email: first.email, file: path.join(stateDirectory(), FIRST_SIGN_IN_FILE) });
    else say("prepared", {});
    return 0;
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    sayStackError(error, databaseUrl);
    return 1;
  } finally {
    await closeDatabase();
  }
}

function fail(key: Parameters<typeof say>[0], params: Record<string, string>): number {
  say(key, params);
  return 1;
}

process.exitCode = await main();
