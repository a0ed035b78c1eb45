import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type S3Server, startS3Server } from "@/tests/support/s3-server";
import { createFolderStorage } from "./folder-storage";
import { createS3Storage } from "./s3-storage";
import type { Storage } from "./storage";

/** A storage of its own for a test, and what it would leave behind of a writing that broke. */
export interface Driven {
  storage: Storage;
  unfinished(): Promise<string[]>;
}

/** A storage in a folder that goes with the test. */
export async function temporaryFolder(): Promise<Driven & { root: string }> {
  const folder = await mkdtemp(join(tmpdir(), "storage-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, "root");
  return { storage: createFolderStorage(root), root, unfinished: () => readdir(join(root, ".unfinished")) };
}

/** A bucket of a test, in a server of the test file. */
export interface DrivenBucket extends Driven {
  s3: S3Server;
  prefix: string;
  /** The same storage, as another process would have it. */
  another(): Storage;
}

/** For the tests of a file an S3 server runs. @returns what gives a test a part of its bucket */
export function withBucket(): () => Promise<DrivenBucket> {
  let s3: S3Server;
  let prefixes = 0;
  beforeAll(async () => {
    s3 = await startS3Server();
  });
  afterAll(() => s3.close());
  return async () => {
    const prefix = `test/${String(++prefixes)}`;
    onTestFinished(() => {
      s3.disturb = null;
    });
    const another = (): Storage => storageOf(s3, prefix);
    return { s3, prefix, storage: another(), another, unfinished: async () => [...s3.bucket.uploads.values()].map(({ key }) => key).filter((key) => key.startsWith(prefix)) };
  };
}

function storageOf(s3: S3Server, prefix: string): Storage {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = s3.settings;
  return createS3Storage({ endpoint, region, bucket, prefix, pathStyle: true, credentials: { accessKeyId, secretAccessKey } });
}

export const MB = 1024 ** 2;

/** Content as a network brings it. */
export async function* inPieces(content: Buffer, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += bytes) yield content.subarray(at, at + bytes);
}

/** Bytes that differ from place to place. */
export function numbered(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) content.writeUInt32LE(at, at);
  return content;
}

/** An object as text; null where there is none. */
export async function readText(storage: Storage, key: string): Promise<string | null> {
  const source = await storage.open(key);
  if (source === null) return null;
  const bytes = await source.read(0, source.bytes);
  await source.close();
  return bytes.toString();
}
