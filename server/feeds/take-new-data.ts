import { type Compression, withoutPackedEnding } from "@/server/domain/extract/compressions";
import { type Content, detectContent, HEAD_BYTES } from "@/server/domain/extract/detect-content";
import { findCandidates, isSettled, type Listed, mayHaveNews, seenAs, seenToEnd } from "@/server/domain/feeds/choose-new-data";
import { type Cursor, FINGERPRINT_BYTES, fingerprintOf, isSameContent } from "@/server/domain/feeds/cursor";
import { createLineCut, preambleOf } from "@/server/domain/feeds/line-cut";
import { behindNuls, type TextStart } from "./behind-nuls";
import { FeedError, type FeedReader } from "./feed-reader";
import { lookInside } from "./look-inside";
import type { Piece } from "./piece";
import { restOfPacked } from "./rest-of-packed";
import { readStretch, type Spool, spool } from "./spool";
import { isAnothers, type Taking } from "./taking";

/** A file that is being looked at. */
interface Look extends TextStart {
  file: Listed;
  own: Cursor | null;
  /** The cursor that it goes on from; null where nothing of it was taken. */
  from: Cursor | null;
  /** What its cursor has whatever was taken. */
  base: Pick<Cursor, "head" | "seen">;
}

const NOTHING: Buffer = Buffer.alloc(0);

/**
 * The new data of a file: all of a new one, what came to one that grew, all of one that was replaced. How far it was taken is
 * learned piece by piece. Text ends with a line; an archive or a packed file is one piece.
 * @throws FeedError where the file cannot be read, does not fit into a piece, or, told once, holds no log; behind a piece that
 * has what was taken before
 */
export async function* takeNewData(taking: Taking, file: Listed): AsyncGenerator<Piece> {
  const look = await lookAt(taking, file);
  if (look === null) return;
  const content = detectContent(look.head);
  if (look.head.length === 0) return learn(taking, look, { bytes: 0, anchor: NOTHING });
  if (content.kind === "binary" || content.kind === "unknown") return leaveOut(taking, look, content.kind === "binary" ? "binary" : content.contentKind);
  if (content.kind === "text") yield* takeText(taking, look);
  else yield* takeWhole(taking, look, content);
}

/** Null where there is nothing new for sure. */
async function lookAt(taking: Taking, file: Listed): Promise<Look | null> {
  const { reader, known, nowMs } = taking;
  const own = known.find(file.key);
  if (!mayHaveNews(file, own, nowMs)) return null;
  const head = await readStretch(reader.read(file.key, 0, HEAD_BYTES), HEAD_BYTES);
  const start = head.subarray(0, FINGERPRINT_BYTES);
  const text = await behindNuls(reader, file.key, head);
  const base = { head: fingerprintOf(start), seen: seenAs(file, own, nowMs) };
  for (const candidate of findCandidates(start, file, own, known.index)) {
    const { key, cursor } = candidate;
    if (key !== file.key && (await isAnothers(taking, candidate))) continue;
    if (await holds(reader, file.key, cursor)) return { file, ...text, own, from: cursor, base };
  }
  return { file, ...text, own, from: null, base };
}

/** Whether the bytes before a cursor's place are the ones that were taken. */
async function holds(reader: FeedReader, key: string, { bytes, anchor }: Cursor): Promise<boolean> {
  if (anchor.bytes === 0) return true;
  return isSameContent(fingerprintOf(await readStretch(reader.read(key, bytes - anchor.bytes, bytes), anchor.bytes)), anchor);
}

function learn({ known }: Taking, { file, from, base }: Look, { bytes, anchor }: { bytes: number; anchor: Buffer | Cursor["anchor"] }): void {
  known.learn(file.key, { ...base, bytes, anchor: Buffer.isBuffer(anchor) ? fingerprintOf(anchor) : anchor }, from);
}

