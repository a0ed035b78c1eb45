import { constants } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "@/server/env";
import { storagePlace } from "@/server/storage/default-storage";
import { FeedError, type FeedObject, type FeedReader } from "./feed-reader";

const PIECE_BYTES = 256 * 1024;

/**
 * A folder of this machine. Keys are paths in it, `/` between their parts. Links are not followed: one that leads outside
 * would bring in what nobody meant to give, one inside would bring a log twice. What is hidden, and what the product itself keeps, is none of it.
 * @throws FeedError where it may not be read, or is not there
 */
export async function openFolder(folder: string): Promise<FeedReader> {
  const root = await resolveFolder(folder);
  const own = await ownFolders();
  return {
    list: () => listFolder(root, "", own),
    read: (key, start, end) => readFile(root, key, start, end),
    async close() {},
  };
}

/**
 * The folder, its links resolved.
 * @throws FeedError where sources may not read it, or it is none
 */
export async function resolveFolder(folder: string): Promise<string> {
  if (!path.isAbsolute(folder)) throw new FeedError({ code: "feed-folder-relative", params: { folder } });
  const root = await realpath(folder).catch((error: unknown) => unreadable("feed-folder-unread", { folder }, error));
  const stats = await stat(root).catch((error: unknown) => unreadable("feed-folder-unread", { folder }, error));
  if (!stats.isDirectory()) throw new FeedError({ code: "feed-folder-none", params: { folder } });
  if (!(await isAllowed(root))) throw new FeedError({ code: "feed-folder-not-allowed", params: { folder } });
  if ((await ownFolders()).some((own) => isWithin(root, own))) throw new FeedError({ code: "feed-folder-own", params: { folder } });
  return root;
}

async function isAllowed(root: string): Promise<boolean> {
  const allowed = (env().FEED_FOLDERS ?? "").split(",").map((each) => each.trim()).filter((each) => each !== "");
  if (allowed.length === 0) return true;
  const resolved = await Promise.all(allowed.map(resolveLinks));
  return resolved.some((each) => isWithin(root, each));
}

/** What the product keeps: its state, its uploads and reports. Of these a source would read what others made of it. */
function ownFolders(): Promise<string[]> {
  const { kind, name } = storagePlace();
  return Promise.all([env().STATE_DIR, ...(kind === "folder" ? [name] : [])].map(resolveLinks));
}

/** One that is not there has no links either. */
async function resolveLinks(folder: string): Promise<string> {
  const absolute = path.resolve(/* turbopackIgnore: true */ folder);
  return realpath(absolute).catch(() => absolute);
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function* listFolder(root: string, prefix: string, own: readonly string[]): AsyncGenerator<FeedObject> {
  const folder = path.resolve(root, prefix);
  if (own.includes(folder)) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    // A folder within that nobody may read keeps the others from nothing; one that is gone is no news.
    if (prefix !== "") return [];
    return unreadable("feed-folder-unread", { folder }, error);
  });
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const key = prefix + entry.name;
    if (entry.isDirectory()) yield* listFolder(root, `${key}/`, own);
    if (!entry.isFile()) continue;
    const stats = await lstat(path.join(folder, entry.name)).catch(() => null);
    if (stats?.isFile() === true) yield { key, bytes: stats.size, modifiedAt: stats.mtime };
  }
}

async function* readFile(root: string, key: string, start: number, end = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  const file = await openFile(root, key);
  try {
    for (let at = start; at < end; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** A link that was put in the place of a file or folder since it was listed leads nowhere. */
async function openFile(root: string, key: string): ReturnType<typeof open> {
  const full = path.join(root, key);
  const real = await realpath(full).catch((error: unknown) => unreadable("feed-file-unread", { file: key }, error));
  if (real !== full || !isWithin(full, root)) throw new FeedError({ code: "feed-file-link", params: { file: key } });
  return open(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: unknown) => unreadable("feed-file-unread", { file: key }, error));
}

/** @throws FeedError with what the file system says; any other error as it is */
function unreadable(code: string, params: Record<string, string>, error: unknown): never {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
  if (error.code === "ENOENT" && params.file !== undefined) throw new FeedError({ code: "feed-file-gone", params });
  throw new FeedError({ code, params: { ...params, detail: error.code } });
}
