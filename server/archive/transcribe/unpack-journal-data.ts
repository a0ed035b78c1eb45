import type { DataCompression } from "@/server/domain/extract/journal/read-data-head";
import { unpackLz4Value } from "@/server/domain/extract/journal/unpack-lz4-value";
import { cutAtZeros, type UnpackedValue } from "@/server/domain/extract/journal/unpacked-value";
import { createZstd } from "../zstd-instance";

/** What a value unpacks to at most: a larger one is cut. */
export const MOST_VALUE_BYTES = 768 * 1024;
/** Of a value packed into more than this the beginning is enough: what is packed is smaller than what comes out of it. */
export const MOST_PACKED_BYTES = MOST_VALUE_BYTES + 128 * 1024;

/** For a dictionary of 1 MB, as systemd packs with, and for those of `xz -6` as well. */
const XZ_MEMORY_BYTES = 16 * 1024 ** 2;
/** Handed in at a time: all that a slice unpacks to, 7000 times as much in a bomb, is there before it can be stopped. */
const XZ_SLICE_BYTES = 4 * 1024;
const XZ_OUTPUT_BYTES = 8 * 1024;

/**
 * Unpacks a value of a journal. The decoders of whole files are made for each file anew, which takes 1.8 ms with zstd and
 * 0.7 ms with xz: 100,000 packed messages would take minutes.
 * @param packed all of it, or its first `MOST_PACKED_BYTES`
 */
export async function unpackJournalData(compression: DataCompression, packed: Buffer): Promise<UnpackedValue> {
  if (compression === "lz4") return unpackLz4Value(packed, MOST_VALUE_BYTES);
  if (compression === "xz") return unpackXzValue(packed);
  zstd ??= openZstd();
  return (await zstd)(packed);
}

let zstd: Promise<(packed: Buffer) => UnpackedValue> | null = null;

/** By zstd_errors.h: what comes out does not fit. The blocks that did are there. */
const OUTPUT_IS_FULL = -70;

/** zstd's own decoder with one input and one output, which all values share: each is done before the next. */
async function openZstd(): Promise<(packed: Buffer) => UnpackedValue> {
  const decoder = await createZstd();
  const input = decoder.malloc(MOST_PACKED_BYTES);
  const output = decoder.malloc(MOST_VALUE_BYTES);
  const unpack = (packed: Buffer): number => decoder.ZSTD_decompress(output, MOST_VALUE_BYTES, input, packed.length);
  return (packed) => {
    if (packed.length > MOST_PACKED_BYTES) return { kind: "damaged" };
    new Uint8Array(decoder.memory.buffer, input, packed.length).set(packed);
    const bytes = unpack(packed);
    if (bytes >= 0) return { kind: "unpacked", bytes: Buffer.from(new Uint8Array(decoder.memory.buffer, output, bytes)) };
    if (bytes !== OUTPUT_IS_FULL) return { kind: "damaged" };
    // Once more onto zeros, so that one can see how far it came.
    new Uint8Array(decoder.memory.buffer, output, MOST_VALUE_BYTES).fill(0);
    unpack(packed);
    return cutAtZeros(Buffer.from(new Uint8Array(decoder.memory.buffer, output, MOST_VALUE_BYTES)));
  };
}

async function unpackXzValue(packed: Buffer): Promise<UnpackedValue> {
  // Not before it is needed: it brings a binary.
  const { default: lzma } = await import("lzma-native");
  // Without threads it takes a third of the time for values as small as these.
  const options = { memlimit: XZ_MEMORY_BYTES, flags: 0, bufsize: XZ_OUTPUT_BYTES, synchronous: true };
  const decoder = lzma.createStream("streamDecoder", options);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    decoder.on("error", () => resolve({ kind: "damaged" }));
    decoder.on("end", () => resolve({ kind: "unpacked", bytes: Buffer.concat(pieces) }));
    decoder.on("data", (piece: Buffer) => {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes < MOST_VALUE_BYTES) return;
      resolve({ kind: "unpacked", bytes: Buffer.concat(pieces, MOST_VALUE_BYTES) });
      decoder.destroy();
    });
    for (let at = 0; at < packed.length; at += XZ_SLICE_BYTES) decoder.write(packed.subarray(at, at + XZ_SLICE_BYTES));
    decoder.end();
  });
}
