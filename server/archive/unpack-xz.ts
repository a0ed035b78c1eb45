import { pipeline, Readable } from "node:stream";
import type { RefusalReason } from "@/server/domain/extract/extract-reason";
import { refuseIf, RefusedError } from "./refused-error";
import type { UnpackTarget } from "./unpack-target";

/** For a dictionary of 128 MB, as zstd allows by itself; `xz -9` takes half of it, the format 4 GB. */
const MEMORY_BYTES = 129 * 1024 ** 2;
/** Handed in at a time: all that a slice unpacks to, 7000 times as much in a bomb, is there before the meter is asked. */
const SLICE_BYTES = 8 * 1024;
const OUTPUT_BYTES = 256 * 1024;

/**
 * Unpacks xz, all streams of it.
 * @throws RefusedError while it is read
 */
export function unpackXz(packed: AsyncIterable<Buffer>, target: UnpackTarget): AsyncGenerator<Buffer> {
  return unpackWith("streamDecoder", packed, target);
}

/**
 * Unpacks lzma, the form before xz, which has no checksum.
 * @throws RefusedError while it is read
 */
export function unpackLzma(packed: AsyncIterable<Buffer>, target: UnpackTarget): AsyncGenerator<Buffer> {
  return unpackWith("aloneDecoder", packed, target);
}

async function* unpackWith(coder: "streamDecoder" | "aloneDecoder", packed: AsyncIterable<Buffer>, { path, meter }: UnpackTarget): AsyncGenerator<Buffer> {
  // Not before it is needed: it brings a binary.
  const { default: lzma } = await import("lzma-native");
  let packedBytes = 0;
  async function* slices(): AsyncGenerator<Buffer> {
    for await (const piece of packed) {
      for (let at = 0; at < piece.length; at += SLICE_BYTES) {
        const slice = piece.subarray(at, at + SLICE_BYTES);
        packedBytes += slice.length;
        yield slice;
      }
    }
  }
  const decoder = lzma.createStream(coder, { memlimit: MEMORY_BYTES, flags: lzma.CONCATENATED, bufsize: OUTPUT_BYTES });
  // One that comes when nobody reads any more; the loop below is told the others.
  decoder.on("error", () => undefined);
  const unpacked = pipeline(Readable.from(slices(), { highWaterMark: 1 }), decoder, () => undefined);
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      refuseIf(meter.add(piece.length, packedBytes));
      yield piece;
    }
  } catch (error) {
    throw new RefusedError(xzReason(error, path), { cause: error });
  } finally {
    unpacked.destroy();
  }
}

/** @throws the error itself where it is none of the library's and no refusal */
function xzReason(error: unknown, path: string): RefusalReason {
  if (error instanceof RefusedError) return error.reason;
  if (!(error instanceof Error)) throw error;
  if (error.name === "LZMA_BUF_ERROR") return { code: "truncated", entry: path };
  if (error.name === "LZMA_MEMLIMIT_ERROR") return { code: "input-not-logs", contentKind: "window-too-large" };
  if (error.name.startsWith("LZMA_")) return { code: "corrupt", entry: path, damage: "data", detail: error.message };
  throw error;
}
