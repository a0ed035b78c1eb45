import { detectContent, HEAD_BYTES } from "@/server/domain/extract/detect-content";
import type { FeedReader } from "./feed-reader";
import { readStretch } from "./spool";

/** Where the text of a file begins, and its first bytes from there. */
export interface TextStart {
  start: number;
  head: Buffer;
}

/** No log is emptied later than this. */
const MAX_NUL_BYTES = 4 * 1024 ** 3;

/**
 * A log that was emptied while its writer goes on where it was has NULs up to there, as many as it had bytes.
 * @param head the first bytes of the file
 */
export async function behindNuls(reader: FeedReader, key: string, head: Buffer): Promise<TextStart> {
  const whole = { start: 0, head };
  if (head[0] !== 0 || detectContent(head).kind !== "binary") return whole;
  const start = await findFirstByte(reader.read(key, 0, MAX_NUL_BYTES));
  if (start === null) return whole;
  const text = await readStretch(reader.read(key, start, start + HEAD_BYTES), HEAD_BYTES);
  return detectContent(text).kind === "text" ? { start, head: text } : whole;
}

async function findFirstByte(content: AsyncIterable<Buffer>): Promise<number | null> {
  let at = 0;
  for await (const piece of content) {
    const first = piece.findIndex((byte) => byte !== 0);
    if (first >= 0) return at + first;
    at += piece.length;
  }
  return null;
}
