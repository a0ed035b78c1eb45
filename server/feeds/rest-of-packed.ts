import { peekStream } from "@/server/archive/peek-stream";
import { unpackStream } from "@/server/archive/unpack-stream";
import type { Compression } from "@/server/domain/extract/compressions";
import { detectContent, HEAD_BYTES } from "@/server/domain/extract/detect-content";
import { createExtractMeter } from "@/server/domain/extract/extract-meter";
import { findCandidates } from "@/server/domain/feeds/choose-new-data";
import { type Cursor, FINGERPRINT_BYTES, fingerprintOf, isSameContent } from "@/server/domain/feeds/cursor";
import { type Spool, spool } from "./spool";
import { isAnothers, type Taking } from "./taking";

/** What a packed log has beyond what was taken of it before it was packed. */
export interface RestOfPacked {
  from: Cursor;
  /** Its first bytes, unpacked. */
  head: Buffer;
  /** Unpacked. */
  rest: Spool;
}

/** Thrown where a packed file turns out to be another one than the cursor's. */
class OtherContent extends Error {}

/**
 * Looks whether a packed file is a log that was taken while it was a plain one, as `logrotate` leaves them.
 * @param packed sound, as far as unpacking it tells
 * @returns null where nothing of it is known
 */
export async function restOfPacked(taking: Taking, packed: Spool, { key, compression }: { key: string; compression: Compression }): Promise<RestOfPacked | null> {
  const unpack = (): AsyncGenerator<Buffer> => unpackStream(compression, packed.stream(), { path: key, meter: createExtractMeter(taking.limits).startFile(key, false) });
  const peeked = await peekStream(unpack(), HEAD_BYTES);
  await peeked.close();
  const { head } = peeked;
  if (detectContent(head).kind !== "text") return null;
  for (const candidate of findCandidates(head.subarray(0, FINGERPRINT_BYTES), { key, bytes: null, modifiedAt: null }, null, taking.known.index)) {
    const { cursor } = candidate;
    if (cursor.bytes === 0 || (await isAnothers(taking, candidate))) continue;
    const rest = await spool(behind(unpack(), cursor), taking.storage, `${taking.spoolKey}-rest`).catch((error: unknown) => {
      if (error instanceof OtherContent) return null;
      throw error;
    });
    if (rest !== null) return { from: cursor, head, rest };
  }
  return null;
}

/**
 * What stands behind the place of a cursor.
 * @throws OtherContent where other bytes stand before it, or it ends sooner
 */
async function* behind(content: AsyncIterable<Buffer>, { bytes, anchor }: Cursor): AsyncGenerator<Buffer> {
  const before: Buffer[] = [];
  let at = 0;
  for await (const piece of content) {
    const start = at;
    at += piece.length;
    if (start < bytes && at > bytes - anchor.bytes) before.push(piece.subarray(Math.max(0, bytes - anchor.bytes - start), bytes - start));
    if (start < bytes && at >= bytes) refuseOther(before, anchor);
    if (at > bytes) yield piece.subarray(Math.max(0, bytes - start));
  }
  if (at < bytes) throw new OtherContent();
}

function refuseOther(before: readonly Buffer[], anchor: Cursor["anchor"]): void {
  if (!isSameContent(fingerprintOf(Buffer.concat(before)), anchor)) throw new OtherContent();
}
