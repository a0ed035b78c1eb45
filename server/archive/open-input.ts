import { realpath, stat } from "node:fs/promises";
import { basename } from "node:path";
import { refused, type Refused } from "@/server/domain/extract/extract-reason";
import { openFileSource, type ByteSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";
import type { SourceRef } from "./input-source";

/** What a run is made from: a file or folder of this machine (the command line), or an upload in the storage. */
export type InputSource = { kind: "path"; path: string } | { kind: "storage"; key: string; name: string };

/** An input that is there and can be read. The caller closes a file. */
export type OpenInput =
  | { kind: "folder"; path: string }
  | { kind: "file"; name: string; source: ByteSource; ref: SourceRef; modifiedAt: Date | null };

/** Opens an input. A link given as the input itself is followed: whoever typed it meant it. */
export async function openInput(input: InputSource, storage: Storage): Promise<OpenInput | Refused> {
  return input.kind === "storage" ? openUpload(input, storage) : openPath(input.path);
}

async function openUpload(input: InputSource & { kind: "storage" }, storage: Storage): Promise<OpenInput | Refused> {
  const source = await storage.open(input.key);
  if (source === null) return refused({ code: "input-missing" });
  // The time of an upload says when it was sent, not when the log was written.
  return withoutEmpty({ kind: "file", name: input.name, source, ref: { kind: "storage", key: input.key }, modifiedAt: null });
}

async function openPath(given: string): Promise<OpenInput | Refused> {
  try {
    const path = await realpath(given);
    const stats = await stat(path);
    if (stats.isDirectory()) return { kind: "folder", path };
    if (!stats.isFile()) return refused({ code: "input-not-logs", contentKind: "device" });
    const source = await openFileSource(path);
    return await withoutEmpty({ kind: "file", name: basename(given), source, ref: { kind: "path", path }, modifiedAt: stats.mtime });
  } catch (error) {
    return pathReason(error);
  }
}

async function withoutEmpty(input: OpenInput & { kind: "file" }): Promise<OpenInput | Refused> {
  if (input.source.bytes > 0) return input;
  await input.source.close();
  return refused({ code: "input-empty" });
}

/** @throws what is no error of the file system */
function pathReason(error: unknown): Refused {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return refused({ code: "input-missing" });
  return refused({ code: "input-unreadable", detail: String(error.code) });
}
