import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/server/env";
import { normalizeEmail } from "@/server/db/users";
import { logger } from "@/server/logger";

/** How to sign in the first time. */
export interface FirstSignIn {
  email: string;
  password: string;
  apiKey: string;
}

/** Where the first sign-in is kept until the password is changed. */
export const FIRST_SIGN_IN_FILE = "first-sign-in.txt";

/** Keeps the first sign-in, for its owner alone to read. */
export async function writeFirstSignIn(stateDir: string, { email, password, apiKey }: FirstSignIn): Promise<void> {
  const file = path.join(stateDir, FIRST_SIGN_IN_FILE);
  await writeFile(`${file}.new`, `email: ${email}\npassword: ${password}\napiKey: ${apiKey}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/**
 * Removes the first sign-in where it is this person's: its password holds no more. On a machine that does not have the
 * file there is nothing to do; one that cannot be removed is told in the log and stops nobody.
 */
export async function forgetFirstSignIn(email: string): Promise<void> {
  const file = path.resolve(env().STATE_DIR, FIRST_SIGN_IN_FILE);
  const kept = /^email: (.*)$/m.exec(await readFile(file, "utf8").catch(() => ""))?.[1];
  if (kept === undefined || normalizeEmail(kept) !== normalizeEmail(email)) return;
  await rm(file, { force: true }).catch((error: unknown) => logger.warn({ err: error, file }, "the first sign-in could not be removed"));
}
