/** What came of trying to sign in. `refused` does not say whether the name exists. */
export type SignInAnswer = { kind: "signed-in" } | { kind: "refused" } | { kind: "slowed"; seconds: number } | { kind: "failed" };

const SLOWED = /^slowed:(\d+)$/;

/** Reads next-auth's answer, where an error is a word in a string. */
export function readSignInAnswer(answer: { ok: boolean; error?: string | null } | undefined): SignInAnswer {
  if (answer === undefined) return { kind: "failed" };
  const seconds = SLOWED.exec(answer.error ?? "")?.[1];
  if (seconds !== undefined) return { kind: "slowed", seconds: Number(seconds) };
  if (answer.error === "CredentialsSignin") return { kind: "refused" };
  return answer.ok && !answer.error ? { kind: "signed-in" } : { kind: "failed" };
}
