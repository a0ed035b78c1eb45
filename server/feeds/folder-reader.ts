import { constants, type Dirent } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { decodeEntryName } from "@/server/domain/extract/decode-entry-name";
import { env } from "@/server/env";
import { storagePlace } from "@/server/storage/default-storage";
import { FeedError, type FeedObject, type FeedReader, type OnUnread } from "./feed-reader";

const PIECE_BYTES = 256 * 1024;

/**
 * A folder of this machine. Keys are paths in it, `/` between their parts; names are bytes on Linux, and one that is not UTF-8
 * is shown as an archive's would be and opened by its bytes. Links are not followed: one that leads outside
 * would bring in what nobody meant to give, one inside would bring a log twice. What is hidden, and what the product itself keeps, is none of it.
 * @throws FeedError where it may not be read, or is not there
 */
export async function openFolder(folder: string): Promise<FeedReader> {
  const root = await resolveFolder(folder);
  const own = (await ownFolders()).map((folder) => Buffer.from(folder));
  // Of what is not called as its key says, or lies in a folder that is not, by key; a folder's ends with a slash.
  const paths = new Map<string, Buffer>();
  const top = Buffer.from(root);
  const pathOf = (key: string): Buffer => paths.get(key) ?? Buffer.from(path.join(root, key));
  return {
    list: (onUnread = () => undefined) => listFolder({ own, paths, onUnread }, top, ""),
    read: (key, start, end) => readFile(top, { key, full: pathOf(key) }, { start, end }),
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

interface Listing {
  own: readonly Buffer[];
  paths: Map<string, Buffer>;
  onUnread: OnUnread;
}

/** @param prefix before the keys of what is in it; nothing at the top */
async function* listFolder(listing: Listing, folder: Buffer, prefix: string): AsyncGenerator<FeedObject> {
  if (listing.own.some((own) => own.equals(folder))) return;
  const keys = new Set<string>();
  for (const entry of await readEntries(listing, folder, prefix)) {
    if (entry.name[0] === DOT) continue;
    const full = Buffer.concat([folder, ...(folder.at(-1) === SEPARATOR[0] ? [] : [SEPARATOR]), entry.name]);
    const key = freeKey(prefix + decodeEntryName(entry.name, false), keys);
    if (!Buffer.from(key.slice(prefix.length)).equals(entry.name) || listing.paths.has(prefix)) listing.paths.set(entry.isDirectory() ? `${key}/` : key, full);
    if (entry.isDirectory()) yield* listFolder(listing, full, `${key}/`);
    if (!entry.isFile()) continue;
    const stats = await lstat(full).catch(() => null);
    if (stats?.isFile() === true) yield { key, bytes: stats.size, modifiedAt: stats.mtime };
  }
}

const SEPARATOR = Buffer.from(path.sep);
const DOT = 0x2e;

/** Sorted, for keys to be the same each time. */
async function readEntries({ onUnread }: Listing, folder: Buffer, prefix: string): Promise<Dirent<Buffer>[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
    return entries.sort((left, right) => Buffer.compare(left.name, right.name));
  } catch (error) {
    const reason = reasonOf("feed-folder-unread", { folder: prefix === "" ? folder.toString() : prefix }, error);
    if (prefix === "") throw new FeedError(reason);
    // A folder within that nobody may read keeps the others from nothing; one that is gone is no news.
    if (reason.params.detail !== "ENOENT") onUnread({ file: prefix, reason });
    return [];
  }
}

/** Two names may come to the same letters. */
function freeKey(key: string, keys: Set<string>): string {
  let free = key;
  for (let number = 2; keys.has(free); number += 1) free = `${key}~${String(number)}`;
  keys.add(free);
  return free;
}

async function* readFile(root: Buffer, file: { key: string; full: Buffer }, { start, end = Number.POSITIVE_INFINITY }: { start: number; end: number | undefined }): AsyncGenerator<Buffer> {
  const opened = await openFile(root, file);
  try {
    for (let at = start; at < end; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at));
      const { bytesRead } = await opened.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await opened.close();
  }
}

/** A link that was put in the place of a file or folder since it was listed leads nowhere. */
async function openFile(root: Buffer, { key, full }: { key: string; full: Buffer }): ReturnType<typeof open> {
  const real = await realpath(full, { encoding: "buffer" }).catch((error: unknown) => unreadable("feed-file-unread", { file: key }, error));
  if (!real.equals(full) || !isWithin(full.toString("latin1"), root.toString("latin1"))) throw new FeedError({ code: "feed-file-link", params: { file: key } });
  return open(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: unknown) => unreadable("feed-file-unread", { file: key }, error));
}

/** @throws FeedError with what the file system says; any other error as it is */
function unreadable(code: string, params: Record<string, string>, error: unknown): never {
  throw new FeedError(reasonOf(code, params, error));
}

/** What the file system says. @throws any other error as it is */
function reasonOf(code: string, params: Record<string, string>, error: unknown): FeedError["reason"] {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
  if (error.code === "ENOENT" && params.file !== undefined) return { code: "feed-file-gone", params };
  return { code, params: { ...params, detail: error.code } };
}
