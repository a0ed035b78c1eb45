import { findSetting } from "@/server/db/settings";
import { env } from "@/server/env";

let secret: string | undefined;

/**
 * What session cookies are encrypted with: the environment's, else the one made at first start and kept in the
 * database, so that several web processes share it.
 * @throws where neither exists
 */
export async function authSecret(): Promise<string> {
  secret ??= env().NEXTAUTH_SECRET ?? (await storedSecret());
  return secret;
}

async function storedSecret(): Promise<string> {
  const value = await findSetting("auth.secret");
  if (typeof value === "object" && value !== null && "secret" in value && typeof value.secret === "string") return value.secret;
  throw new Error("There is no secret for sessions: set NEXTAUTH_SECRET or start through `npm start`, which makes one.");
}
