import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { emailAddress } from "@/server/email-address";
import { type SingleSignOn, signInThroughProvider } from "@/server/services/single-sign-on";

/** The id of the provider: part of the address it sends people back to, `/api/auth/callback/oidc`. */
export const OIDC_PROVIDER = "oidc";

/** The code the sign-in page gets where the provider vouched for somebody and we still refuse: `sso-<reason>`. */
const REFUSED = "sso-";

const claimsSchema = z.object({
  iss: z.string().optional(),
  sub: z.string().min(1).max(255),
  email: emailAddress.optional().catch(undefined),
  // Some providers send words.
  email_verified: z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]).optional().catch(undefined),
  name: z.string().trim().min(1).max(100).optional().catch(undefined),
});

/** What became of somebody the provider vouched for: a session of ours, or why not. */
interface Vouched {
  id: string;
  sessionId?: string;
  refusal?: string;
}

/** Any provider of OpenID Connect, found by its discovery document; the code is bound to the browser by PKCE, state and nonce. */
export function oidcProvider({ issuer, clientId, clientSecret }: SingleSignOn, origin: { address: string; userAgent: string | null }): OAuthConfig<unknown> {
  return {
    id: OIDC_PROVIDER,
    name: "OpenID Connect",
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    userinfo: { request: ({ client, tokens }) => claimsOf(client, tokens) },
    profile: (profile) => vouchedFor(profile, issuer, origin),
  };
}

type UserinfoCall = Parameters<NonNullable<Exclude<OAuthConfig<unknown>["userinfo"], string | undefined>["request"]>>[0];

const idClaimsSchema = z.looseObject({ sub: z.string() });

/** What is known of a person: the ID token says all of it, or the provider keeps the address for who asks (OpenID Connect Core 1.0, 5.4). */
async function claimsOf(client: UserinfoCall["client"], tokens: UserinfoCall["tokens"]): Promise<z.output<typeof idClaimsSchema>> {
  // Its signature, issuer, audience and nonce were checked when it came.
  const claims = idClaimsSchema.parse(JSON.parse(Buffer.from(tokens.id_token?.split(".")[1] ?? "", "base64url").toString()));
  if (claims.email !== undefined || client.issuer.metadata.userinfo_endpoint === undefined || tokens.access_token === undefined) return claims;
  const told = await client.userinfo(tokens.access_token);
  // Both are about one person, or the second says nothing.
  return told.sub === claims.sub ? { ...told, ...claims } : claims;
}

async function vouchedFor(profile: unknown, issuer: string, origin: { address: string; userAgent: string | null }): Promise<Vouched> {
  const claims = claimsSchema.parse(profile);
  const outcome = await signInThroughProvider(
    { issuer: claims.iss ?? issuer, subject: claims.sub, email: claims.email ?? null, isEmailVerified: claims.email_verified ?? false, name: claims.name ?? null },
    origin,
  );
  if (outcome.kind === "refused") return { id: claims.sub, refusal: outcome.reason };
  return { id: String(outcome.userId), sessionId: outcome.sessionId };
}

/** Where to send somebody the provider vouched for and we refuse; null where we do not. */
export function refusalAddress(user: unknown): string | null {
  if (typeof user !== "object" || user === null || !("refusal" in user) || typeof user.refusal !== "string") return null;
  return `/sign-in?error=${REFUSED}${user.refusal}`;
}
