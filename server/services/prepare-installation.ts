import { randomBytes } from "node:crypto";
import { insertFirstAdministrator, isInstalled, keepSecret } from "@/server/db/installation";
import { env } from "@/server/env";
import { createApiKeySecret } from "./api-key-secret";
import { type FirstSignIn, writeFirstSignIn } from "./first-sign-in";
import { hashPassword } from "./passwords";
import { seed } from "./seed-knowledge";

/**
 * Makes what an installation needs once: the secret of the sessions, the administrator with an API key, the shipped
 * knowledge. Later calls find it there.
 * @returns the first sign-in where it was made now
 */
export async function prepareInstallation(stateDir: string): Promise<FirstSignIn | null> {
  await keepSecret(randomBytes(32).toString("hex"));
  await seed();
  if (await isInstalled()) return null;
  const { secret, hash, prefix } = createApiKeySecret();
  const first: FirstSignIn = {
    email: env().ADMIN_EMAIL ?? "admin@localhost",
    password: env().ADMIN_PASSWORD ?? randomBytes(9).toString("base64url"),
    apiKey: secret,
  };
  // Written before the rows: an administrator whose password nobody knows could not be mended from the page.
  await writeFirstSignIn(stateDir, first);
  await insertFirstAdministrator({ email: first.email, passwordHash: await hashPassword(first.password), keyHash: hash, keyPrefix: prefix });
  return first;
}
