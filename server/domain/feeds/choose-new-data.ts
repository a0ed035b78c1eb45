import { type Cursor, FINGERPRINT_BYTES, fingerprintOf, isSameContent, type Seen } from "./cursor";

/** A file as its place lists it. */
export interface Listed {
  key: string;
  bytes: number | null;
  modifiedAt: Date | null;
}

/**
 * What nobody has written to for so long is taken for ended: its last line counts as whole without a line end, and an archive
 * as written to its end.
 */
export const SETTLED_MS = 60_000;

/** How a file looks now, and since when. */
export function seenAs(file: Listed, before: Cursor | null, nowMs: number): Seen {
  return { bytes: file.bytes, modifiedMs: file.modifiedAt?.getTime() ?? null, sinceMs: before !== null && isAsSeen(file, before) ? before.seen.sinceMs : nowMs };
}

/**
 * The same where the place does not say how long its files are: only reading one to its end tells whether it stands still.
 * @param bytes how long it was found to be
 * @param before the cursor of its key, where it goes on from that
 */
export function seenToEnd(seen: Seen, bytes: number, { before, nowMs }: { before: Cursor | null; nowMs: number }): Seen {
  return { ...seen, bytes, sinceMs: before?.seen.bytes === bytes ? seen.sinceMs : nowMs };
}

function isAsSeen({ bytes, modifiedAt }: Listed, { seen }: Cursor): boolean {
  return (bytes === null || seen.bytes === bytes) && seen.modifiedMs === (modifiedAt?.getTime() ?? null);
}

/** Whether nobody has written to a file for a while: by the clock of its place, or, where that says nothing, by what was seen of it. */
export function isSettled({ modifiedMs, sinceMs }: Seen, nowMs: number): boolean {
  return nowMs - sinceMs >= SETTLED_MS || (modifiedMs !== null && nowMs - modifiedMs >= SETTLED_MS);
}

/** Whether a file that is listed may have something new, so that it is worth a look. No time is a watermark: what is not known is looked at, however old. */
export function mayHaveNews(file: Listed, own: Cursor | null, nowMs: number): boolean {
  if (own === null || file.bytes === null || !isAsSeen(file, own)) return true;
  return own.bytes < file.bytes && isSettled(own.seen, nowMs);
}

/** A cursor, and the key its content was found under. */
export interface KeyedCursor {
  key: string;
  cursor: Cursor;
}

/** Cursors by the content they belong to. */
export interface CursorIndex {
  add(key: string, cursor: Cursor): void;
  /** Those of which the first bytes are these, the furthest first. */
  find(head: Buffer): KeyedCursor[];
}

/** Puts cursors in order for look-ups by content. */
export function createCursorIndex(): CursorIndex {
  const byHead = new Map<string, KeyedCursor[]>();
  const lengths = new Set<number>();
  return {
    add(name, cursor) {
      // Of a file in which there was nothing every file is the continuation.
      if (cursor.head.bytes === 0) return;
      lengths.add(cursor.head.bytes);
      const key = keyOf(cursor.head);
      const others = byHead.get(key);
      if (others === undefined) byHead.set(key, [{ key: name, cursor }]);
      else others.push({ key: name, cursor });
    },
    find(head) {
      const found = [...lengths].filter((length) => length <= head.length).flatMap((length) => byHead.get(keyOf(fingerprintOf(head.subarray(0, length)))) ?? []);
      return found.sort((left, right) => right.cursor.bytes - left.cursor.bytes);
    },
  };
}

function keyOf({ bytes, hash }: Cursor["head"]): string {
  return `${String(bytes)} ${hash}`;
}

/** Whether the first bytes of a file are still those of its cursor. */
export function isHeadOf(head: Buffer, { head: known }: Cursor): boolean {
  return known.bytes <= head.length && isSameContent(fingerprintOf(head.subarray(0, known.bytes)), known);
}

/**
 * Whether all that was taken of a file is so little that another may begin with the same by chance: two programs that were
 * started in the same second. Then one is the other under a new name only where it is gone from under its old one.
 */
export function isShort({ head }: Cursor): boolean {
  return head.bytes < FINGERPRINT_BYTES;
}

/** Of files that begin alike (a banner, a licence) only so many are tried. */
const MAX_CANDIDATES = 16;

/**
 * The cursors from which a file may go on, to be tried in this order: each holds where the bytes before its place are those
 * of its anchor. Where none holds, the file is new or was replaced, and is taken whole.
 * @param head its first bytes, `FINGERPRINT_BYTES` of them or all there are
 * @param own the cursor of its key
 */
export function findCandidates(head: Buffer, { key, bytes }: Listed, own: Cursor | null, index: CursorIndex): KeyedCursor[] {
  const all = [...(own !== null && own.head.bytes > 0 && isHeadOf(head, own) ? [{ key, cursor: own }] : []), ...index.find(head)];
  const tried = new Map<string, KeyedCursor>();
  for (const candidate of all) {
    const { cursor } = candidate;
    if (bytes !== null && cursor.bytes > bytes) continue;
    // Short files are the same to their last byte, and no less two files for that: each is looked at.
    const place = `${String(cursor.bytes)} ${keyOf(cursor.anchor)} ${isShort(cursor) ? candidate.key : ""}`;
    if (!tried.has(place)) tried.set(place, candidate);
  }
  return [...tried.values()].slice(0, MAX_CANDIDATES);
}
