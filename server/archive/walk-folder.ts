import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { decodeEntryName } from "@/server/domain/extract/decode-entry-name";
import type { SkipReason } from "@/server/domain/extract/extract-reason";

const SEPARATOR = Buffer.from("/");

/** A file below a folder, or why it is none. */
export type FolderItem =
  | { kind: "file"; path: string; fullPath: Buffer; bytes: number; modifiedAt: Date }
  | { kind: "skipped"; path: string; reason: SkipReason };

/**
 * The files below a folder, in the order of their paths' bytes. Links are not followed: one that led outside would bring
 * in what nobody meant to give, one that led upwards would never end. Names are bytes on Linux: one that is not UTF-8 is
 * opened by its bytes and shown as an archive's would be.
 * @param path what stands before the paths inside the folder, with a slash at its end; nothing at the top
 */
export async function* walkFolder(folder: string | Buffer, path = ""): AsyncGenerator<FolderItem> {
  let names: Dirent<Buffer>[];
  try {
    names = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    yield { kind: "skipped", path, reason: unreadable(error) };
    return;
  }
  names.sort((left, right) => Buffer.compare(left.name, right.name));
  for (const name of names) {
    const inner = Buffer.concat([Buffer.from(folder), SEPARATOR, name.name]);
    const shown = path + decodeEntryName(name.name, false);
    if (name.isDirectory()) yield* walkFolder(inner, `${shown}/`);
    else yield await toItem(inner, shown, name);
  }
}

async function toItem(fullPath: Buffer, path: string, name: Dirent<Buffer>): Promise<FolderItem> {
  if (name.isSymbolicLink()) return { kind: "skipped", path, reason: { code: "link" } };
  if (!name.isFile()) return { kind: "skipped", path, reason: { code: "unknown-kind", contentKind: "device" } };
  try {
    const stats = await lstat(fullPath);
    return { kind: "file", path, fullPath, bytes: stats.size, modifiedAt: stats.mtime };
  } catch (error) {
    return { kind: "skipped", path, reason: unreadable(error) };
  }
}

/** Permissions and files that vanish meanwhile are expected in a folder somebody else writes to. */
export function unreadable(error: unknown): SkipReason {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return { code: "unreadable", detail: error.code };
  throw error;
}