/** @throws FeedError the first time that a content is met */
function leaveOut(taking: Taking, look: Look, contentKind: string): void {
  const { file, from } = look;
  learn(taking, look, { bytes: file.bytes ?? 0, anchor: NOTHING });
  if (from === null) throw new FeedError({ code: "feed-file-no-log", params: { file: file.key, contentKind } });
}

async function* takeWhole(taking: Taking, look: Look, content: Content): AsyncGenerator<Piece> {
  const { file, from, base } = look;
  if (from !== null && from.bytes > 0 && from.bytes === file.bytes) return learn(taking, look, from);
  // One that is still being written would be taken for a damaged one.
  if (base.seen.modifiedMs !== null && !isSettled(base.seen, taking.nowMs)) return learn(taking, look, { bytes: 0, anchor: NOTHING });
  const limit = taking.pieceBytes;
  const tooLarge = new FeedError({ code: "feed-file-too-large", params: { file: file.key, limit } });
  if (file.bytes !== null && file.bytes > limit) throw tooLarge;
  const whole = await spool(taking.reader.read(file.key, 0, limit + 1), taking.storage, taking.spoolKey);
  try {
    if (whole.bytes > limit) throw tooLarge;
    // Where the place does not say how long it is, only reading it does.
    if (from !== null && from.bytes === whole.bytes) return learn(taking, look, from);
    // A damaged one is told of once, and looked at again when it has changed.
    learn(taking, look, { bytes: whole.bytes, anchor: await endOf(whole, whole.bytes) });
    const all = { ...pieceOf(look, whole, whole.bytes), inside: await lookInside(taking, whole, file.key) };
    if (content.kind !== "packed") return yield* takeAll(look, all);
    yield* takePacked(taking, look, { all, whole, compression: content.compression });
  } finally {
    await whole.drop();
  }
}

/** @throws FeedError behind the piece, where an earlier visit took some of it */
async function* takeAll({ file, own, from, head }: Look, all: Piece): AsyncGenerator<Piece> {
  yield all;
  // At the beginning of a binary log stands how far it goes: it is never as it was, and so known by its key alone.
  const isGrown = (from !== null && from.bytes > 0) || (detectContent(head).kind === "binary-log" && own !== null && own.anchor.bytes > 0);
  if (isGrown) throw new FeedError({ code: TAKEN_AGAIN, params: { file: file.key } });
}

/** The code of what is no failure, but told like one. */
export const TAKEN_AGAIN = "feed-file-taken-again";

/** A log that was packed after it was read has brought most of it already. */
async function* takePacked(taking: Taking, look: Look, { all, whole, compression }: { all: Piece; whole: Spool; compression: Compression }): AsyncGenerator<Piece> {
  const { key } = look.file;
  const known = await restOfPacked(taking, whole, { key, compression });
  if (known === null) return yield* takeAll(look, all);
  const { rest, head, from } = known;
  try {
    learn(taking, { ...look, from }, { bytes: whole.bytes, anchor: await endOf(whole, whole.bytes) });
    const preamble = preambleOf(key, head);
    if (rest.bytes + preamble.length > taking.pieceBytes) throw new FeedError({ code: "feed-file-too-large", params: { file: key, limit: taking.pieceBytes } });
    if (rest.bytes > 0) yield { ...pieceOf(look, rest, rest.bytes, preamble), key: withoutPackedEnding(key) };
  } finally {
    await rest.drop();
  }
}

