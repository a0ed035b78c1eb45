import path from "node:path";
import { type Env, env } from "@/server/env";
import { createFolderStorage } from "./folder-storage";
import { createS3Storage, type S3Place } from "./s3-storage";
import type { Storage } from "./storage";

let current: Storage | undefined;

/** The storage of this installation: the bucket S3_BUCKET, else the folder STORAGE_DIR, else `storage` in its state folder. */
export function defaultStorage(): Storage {
  if (current !== undefined) return current;
  const bucket = bucketOf(env());
  current = bucket === null ? createFolderStorage(storageDirectory()) : createS3Storage(bucket);
  return current;
}

/** Where that is, for people: an absolute folder, or a bucket with its prefix. */
export function storagePlace(): { kind: "folder" | "bucket"; name: string } {
  const bucket = bucketOf(env());
  if (bucket === null) return { kind: "folder", name: storageDirectory() };
  return { kind: "bucket", name: bucket.prefix === "" ? bucket.bucket : `${bucket.bucket}/${bucket.prefix}` };
}

/** The settings that say where it is: what another process needs to use it, the bucket's secret among them. */
export type StorageSettings = Pick<Env, "STORAGE_DIR" | "S3_BUCKET" | "S3_ENDPOINT" | "S3_REGION" | "S3_PREFIX" | "S3_PATH_STYLE" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY">;

/** See StorageSettings; a folder is absolute. */
export function storageSettings(): StorageSettings {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_PREFIX, S3_PATH_STYLE, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  const STORAGE_DIR = S3_BUCKET === undefined ? storageDirectory() : undefined;
  return { STORAGE_DIR, S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_PREFIX, S3_PATH_STYLE, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
}

/** What takes the settings of a storage away, before others are set. */
export const NO_STORAGE = { STORAGE_DIR: undefined, S3_BUCKET: undefined, S3_ENDPOINT: undefined, S3_PREFIX: undefined, S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined } as const;

function storageDirectory(): string {
  const { STORAGE_DIR: chosen, STATE_DIR: state } = env();
  return path.resolve(/* turbopackIgnore: true */ chosen ?? path.join(state, "storage"));
}

function bucketOf(settings: Env): S3Place | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  // One without the other two is refused where the settings are read.
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) return null;
  return { bucket, endpoint: settings.S3_ENDPOINT ?? null, region: settings.S3_REGION, prefix: settings.S3_PREFIX ?? "", pathStyle: settings.S3_PATH_STYLE, credentials: { accessKeyId, secretAccessKey } };
}
