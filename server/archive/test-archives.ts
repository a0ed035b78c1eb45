import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import { onTestFinished } from "vitest";
import { ZipFile, type Options } from "yazl";
import { DEFAULT_EXTRACT_LIMITS, type ExtractLimits } from "@/server/domain/extract/extract-limits";
import type { Refused } from "@/server/domain/extract/extract-reason";
import { createFolderStorage } from "@/server/storage/folder-storage";
import type { Storage } from "@/server/storage/storage";
import type { ExtractedFile } from "./extracted-file";
import { extractInput } from "./extract-input";
import { openLogPlace } from "./log-place";

/** A time that every fixture's entries carry. */
export const ENTRY_TIME = new Date("2025-10-06T08:00:00Z");

export type Files = Record<string, Buffer | string>;

export async function zip(files: Files, options: Partial<Options> = {}, forceZip64Format = false): Promise<Buffer> {
  const file = new ZipFile();
  for (const [path, content] of Object.entries(files)) file.addBuffer(Buffer.from(content), path, { mtime: ENTRY_TIME, forceZip64Format, ...options });
  file.end({ forceZip64Format, comment: "" });
  return buffer(file.outputStream);
}

export async function tar(files: Files): Promise<Buffer> {
  const packed = pack();
  for (const [name, content] of Object.entries(files)) packed.entry({ name, mtime: ENTRY_TIME }, content);
  packed.finalize();
  return buffer(packed as unknown as AsyncIterable<Buffer>);
}

/** Makes the header at the beginning of a tar true again after it was changed. */
export function writeTarChecksum(header: Buffer): void {
  header.fill(" ", 148, 156);
  const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
}

/** Some lines of a made-up log, `count` of them. */
export function logText(count: number, word = "os"): string {
  return Array.from({ length: count }, (_, index) => `2025-10-06T08:59:${String(index % 60).padStart(2, "0")} INFO ${word}: heartbeat ${String((index * 7919) % 1000)} took ${String((index * 31) % 977)} ms\n`).join("");
}

/**
 * A file of `tests/data/packed`, made by the tools of that name: `app.log` is `logText(200)`, `logs.tar` has `one.log` and
 * `two.log` of 60 lines each, `bomb.log` is one line 8 million times, `wide.log` was packed to look back half a gigabyte.
 */
export async function packedFile(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, "../../tests/data/packed", name));
}

/** A storage of its own for a test, gone with it, and the folder around it, in which nothing else may appear. */
export async function temporaryStorage(): Promise<{ storage: Storage; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "archive-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { storage: createFolderStorage(join(folder, "storage")), folder };
}

/** Puts bytes into the storage as an upload and extracts them. */
export async function extractUpload(storage: Storage, name: string, bytes: Buffer, limits: ExtractLimits = DEFAULT_EXTRACT_LIMITS): Promise<(ExtractedFile | Refused)[]> {
  await storage.write("uploads/1", bytes);
  const events: (ExtractedFile | Refused)[] = [];
  for await (const event of extractInput({ input: { kind: "storage", key: "uploads/1", name }, storage, keyPrefix: "runs/1/files", limits })) events.push(event);
  return events;
}

/** What a log file of an extraction reads as, or the reason it does not. */
export async function readLog(storage: Storage, event: ExtractedFile | Refused | undefined): Promise<string | Refused> {
  if (event?.kind !== "log") throw new Error(`No log file but ${JSON.stringify(event)}`);
  const reader = await openLogPlace(event.place, event.path, storage);
  if (reader.kind === "refused") return reader;
  const blocks: Buffer[] = [];
  try {
    for (let index = 0; index < reader.blocks.length; index += 1) {
      const read = await reader.readBlock(index);
      if (read.kind === "refused") return read;
      blocks.push(read.bytes);
    }
  } finally {
    await reader.close();
  }
  return Buffer.concat(blocks).toString("utf8");
}
