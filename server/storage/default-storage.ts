import path from "node:path";
import { env } from "@/server/env";
import { createFolderStorage } from "./folder-storage";
import type { Storage } from "./storage";

let current: Storage | undefined;

/** The storage of this installation: the folder STORAGE_DIR, else `.data/storage` of the checkout. */
export function defaultStorage(): Storage {
  current ??= createFolderStorage(path.resolve(env().STORAGE_DIR ?? ".data/storage"));
  return current;
}
