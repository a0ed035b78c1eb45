import { createGunzip } from "node:zlib";
import type { Compression } from "@/server/domain/extract/compressions";
import { inflateStream } from "./inflate-stream";
import { unpackBzip2 } from "./unpack-bzip2";
import { unpackLz4 } from "./unpack-lz4";
import { unpackLzw } from "./unpack-lzw";
import type { UnpackTarget } from "./unpack-target";
import { unpackLzma, unpackXz } from "./unpack-xz";
import { unpackZstd } from "./unpack-zstd";

type Unpacker = (packed: AsyncIterable<Buffer>, target: UnpackTarget) => AsyncGenerator<Buffer>;

const UNPACKERS: Record<Compression, Unpacker> = {
  gzip: (packed, target) => inflateStream(packed, createGunzip, target),
  bzip2: unpackBzip2,
  xz: unpackXz,
  lzma: unpackLzma,
  zstd: unpackZstd,
  lz4: unpackLz4,
  lzw: unpackLzw,
};

/**
 * Unpacks a file piece by piece, counting what comes out against what went in. Packed files one behind the other, as
 * `cat a.gz b.gz` and parallel packers make them, are one file.
 * @throws RefusedError while it is read: where it is damaged, ends early or breaks a limit; `window-too-large` where its
 * packer looked back further than is kept in memory here
 */
export function unpackStream(compression: Compression, packed: AsyncIterable<Buffer>, target: UnpackTarget): AsyncGenerator<Buffer> {
  return UNPACKERS[compression](packed, target);
}
