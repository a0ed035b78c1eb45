import { createRateLimiter, type RateLimiter } from "@/server/db/rate-limiter";
import type { Failure } from "@/server/db/run-stages";
import { endOtherSessions } from "@/server/db/sessions";
import { findPasswordHash, setPasswordHash } from "@/server/db/users";
import { passwordFault } from "@/server/domain/check-password";
import { forgetFirstSignIn } from "./first-sign-in";
import { hashPassword, isPassword } from "./passwords";
import type { Person } from "./sign-in";

export type PasswordChange = { kind: "changed"; endedSessions: number } | { kind: "refused"; reason: Failure };

let limiter: RateLimiter | undefined;

/** Somebody at an unlocked screen must not be able to guess. */
const LIMIT = { prefix: "password-change", points: 5, windowSeconds: 300 };

const refused = (code: string): PasswordChange => ({ kind: "refused", reason: { code, params: {} } });

/** Sets a person's new password. Their other sessions end: whoever had learned the old one is out. */
export async function changePassword(person: Pick<Person, "userId" | "sessionId" | "email" | "name">, current: string, wished: string): Promise<PasswordChange> {
  limiter ??= createRateLimiter(LIMIT);
  const key = String(person.userId);
  if ((await limiter.consume(key)).kind === "exceeded") return refused("password-slowed");
  if (!(await isPassword(current, await findPasswordHash(person.userId)))) return refused("password-wrong");
  await limiter.reset(key);
  const fault = passwordFault(wished, [person.email, person.name], current);
  if (fault !== null) return refused(`password-${fault}`);
  await setPasswordHash(person.userId, await hashPassword(wished));
  const endedSessions = await endOtherSessions(person.userId, person.sessionId, new Date());
  await forgetFirstSignIn(person.email);
  return { kind: "changed", endedSessions };
}
