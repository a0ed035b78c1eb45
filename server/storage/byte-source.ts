import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** Bytes that can be read at any offset: a file of the storage or of the machine. */
export interface ByteSource {
  readonly bytes: number;
  /**
   * @returns up to `length` bytes from `start`; fewer only at the end of the source
   */
  read(start: number, length: number): Promise<Buffer>;
  /** Streams `start` to `end` (exclusive; the end of the source without it). */
  stream(start?: number, end?: number): AsyncIterable<Buffer>;
  /** To be called once nothing is streamed any more. */
  close(): Promise<void>;
}

const STREAM_CHUNK_BYTES = 256 * 1024;

/**
 * A file of this machine as a byte source.
 * @throws the file system's error where the file cannot be opened
 */
export async function openFileSource(path: string | Buffer): Promise<ByteSource> {
  const handle = await open(path, constants.O_RDONLY);
  const { size } = await handle.stat();
  const read = async (start: number, length: number): Promise<Buffer> => {
    const wanted = Math.max(0, Math.min(length, size - start));
    const target = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await handle.read(target, filled, wanted - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return target.subarray(0, filled);
  };
  return { bytes: size, read, stream: (start = 0, end = size) => readPieces(read, start, end), close: () => handle.close() };
}

/** By the handle and not by the path: a log that is rotated meanwhile has another file there, or none. */
async function* readPieces(read: ByteSource["read"], start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const piece = await read(at, Math.min(STREAM_CHUNK_BYTES, end - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}
