import { createHash, randomBytes } from "node:crypto";

/** Marks our keys, so that a leaked one is recognised by scanners. */
const MARK = "lip_";
const PREFIX_LENGTH = 10;

export interface ApiKeySecret {
  /** Shown once. */
  secret: string;
  hash: Buffer;
  /** Kept readable, to tell keys apart. */
  prefix: string;
}

/** Makes the secret of a new API key: 256 random bits. */
export function createApiKeySecret(): ApiKeySecret {
  const secret = MARK + randomBytes(32).toString("base64url");
  return { secret, hash: hashApiKey(secret), prefix: secret.slice(0, PREFIX_LENGTH) };
}

/** What is stored of a key. A plain hash is enough for 256 random bits. */
export function hashApiKey(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
