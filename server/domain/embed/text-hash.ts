import { createHash } from "node:crypto";

/** SHA-256 of a text in UTF-8: how the vector cache and corrections know a text again. */
export function textHash(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}
