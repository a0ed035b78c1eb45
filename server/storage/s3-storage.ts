import { deleteObjects, listPages } from "@/server/s3/listing";
import { abortMultipart, lastSentAt, listMultiparts } from "@/server/s3/multipart";
import { getObject, headObject, type S3Object } from "@/server/s3/objects";
import { connectS3, type S3Connection } from "@/server/s3/s3-connection";
import type { S3Bucket } from "@/server/s3/s3-bucket";
import type { ByteSource } from "./byte-source";
import { appendParts, isContinued, listParts } from "./s3-appended";
import { createS3Source, type SourcePart, WINDOW_BYTES } from "./s3-source";
import { writeObject } from "./s3-write";
import { keyParts, type Storage, type StoredObject } from "./storage";

/** A bucket, and what the keys of a storage in it begin with. */
export interface S3Place extends S3Bucket {
  /** `logs/production`; empty: the whole bucket. */
  prefix: string;
}

/**
 * A storage in a bucket of an S3-compatible server. Unlike a file, an object that was opened cannot be read once it is removed
 * or replaced: reading then fails, and never mixes two.
 */
export function createS3Storage({ prefix, ...bucket }: S3Place): Storage {
  const connection = connectS3(bucket);
  const keyOf = (key: string): string => [...(prefix === "" ? [] : [prefix]), ...keyParts(key)].join("/");
  return {
    write: (key, content) => writeObject(connection, keyOf(key), content),
    append: (key, offset, content) => appendParts(connection, keyOf(key), offset, content),
    open: (key) => openObject(connection, keyOf(key)),
    find: (key) => findObject(connection, keyOf(key)),
    remove: (keyOrPrefix) => removeTree(connection, keyOf(keyOrPrefix)),
    size: (keyOrPrefix) => sizeOf(connection, keyOf(keyOrPrefix)),
    list: (below) => listNames(connection, `${keyOf(below)}/`),
    removeUnfinished: (before) => abortOlder(connection, prefix === "" ? "" : `${prefix}/`, before),
  };
}

/** With its end, where the tables of block files and ZIPs stand: a small object is then read with one request, a block with two. */
async function openObject(connection: S3Connection, key: string): Promise<ByteSource | null> {
  const base = await getObject(connection, key, { last: WINDOW_BYTES });
  const parts: SourcePart[] = base === null ? [] : [{ key, bytes: base.object.bytes, etag: base.object.etag }];
  if (isContinued(base?.object ?? null)) parts.push(...(await listParts(connection, key, base?.object.bytes ?? 0)).map((part) => ({ key: part.key, bytes: part.bytes })));
  if (parts.length === 0) return null;
  const tail = base === null ? null : { start: base.object.bytes - base.content.length, content: base.content };
  return createS3Source(connection, parts, tail);
}

async function findObject(connection: S3Connection, key: string): Promise<StoredObject | null> {
  const base = await headObject(connection, key);
  return isContinued(base) ? findParts(connection, key, base) : base;
}

async function findParts(connection: S3Connection, key: string, base: S3Object | null): Promise<StoredObject | null> {
  const parts = await listParts(connection, key, base?.bytes ?? 0);
  const last = parts.at(-1) ?? base;
  return last === null ? null : { bytes: parts.reduce((sum, part) => sum + part.bytes, base?.bytes ?? 0), modifiedAt: last.modifiedAt };
}

/** What lies below first, the object itself last: an object that grew is found until all of it is gone. */
async function removeTree(connection: S3Connection, key: string): Promise<void> {
  let below: string[] = [];
  for await (const { objects } of listPages(connection, { prefix: `${key}/` })) {
    if (below.length > 0) await deleteObjects(connection, below);
    below = objects.map((object) => object.key);
  }
  await deleteObjects(connection, [...below, key]);
}

async function sizeOf(connection: S3Connection, key: string): Promise<number> {
  let bytes = (await headObject(connection, key))?.bytes ?? 0;
  for await (const { objects } of listPages(connection, { prefix: `${key}/` })) bytes += objects.reduce((sum, object) => sum + object.bytes, 0);
  return bytes;
}

async function listNames(connection: S3Connection, prefix: string): Promise<string[]> {
  const names = new Set<string>();
  for await (const { objects, prefixes } of listPages(connection, { prefix, delimiter: "/" })) {
    for (const key of [...objects.map((object) => object.key), ...prefixes]) names.add(key.slice(prefix.length).replace(/\/$/, ""));
  }
  // Parts of an object that grew, and the folders that some programs show as objects.
  return [...names].filter((name) => name !== "" && !name.startsWith("."));
}

async function abortOlder(connection: S3Connection, prefix: string, before: Date): Promise<number> {
  let removed = 0;
  for await (const upload of listMultiparts(connection, prefix)) {
    if (upload.begunAt >= before || (await lastSentAt(connection, upload)) >= before) continue;
    await abortMultipart(connection, upload);
    removed++;
  }
  return removed;
}
