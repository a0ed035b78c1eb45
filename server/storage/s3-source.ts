import { getObject } from "@/server/s3/objects";
import { readAhead } from "@/server/s3/read-ahead";
import type { S3Connection } from "@/server/s3/s3-connection";
import { S3Error } from "@/server/s3/s3-error";
import type { ByteSource } from "./byte-source";

/** An object, or a part of one that grew: they lie one behind the other. */
export interface SourcePart {
  key: string;
  bytes: number;
  /** Where given, it must still be that object. */
  etag?: string;
}

/** Bytes held, and where they begin. */
export interface Window {
  start: number;
  content: Buffer;
}

/** How much is fetched where less is wanted: what is asked for next mostly stands near it (a header, then what it is of). */
export const WINDOW_BYTES = 64 * 1024;

/** Parts fetched at a time: one that many pushes joined has thousands of small ones. */
const FETCHES_IN_HAND = 8;

/**
 * An object of a bucket as a byte source. Small reads are served from a window, so that those of a table and of what it
 * points to are one request each and not ten.
 * @param tail what the opening has read of its end
 */
export function createS3Source(connection: S3Connection, parts: readonly SourcePart[], tail: Window | null): ByteSource {
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  let held = tail;
  const heldRange = (start: number, end: number): Buffer | null =>
    [held, tail].flatMap((window) => (window !== null && start >= window.start && end <= window.start + window.content.length ? [window.content.subarray(start - window.start, end - window.start)] : []))[0] ?? null;
  const fetch = async (start: number, end: number): Promise<Buffer> => heldRange(start, end) ?? fetchParts(connection, parts, start, end);
  return {
    bytes,
    async read(start, length) {
      const end = Math.min(bytes, start + length);
      if (end <= start) return Buffer.alloc(0);
      const known = heldRange(start, end);
      if (known !== null) return known;
      if (length >= WINDOW_BYTES) return fetch(start, end);
      const content = await fetch(start, Math.min(bytes, start + WINDOW_BYTES));
      held = { start, content };
      return content.subarray(0, end - start);
    },
    stream: (start = 0, end = bytes) => readAhead(fetch, start, Math.min(end, bytes)),
    close: () => Promise.resolve(),
  };
}

/** Bytes of objects that lie one behind the other. */
async function fetchParts(connection: S3Connection, parts: readonly SourcePart[], start: number, end: number): Promise<Buffer> {
  const wanted: (() => Promise<Buffer>)[] = [];
  let at = 0;
  for (const part of parts) {
    const from = Math.max(start, at);
    const to = Math.min(end, at + part.bytes);
    const partStart = at;
    if (from < to) wanted.push(() => fetchRange(connection, part, from - partStart, to - partStart));
    at += part.bytes;
  }
  const contents: Buffer[] = [];
  for (let next = 0; next < wanted.length; next += FETCHES_IN_HAND) contents.push(...(await Promise.all(wanted.slice(next, next + FETCHES_IN_HAND).map((begin) => begin()))));
  const [only] = contents;
  return contents.length === 1 && only !== undefined ? only : Buffer.concat(contents);
}

async function fetchRange(connection: S3Connection, { key, etag }: SourcePart, start: number, end: number): Promise<Buffer> {
  const read = await getObject(connection, key, { start, end }, etag);
  if (read === null) throw new S3Error({ code: "s3-object-missing", params: { bucket: connection.bucket } });
  return read.content;
}
