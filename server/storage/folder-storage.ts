import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openFileSource } from "./byte-source";
import { keyParts, type AppendResult, type Content, type Storage, type StoredObject } from "./storage";

/** Half-written objects wait here, out of the way of `size` and `remove` of a prefix; hidden, so no key can name it. */
const UNFINISHED = ".unfinished";

/**
 * A storage in one folder of this machine, made on first use.
 * @param root absolute path
 */
export function createFolderStorage(root: string): Storage {
  const pathOf = (key: string): string => join(root, ...keyParts(key));
  return {
    write: (key, content) => writeWhole(root, pathOf(key), content),
    append: (key, offset, content) => appendAt(pathOf(key), offset, content),
    async open(key) {
      return (await findObject(pathOf(key))) === null ? null : openFileSource(pathOf(key)).catch(nullIfMissing);
    },
    find: (key) => findObject(pathOf(key)),
    remove: (keyOrPrefix) => rm(pathOf(keyOrPrefix), { recursive: true, force: true }),
    size: (keyOrPrefix) => sizeOf(pathOf(keyOrPrefix)),
    list: async (prefix) => (await readdir(pathOf(prefix)).catch(nullIfMissing)) ?? [],
    removeUnfinished: (before) => removeOlder(join(root, UNFINISHED), before),
  };
}

/** Rename is atomic within a file system, so the unfinished file must lie below the same root. */
async function writeWhole(root: string, path: string, content: Content): Promise<number> {
  const unfinished = join(root, UNFINISHED, randomUUID());
  await mkdir(dirname(unfinished), { recursive: true });
  try {
    // Opened before anything can fail: a stream that opens it by and by would still make the file after it was removed.
    const target = (await open(unfinished, "wx")).createWriteStream();
    await pipeline(Buffer.isBuffer(content) ? [content] : content, target);
    await mkdir(dirname(path), { recursive: true });
    await rename(unfinished, path);
    return target.bytesWritten;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function appendAt(path: string, offset: number, content: Content): Promise<AppendResult> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, constants.O_RDWR | (offset === 0 ? constants.O_CREAT : 0)).catch(nullIfMissing);
  if (handle === null) return { kind: "wrong-offset", bytes: 0 };
  try {
    const { size } = await handle.stat();
    if (size !== offset) return { kind: "wrong-offset", bytes: size };
    let end = offset;
    for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
      // Writing at a stated place: of two writers at the same offset neither lengthens the file twice.
      for (let done = 0; done < chunk.length; ) {
        const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, end);
        done += bytesWritten;
        end += bytesWritten;
      }
    }
    return { kind: "appended", bytes: end };
  } finally {
    await handle.close();
  }
}

/** A link in the storage is none of ours and is not followed. */
async function findObject(path: string): Promise<StoredObject | null> {
  const stats = await lstat(path).catch(nullIfMissing);
  return stats?.isFile() === true ? { bytes: stats.size, modifiedAt: stats.mtime } : null;
}

async function sizeOf(path: string): Promise<number> {
  const stats = await lstat(path).catch(nullIfMissing);
  if (stats === null) return 0;
  if (!stats.isDirectory()) return stats.size;
  const names = await readdir(path).catch(nullIfMissing);
  let bytes = 0;
  for (const name of names ?? []) bytes += await sizeOf(join(path, name));
  return bytes;
}

async function removeOlder(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of (await readdir(folder).catch(nullIfMissing)) ?? []) {
    const stats = await lstat(join(folder, name)).catch(nullIfMissing);
    // One that is still being written was touched a moment ago.
    if (stats === null || stats.mtime >= before) continue;
    await rm(join(folder, name), { recursive: true, force: true });
    removed++;
  }
  return removed;
}

/** @throws everything but "no such file" */
function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
