/** Why a new password is not taken. */
export type PasswordFault = "too-short" | "too-long" | "too-plain" | "too-personal" | "unchanged";

export const MIN_PASSWORD_LENGTH = 8;
/** Longer ones only cost time to hash. */
export const MAX_PASSWORD_LENGTH = 200;
/** `aaaaaaaa` and `12121212` are long and no passwords. */
const MIN_DIFFERENT = 4;

/**
 * Whether a password may be set. Length is what makes guessing hard, so there are no rules on kinds of characters.
 * @param known what an attacker knows of its owner: e-mail address, name
 * @param current the password it replaces, where there is one
 */
export function passwordFault(password: string, known: readonly string[], current: string | null): PasswordFault | null {
  const characters = [...password];
  if (characters.length < MIN_PASSWORD_LENGTH) return "too-short";
  if (characters.length > MAX_PASSWORD_LENGTH) return "too-long";
  if (new Set(characters).size < MIN_DIFFERENT) return "too-plain";
  if (known.some((word) => word.toLowerCase() === password.toLowerCase())) return "too-personal";
  return password === current ? "unchanged" : null;
}
