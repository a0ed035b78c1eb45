import { createHash } from "node:crypto";

/** How many bytes a piece of content is recognised by. */
export const FINGERPRINT_BYTES = 1_024;

const HASH_BYTES = 16;

/** By what a piece of content is recognised: its hash, and how long it is. */
export interface Fingerprint {
  bytes: number;
  hash: string;
}

/** A file as its place listed it. */
export interface Seen {
  bytes: number | null;
  modifiedMs: number | null;
  /** Since when it has been seen like this, in milliseconds. */
  sinceMs: number;
}

/**
 * How far the content of a file has been taken. It belongs to the content, not to the name: a log that was rotated is known
 * by its first bytes, and by those before the place where it goes on. One alone would not do: many logs begin alike.
 */
export interface Cursor {
  /** What was taken, in bytes from its beginning. */
  bytes: number;
  /** Of the first bytes of the file. */
  head: Fingerprint;
  /** Of the last bytes before `bytes`. */
  anchor: Fingerprint;
  seen: Seen;
}

/** Of a piece of up to `FINGERPRINT_BYTES`. */
export function fingerprintOf(content: Buffer): Fingerprint {
  return { bytes: content.length, hash: createHash("sha256").update(content).digest().subarray(0, HASH_BYTES).toString("base64url") };
}

export function isSameContent(left: Fingerprint, right: Fingerprint): boolean {
  return left.bytes === right.bytes && left.hash === right.hash;
}

const UNKNOWN = "-";

/** A cursor but for its bytes, as text for the database. */
export function writeMarker({ head, anchor, seen }: Cursor): string {
  return [head.bytes, head.hash, anchor.bytes, anchor.hash, seen.bytes ?? UNKNOWN, seen.modifiedMs ?? UNKNOWN, seen.sinceMs].join(" ");
}

/** @returns null where the marker says nothing: the file is then as one never seen */
export function readCursor({ bytes, marker }: { bytes: number; marker: string | null }): Cursor | null {
  const parts = marker?.split(" ") ?? [];
  const [headBytes, headHash, anchorBytes, anchorHash, seenBytes, modified, since] = parts;
  if (headHash === undefined || anchorHash === undefined || since === undefined) return null;
  const known = (text: string | undefined): number | null => (text === UNKNOWN ? null : Number(text));
  return {
    bytes,
    head: { bytes: Number(headBytes), hash: headHash },
    anchor: { bytes: Number(anchorBytes), hash: anchorHash },
    seen: { bytes: known(seenBytes), modifiedMs: known(modified), sinceMs: Number(since) },
  };
}
