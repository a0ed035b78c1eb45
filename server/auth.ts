import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "@/server/env";
import { authSecret } from "@/server/services/auth-secret";
import { callerAddress } from "@/server/caller-address";
import { peerOf } from "@/server/metrics/observe-requests";
import { oidcProvider, refusalAddress } from "@/server/oidc-provider";
import { singleSignOn } from "@/server/services/single-sign-on";
import { findPerson, SESSION_SECONDS, signIn, signOut, type Person } from "@/server/services/sign-in";

/** One name whether the page came by http or https: who reads the cookie need not know which it was. */
export const SESSION_COOKIE = "log-intelligence.session";

/** The code the sign-in page gets when it must wait: `slowed:<seconds>`. */
export const SLOWED = "slowed";

const tokenSchema = z.object({ sessionId: z.uuid() });
const credentialsSchema = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1024) });

/** What a request says about where it comes from. */
export interface RequestOrigin {
  address: string;
  userAgent: string | null;
  isSecure: boolean;
}

/** Reads the origin of a request. */
export function requestOrigin(headers: Headers): RequestOrigin {
  const publicUrl = env().PUBLIC_URL;
  return {
    address: callerAddress({ peer: peerOf(headers), forwardedFor: headers.get("x-forwarded-for"), isBehindProxy: publicUrl !== undefined }) ?? "unknown",
    userAgent: headers.get("user-agent"),
    isSecure: publicUrl === undefined ? headers.get("x-forwarded-proto") === "https" : publicUrl.startsWith("https:"),
  };
}

/**
 * The settings of next-auth for one request. The cookie carries an encrypted JWT with the id of a session row and
 * nothing else that is trusted: the row decides.
 */
export async function authOptions(origin: RequestOrigin): Promise<NextAuthOptions> {
  trustHost();
  const provider = singleSignOn();
  return {
    secret: await authSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: "lax", path: "/", secure: origin.isSecure } } },
    providers: [
      CredentialsProvider({
        id: "password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => authorize(credentials, origin),
      }),
      ...(provider === null ? [] : [oidcProvider(provider, origin)]),
    ],
    callbacks: {
      signIn: ({ user }) => refusalAddress(user) ?? true,
      jwt({ token, user }) {
        return isSignedIn(user) ? { sub: user.id, sessionId: user.sessionId } : token;
      },
    },
    events: {
      async signOut({ token }) {
        const parsed = tokenSchema.safeParse(token);
        if (parsed.success) await signOut(parsed.data.sessionId);
      },
    },
  };
}

/** What `authorize` hands to the `jwt` callback. */
interface SignedIn {
  id: string;
  sessionId: string;
}

function isSignedIn(user: unknown): user is SignedIn {
  return typeof user === "object" && user !== null && "sessionId" in user;
}

async function authorize(credentials: unknown, origin: RequestOrigin): Promise<SignedIn | null> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const outcome = await signIn({ ...parsed.data, address: origin.address, userAgent: origin.userAgent });
  // next-auth passes an error's message on to the page, and has no other way to say more than "no".
  if (outcome.kind === "slowed") throw new Error(`${SLOWED}:${String(outcome.retrySeconds)}`);
  return outcome.kind === "signed-in" ? { id: String(outcome.userId), sessionId: outcome.sessionId } : null;
}

/** next-auth takes its own address from the environment alone: ours if one is set, else the host of the request. */
function trustHost(): void {
  const publicUrl = env().PUBLIC_URL;
  if (publicUrl !== undefined) process.env.NEXTAUTH_URL = publicUrl;
  else process.env.AUTH_TRUST_HOST = "true";
}

/**
 * The person a session cookie stands for, checked against the session's row.
 * @param token the cookie's value; a forged, foreign or old one is nobody
 */
export async function findPersonByToken(token: string | undefined): Promise<Person | null> {
  if (token === undefined || token === "") return null;
  const decoded = await decode({ token, secret: await authSecret() }).catch(() => null);
  const parsed = tokenSchema.safeParse(decoded);
  return parsed.success ? findPerson(parsed.data.sessionId) : null;
}

/** The value of the session cookie in a `Cookie` header. */
export function sessionTokenOf(headers: Headers): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1);
}
