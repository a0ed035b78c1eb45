import { constants, createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** Bytes that can be read at any offset: a file of the storage or of the machine. */
export interface ByteSource {
  readonly bytes: number;
  /**
   * @returns up to `length` bytes from `start`; fewer only at the end of the source
   */
  read(start: number, length: number): Promise<Buffer>;
  /** Streams `start` to `end` (exclusive; the end of the source without it). Ending the loop early closes the stream. */
  stream(start?: number, end?: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

const STREAM_CHUNK_BYTES = 256 * 1024;

/**
 * A file of this machine as a byte source.
 * @throws the file system's error where the file cannot be opened
 */
export async function openFileSource(path: string): Promise<ByteSource> {
  const handle = await open(path, constants.O_RDONLY);
  const { size } = await handle.stat();
  return {
    bytes: size,
    async read(start, length) {
      const wanted = Math.max(0, Math.min(length, size - start));
      const target = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await handle.read(target, filled, wanted - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return target.subarray(0, filled);
    },
    stream(start = 0, end = size) {
      // An empty range cannot be said in `createReadStream`'s inclusive ends.
      if (end <= start) return nothing();
      return createReadStream(path, { start, end: end - 1, highWaterMark: STREAM_CHUNK_BYTES });
    },
    close: () => handle.close(),
  };
}

async function* nothing(): AsyncGenerator<Buffer> {
  // No chunk at all.
}
