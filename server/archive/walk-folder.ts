import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { comparePaths } from "@/server/domain/extract/shown-names";
import type { SkipReason } from "@/server/domain/extract/extract-reason";

/** A file below a folder, or why it is none. */
export type FolderItem =
  | { kind: "file"; path: string; fullPath: string; bytes: number; modifiedAt: Date }
  | { kind: "skipped"; path: string; reason: SkipReason };

/**
 * The files below a folder, in the order of their paths' bytes. Links are not followed: one that led outside would bring
 * in what nobody meant to give, one that led upwards would never end.
 * @param path what stands before the paths inside the folder, with a slash at its end; nothing at the top
 */
export async function* walkFolder(folder: string, path = ""): AsyncGenerator<FolderItem> {
  let names: Dirent[];
  try {
    names = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: "skipped", path, reason: unreadable(error) };
    return;
  }
  names.sort((left, right) => comparePaths(left.name, right.name));
  for (const name of names) {
    const inner = join(folder, name.name);
    if (name.isDirectory()) yield* walkFolder(inner, `${path}${name.name}/`);
    else yield await toItem(inner, path + name.name, name);
  }
}

async function toItem(fullPath: string, path: string, name: Dirent): Promise<FolderItem> {
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
