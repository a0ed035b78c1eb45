// What is used of libraries whose own types do not know it, or know it wrongly.

declare module "lzma-native" {
  import type { Transform } from "node:stream";

  const lzma: {
    createStream(coder: "streamDecoder" | "aloneDecoder", options: { memlimit: number; flags: number; bufsize: number }): Transform;
    CONCATENATED: number;
  };
  export default lzma;
}

declare module "unbzip2-stream/lib/bit_iterator.js" {
  interface BitReader {
    /** The next `count` bits; null: on to the next whole byte. */
    (count: number | null): number;
    bytesRead: number;
  }
  /** @param next the bytes that follow, some at least; asked for once when it is made */
  export default function createBitReader(next: () => Uint8Array): BitReader;
}

declare module "unbzip2-stream/lib/bzip2.js" {
  import type createBitReader from "unbzip2-stream/lib/bit_iterator.js";

  const bzip2: {
    /** Reads the beginning of a stream. @returns the size of its blocks, 1 to 9 */
    header(bits: ReturnType<typeof createBitReader>): number;
    /**
     * Unpacks a block, or reads the end of the stream.
     * @param checksum of the blocks before it, 0 at first
     * @returns the checksum with this block; null at the end of the stream
     */
    decompress(bits: ReturnType<typeof createBitReader>, write: (byte: number) => void, work: Int32Array, size: number, checksum: number): number | null;
    Bzip2Error: new () => Error;
  };
  export default bzip2;
}
