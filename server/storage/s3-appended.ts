import { randomUUID } from "node:crypto";
import { deleteObjects, type ListedObject, listPages } from "@/server/s3/listing";
import { headObject, putNewObject, replaceMetadata, type S3Object } from "@/server/s3/objects";
import type { S3Connection } from "@/server/s3/s3-connection";
import { cutContent } from "./cut-content";
import type { AppendResult, Content } from "./storage";

/*
 * No object of a bucket can be added to. One that grows is made of parts, each an object of its own named for the offset it
 * belongs at, below the key: `uploads/7/.at-000000000000000`, hidden, so that no key can name it. A part is written only where
 * none of its name is (`If-None-Match: *`), so that of two writers at one offset the bucket itself refuses one.
 *
 * One that `write` has made and that is added to later keeps its beginning under its own key, marked as going on: without the
 * mark nobody looks for parts, and what has none is opened with one request.
 */

/** Bytes of a part: what is held of a growing object at a time. */
const PART_BYTES = 8 * 1024 ** 2;

/** More digits than the bytes of the largest object have. */
const OFFSET_DIGITS = 15;

/** A list comes in pages of so many; behind a full one there may be more. */
const PAGE_OBJECTS = 1_000;

/** The mark on an object that goes on in parts. */
const MARK = { continued: "true" };

/** A key of the bucket whose object has parts. */
function partKey(key: string, offset: number): string {
  return `${key}/.at-${String(offset).padStart(OFFSET_DIGITS, "0")}`;
}

/** Where a part belongs. */
function offsetOf(part: ListedObject): number {
  return Number(part.key.slice(-OFFSET_DIGITS));
}

/** Whether more of an object lies in parts. Of one that is not there all of it may. */
export function isContinued(base: S3Object | null): boolean {
  return base === null || base.metadata.continued === MARK.continued;
}

/**
 * The parts of an object in order, from the end of its beginning as far as they join up.
 * @param baseBytes of the object under the key itself
 */
export async function listParts(connection: S3Connection, key: string, baseBytes: number): Promise<ListedObject[]> {
  const parts: ListedObject[] = [];
  let end = baseBytes;
  for await (const { objects } of listPages(connection, { prefix: `${key}/.at-` })) {
    for (const object of objects) {
      // What begins elsewhere is left of a writer that was overtaken.
      if (object.key !== partKey(key, end) || object.bytes === 0) continue;
      parts.push(object);
      end += object.bytes;
    }
  }
  return parts;
}

/** See `Storage.append`. Nothing is created by nothing: an object is there from its first byte on. */
export async function appendParts(connection: S3Connection, key: string, offset: number, content: Content): Promise<AppendResult> {
  const [base, isEnd] = await Promise.all([headObject(connection, key), endsAt(connection, key, offset)]);
  if (!isContinued(base) && base !== null) {
    if (base.bytes !== offset) return { kind: "wrong-offset", bytes: base.bytes };
    await continueInParts(connection, key);
  } else if (!isEnd) {
    const bytes = await measure(connection, key, base?.bytes ?? 0);
    if (bytes !== offset) return { kind: "wrong-offset", bytes };
  }
  const writer = randomUUID();
  let end = offset;
  for await (const part of cutContent(content, PART_BYTES, { keepsBrokenPart: true })) {
    if (!(await putNewObject(connection, partKey(key, end), part, writer))) return { kind: "wrong-offset", bytes: await measure(connection, key, base?.bytes ?? 0) };
    end += part.length;
  }
  return { kind: "appended", bytes: end };
}

/**
 * Whether the last part ends at an offset, seen from the parts near it alone: none is longer than PART_BYTES, so an upload of
 * thousands of them is not listed for each piece of it.
 */
async function endsAt(connection: S3Connection, key: string, offset: number): Promise<boolean> {
  const near = offset - PART_BYTES - 1;
  for await (const { objects } of listPages(connection, { prefix: `${key}/.at-`, ...(near < 0 ? {} : { startAfter: partKey(key, near) }) })) {
    const last = objects.at(-1);
    return last !== undefined && objects.length < PAGE_OBJECTS && offsetOf(last) + last.bytes === offset;
  }
  return false;
}

async function measure(connection: S3Connection, key: string, baseBytes: number): Promise<number> {
  const last = (await listParts(connection, key, baseBytes)).at(-1);
  return last === undefined ? baseBytes : offsetOf(last) + last.bytes;
}

/** Marks an object as going on. Parts of another one that stood here before it would be taken for its own. */
async function continueInParts(connection: S3Connection, key: string): Promise<void> {
  const stale: string[] = [];
  for await (const { objects } of listPages(connection, { prefix: `${key}/.at-` })) stale.push(...objects.map((object) => object.key));
  if (stale.length > 0) await deleteObjects(connection, stale);
  await replaceMetadata(connection, key, MARK);
}
