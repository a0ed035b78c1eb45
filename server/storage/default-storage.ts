import path from "node:path";
import { env } from "@/server/env";
import { createFolderStorage } from "./folder-storage";
import type { Storage } from "./storage";

let current: Storage | undefined;

/** The storage of this installation: the folder STORAGE_DIR, else `storage` in its state folder. */
export function defaultStorage(): Storage {
  current ??= createFolderStorage(storageDirectory());
  return current;
}

/** The folder of it, absolute. */
export function storageDirectory(): string {
  const { STORAGE_DIR: chosen, STATE_DIR: state } = env();
  return path.resolve(/* turbopackIgnore: true */ chosen ?? path.join(state, "storage"));
}
