import { pool } from "@/server/db/client";
import { insertPerson } from "@/server/db/people";
import { findUserBySubject, findUserForSignIn, linkSubject } from "@/server/db/users";
import { env } from "@/server/env";
import { recordSignIn } from "./audit";
import { openSession } from "./sign-in";

/** How our own server asks the provider. */
export interface SingleSignOn {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** The provider of single sign-on; null where not all of OIDC_* is set. */
export function singleSignOn(): SingleSignOn | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  return issuer === undefined || clientId === undefined || clientSecret === undefined ? null : { issuer, clientId, clientSecret };
}

/** What the provider says of somebody, its signature checked. */
export interface ProviderClaims {
  issuer: string;
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  name: string | null;
}

export type SingleSignOnOutcome = { kind: "signed-in"; userId: number; sessionId: string } | { kind: "refused"; reason: "email-unverified" | "disabled" | "other-account" };

/**
 * Signs in whom the provider vouches for: somebody who came this way before, else the person of that address, else a new
 * viewer. An address counts only where the provider has verified it: anybody may claim one.
 */
export async function signInThroughProvider(claims: ProviderClaims, origin: { address: string; userAgent: string | null }): Promise<SingleSignOnOutcome> {
  const outcome = await admit(claims, origin.userAgent);
  const userId = outcome.kind === "signed-in" ? outcome.userId : null;
  await recordSignIn({ userId, email: claims.email ?? claims.subject, by: "single-sign-on", address: origin.address });
  return outcome;
}

async function admit(claims: ProviderClaims, userAgent: string | null): Promise<SingleSignOnOutcome> {
  // A subject is unique within its issuer, and another issuer may be set one day.
  const subject = `${claims.issuer} ${claims.subject}`;
  const known = await findUserBySubject(subject);
  if (known) return known.disabledAt === null ? open(known.id, userAgent) : { kind: "refused", reason: "disabled" };
  if (claims.email === null || !claims.isEmailVerified) return { kind: "refused", reason: "email-unverified" };
  const userId = await insertPerson(pool(), { email: claims.email, name: claims.name ?? claims.email, role: "viewer", passwordHash: null, oidcSubject: subject });
  if (userId !== null) return open(userId, userAgent);
  const user = await findUserForSignIn(claims.email);
  if (user === null || user.disabledAt !== null) return { kind: "refused", reason: "disabled" };
  if (!(await linkSubject(user.id, subject))) return { kind: "refused", reason: "other-account" };
  return open(user.id, userAgent);
}

async function open(userId: number, userAgent: string | null): Promise<SingleSignOnOutcome> {
  return { kind: "signed-in", userId, sessionId: await openSession(userId, userAgent) };
}
