import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns a PHC string with its own salt and costs */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

let hashOfNothing: Promise<string> | undefined;

/**
 * Checks a password. Where there is no hash to check against, as much time is spent on another one, so that the time
 * of the answer does not tell whether the name exists.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  hashOfNothing ??= hashPassword("");
  await verify(await hashOfNothing, password);
  return false;
}
