/** Why single sign-on ended without a session, or that something else went wrong. */
export type SignInError = { kind: "none" } | { kind: "refused"; reason: "email-unverified" | "disabled" | "other-account" } | { kind: "provider" } | { kind: "failed" };

const REASONS = ["email-unverified", "disabled", "other-account"] as const;

/** Words by which next-auth says that the provider, or the way back from it, failed. */
const PROVIDER_ERRORS = new Set(["OAuthSignin", "OAuthCallback", "OAuthCreateAccount", "Callback", "AccessDenied"]);

/** Reads the code in the address of the sign-in page. */
export function readSignInError(code: unknown): SignInError {
  if (typeof code !== "string") return { kind: "none" };
  const reason = REASONS.find((each) => code === `sso-${each}`);
  if (reason !== undefined) return { kind: "refused", reason };
  return { kind: PROVIDER_ERRORS.has(code) ? "provider" : "failed" };
}
