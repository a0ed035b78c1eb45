import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { writeBlockFile } from "@/server/archive/write-block-file";
import { createFolderStorage } from "@/server/storage/folder-storage";
import { median, repeat } from "./median";

const REPEATS = 3;
/** The size of a read from a file or a decompressor. */
const PIECE_BYTES = 64 * 1024;

/** Bytes a second at which a log in memory is cut, packed and written as blocks. @param input a `.gz` */
export async function measureBlocks(input: string, folder: string): Promise<number> {
  const bytes = gunzipSync(await readFile(input));
  const storage = createFolderStorage(path.join(folder, "blocks"));
  const times = await repeat(REPEATS, async () => {
    const start = performance.now();
    await writeBlockFile(pieces(bytes), storage, "bench.blocks");
    return (performance.now() - start) / 1000;
  });
  return bytes.length / median(times);
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
