import { createRateLimiter, type RateLimit, type RateLimiter } from "@/server/db/rate-limiter";
import { createSession, endSession, findOpenSession, touchSession } from "@/server/db/sessions";
import { findUserForSignIn, normalizeEmail, type Role } from "@/server/db/users";
import { recordSignIn } from "./audit";
import { isPassword } from "./passwords";

/** Who is signed in, as every layer above knows them. */
export interface Person {
  sessionId: string;
  userId: number;
  email: string;
  name: string;
  role: Role;
  locale: string | null;
  theme: string | null;
  timeZone: string | null;
}

export interface SignInAttempt {
  email: string;
  password: string;
  /** Where it comes from, as the nearest proxy says. */
  address: string;
  userAgent: string | null;
}

/** `refused` is the one answer for an unknown name, a wrong password and a disabled person. */
export type SignInOutcome =
  | { kind: "signed-in"; userId: number; sessionId: string }
  | { kind: "refused" }
  | { kind: "slowed"; retrySeconds: number };

/** A session ends this long after signing in, whatever happens in it. */
export const SESSION_SECONDS = 14 * 24 * 3600;

/** `lastSeenAt` is for people to read: once a minute is enough, and spares a write per request. */
const TOUCH_MS = 60_000;

/** Wrong tries only. By name and address against guessing; by name against many addresses; by address against many names. */
const LIMITS = [
  { limit: { prefix: "sign-in", points: 5, windowSeconds: 300 }, keyOf: (attempt: SignInAttempt) => `${normalizeEmail(attempt.email)} ${attempt.address}` },
  { limit: { prefix: "sign-in-name", points: 30, windowSeconds: 3600 }, keyOf: (attempt: SignInAttempt) => normalizeEmail(attempt.email) },
  { limit: { prefix: "sign-in-address", points: 50, windowSeconds: 900 }, keyOf: (attempt: SignInAttempt) => attempt.address },
] as const;

/** Checks a name and a password and opens a session. */
export async function signIn(attempt: SignInAttempt): Promise<SignInOutcome> {
  const counters = LIMITS.map(({ limit, keyOf }) => ({ limiter: limiterOf(limit), key: keyOf(attempt).slice(0, 200) }));
  // Counted before the password is looked at: many tries at once must not all find the counter low.
  const readings = await Promise.all(counters.map(({ limiter, key }) => limiter.consume(key)));
  const waits = readings.flatMap((reading) => (reading.kind === "exceeded" ? [reading.retrySeconds] : []));
  if (waits.length > 0) return { kind: "slowed", retrySeconds: Math.max(...waits) };

  const user = await findUserForSignIn(attempt.email);
  const isRight = await isPassword(attempt.password, user?.passwordHash ?? null);
  const isIn = user !== null && isRight && user.disabledAt === null;
  await recordSignIn({ userId: isIn ? user.id : null, email: normalizeEmail(attempt.email), by: "password", address: attempt.address });
  if (!isIn) return { kind: "refused" };
  const [own, ...shared] = counters;
  await Promise.all([own?.limiter.reset(own.key), ...shared.map(({ limiter, key }) => limiter.giveBack(key))]);
  return { kind: "signed-in", userId: user.id, sessionId: await openSession(user.id, attempt.userAgent) };
}

/** Opens a session for somebody who has shown who they are. @returns its id */
export async function openSession(userId: number, userAgent: string | null): Promise<string> {
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
  return createSession({ userId, expiresAt, userAgent: userAgent?.slice(0, 400) ?? null });
}

/** The person of an open session; null where it was ended, is too old, or the person was disabled. */
export async function findPerson(sessionId: string): Promise<Person | null> {
  const now = new Date();
  const session = await findOpenSession(sessionId, now);
  if (session === null || session.user.disabledAt !== null) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_MS) await touchSession(session.id, now);
  const { id: userId, email, name, role, locale, theme, timeZone } = session.user;
  return { sessionId: session.id, userId, email, name, role, locale, theme, timeZone };
}

/** Ends a session: whoever still holds its cookie is signed out. */
export async function signOut(sessionId: string): Promise<void> {
  await endSession(sessionId, new Date());
}

const limiters = new Map<string, RateLimiter>();

function limiterOf(limit: RateLimit): RateLimiter {
  const known = limiters.get(limit.prefix) ?? createRateLimiter(limit);
  limiters.set(limit.prefix, known);
  return known;
}