async function* takeText(taking: Taking, look: Look): AsyncGenerator<Piece> {
  const { file, head, from: known } = look;
  const start = Math.max(known?.bytes ?? 0, look.start);
  let from = start;
  for (let isMore = true; isMore; ) {
    const preamble = from === look.start ? NOTHING : preambleOf(file.key, head);
    const room = taking.pieceBytes - preamble.length;
    const cut = createLineCut(head);
    const stretch = await spool(watch(taking.reader.read(file.key, from, from + room), from, cut.add), taking.storage, taking.spoolKey);
    try {
      isMore = stretch.bytes >= room;
      const seen = isMore ? look : seenBehind(taking, look, from + stretch.bytes);
      const taken = takenBytes(taking, seen, { from, bytes: stretch.bytes, end: cut.end, isMore });
      if (taken === 0) {
        if (from === start) learn(taking, seen, { bytes: from, anchor: known?.anchor ?? NOTHING });
        return;
      }
      from += taken;
      learn(taking, seen, { bytes: from, anchor: await endOf(stretch, taken) });
      yield pieceOf(look, stretch, taken, preamble);
    } finally {
      await stretch.drop();
    }
  }
}

/** A file that was read to its end; `bytes` is where that was. */
function seenBehind({ nowMs }: Taking, look: Look, bytes: number): Look {
  const { file, own, from, base } = look;
  if (file.bytes !== null) return look;
  return { ...look, base: { ...base, seen: seenToEnd(base.seen, bytes, { before: from === own ? own : null, nowMs }) } };
}

/** How much of a stretch is taken: whole lines; what follows the last one only where the file ended there, or a line is longer than a piece. */
function takenBytes({ nowMs }: Taking, { file, base }: Look, { from, bytes, end, isMore }: { from: number; bytes: number; end: number | null; isMore: boolean }): number {
  if (isMore) return end === null ? bytes : end - from;
  // The time a place gives is that of a length it gives as well.
  const isStill = isSettled(file.bytes === null ? { ...base.seen, modifiedMs: null } : base.seen, nowMs);
  const isEnded = isStill && base.seen.bytes === from + bytes;
  return isEnded ? bytes : (end ?? from) - from;
}

/**
 * Places the cursor of a file behind all that is there, without taking it.
 * @throws FeedError where the file cannot be read
 */
export async function passOver(taking: Taking, file: Listed): Promise<void> {
  const look = await lookAt(taking, file);
  if (look === null) return;
  const start = Math.max(0, (file.bytes ?? 0) - TAIL_BYTES);
  const tail = await readEnd(taking.reader.read(file.key, start), start);
  const cut = createLineCut(look.head);
  cut.add(tail.content, tail.end - tail.content.length);
  const bytes = detectContent(look.head).kind === "text" ? (cut.end ?? tail.end) : tail.end;
  const taken = tail.content.subarray(0, tail.content.length - (tail.end - bytes));
  learn(taking, look, { bytes, anchor: taken.subarray(-FINGERPRINT_BYTES) });
}

/** Lines that are longer end where their file ends. */
const TAIL_BYTES = 64 * 1024;

async function readEnd(content: AsyncIterable<Buffer>, start: number): Promise<{ content: Buffer; end: number }> {
  let tail: Buffer = Buffer.alloc(0);
  let end = start;
  for await (const piece of content) {
    end += piece.length;
    tail = Buffer.concat([tail, piece]).subarray(-TAIL_BYTES);
  }
  return { content: tail, end };
}

async function* watch(content: AsyncIterable<Buffer>, start: number, add: (piece: Buffer, at: number) => void): AsyncGenerator<Buffer> {
  let at = start;
  for await (const piece of content) {
    add(piece, at);
    at += piece.length;
    yield piece;
  }
}

/** The last of the first `bytes`. */
function endOf(content: Spool, bytes: number): Promise<Buffer> {
  const length = Math.min(FINGERPRINT_BYTES, bytes);
  return content.read(bytes - length, length);
}

function pieceOf({ file }: Look, content: Spool, bytes: number, preamble = NOTHING): Piece {
  return { key: file.key, modifiedAt: file.modifiedAt, bytes: preamble.length + bytes, inside: { entries: 0, bytes: 0 }, content: prefixed(preamble, content.stream(0, bytes)) };
}

async function* prefixed(preamble: Buffer, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (preamble.length > 0) yield preamble;
  yield* content;
}
