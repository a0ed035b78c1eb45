import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "./auth-secret";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What else is derived from the same secret has another word here. */
const PURPOSE = "log-intelligence feed secret";

async function key(): Promise<Buffer> {
  return Buffer.from(hkdfSync("sha256", await authSecret(), "", PURPOSE, KEY_BYTES));
}

/** Encrypts the secret of a feed for the database. */
export async function sealSecret(secret: string): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, await key(), iv);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** @returns the secret, or null where it was encrypted with another NEXTAUTH_SECRET, or is damaged */
export async function openSecret(stored: string): Promise<string | null> {
  const bytes = Buffer.from(stored, "base64");
  try {
    const decipher = createDecipheriv(CIPHER, await key(), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
