import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { detectFile } from "@/server/archive/detect-file";
import { extractInput } from "@/server/archive/extract-input";
import { openLogPlace, type LogPlace } from "@/server/archive/log-place";
import { peekStream } from "@/server/archive/peek-stream";
import { RefusedError } from "@/server/archive/refused-error";
import { unpackStream } from "@/server/archive/unpack-stream";
import { detectContent, HEAD_BYTES, type Content } from "@/server/domain/extract/detect-content";
import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import { openFileSource } from "@/server/storage/byte-source";
import { createFolderStorage } from "@/server/storage/folder-storage";
import type { Storage } from "@/server/storage/storage";

/** What a person unpacks on their own terminal has no limits. */
const NO_LIMITS: ExtractLimits = { maxEntries: Infinity, maxTotalBytes: Infinity, maxEntryBytes: Infinity, maxRatio: Infinity };

/** @param path of the log, inside its archive where it lies in one */
type ReadLog<Result> = (bytes: AsyncIterable<Buffer>, path: string) => Promise<Result>;

/**
 * Hands the bytes of a log file to a reader: of a plain file, a packed one, or the only one in an archive.
 * @returns `several` where an archive holds more of them
 * @throws RefusedError where it cannot be read
 */
export async function openOneLog<Result>(file: string, read: ReadLog<Result>): Promise<Result | "several"> {
  const source = await openFileSource(file);
  try {
    const { content } = await detectFile(source, basename(file), true);
    if (isArchive(content)) return await readArchive(file, read);
    if (content.kind !== "packed") return await read(source.stream(), basename(file));
    const unpack = (): AsyncGenerator<Buffer> => unpackStream(content.compression, source.stream(), { path: basename(file), meter: { add: () => null } });
    return (await isPackedArchive(unpack())) ? await readArchive(file, read) : await read(unpack(), basename(file));
  } finally {
    await source.close();
  }
}

function isArchive({ kind }: Content): boolean {
  return kind === "zip" || kind === "archive" || kind === "tar";
}

async function isPackedArchive(stream: AsyncIterable<Buffer>): Promise<boolean> {
  const peeked = await peekStream(stream, HEAD_BYTES);
  await peeked.close();
  return isArchive(detectContent(peeked.head));
}

/** What is unpacked lies in a folder of its own, gone afterwards. */
async function readArchive<Result>(file: string, read: ReadLog<Result>): Promise<Result | "several"> {
  const folder = await mkdtemp(join(tmpdir(), "log-patterns-"));
  const storage = createFolderStorage(folder);
  try {
    const places: { place: LogPlace; path: string }[] = [];
    for await (const found of extractInput({ input: { kind: "path", path: file }, storage, keyPrefix: "files", limits: NO_LIMITS })) {
      if (found.kind === "refused") throw new RefusedError(found.reason);
      if (found.kind === "log") places.push(found);
    }
    const [first, ...others] = places;
    return first === undefined || others.length > 0 ? "several" : await read(readBlocks(first, storage), first.path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* readBlocks({ place, path }: { place: LogPlace; path: string }, storage: Storage): AsyncGenerator<Buffer> {
  const reader = await openLogPlace(place, path, storage);
  if (reader.kind === "refused") throw new RefusedError(reader.reason);
  try {
    for (const index of reader.blocks.keys()) {
      const block = await reader.readBlock(index);
      if (block.kind === "refused") throw new RefusedError(block.reason);
      yield block.bytes;
    }
  } finally {
    await reader.close();
  }
}
