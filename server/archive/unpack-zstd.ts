import type { Damage, RefusalReason } from "@/server/domain/extract/extract-reason";
import { refuseIf, RefusedError } from "./refused-error";
import type { UnpackTarget } from "./unpack-target";
import { createZstd, type Zstd } from "./zstd-instance";

/** Handed in at a time: 4 bytes of a bomb unpack to 128 KB. */
const INPUT_BYTES = 16 * 1024;
const OUTPUT_BYTES = 128 * 1024;

/**
 * Unpacks zstd, all frames of it.
 * @throws RefusedError while it is read
 */
export async function* unpackZstd(packed: AsyncIterable<Buffer>, { path, meter }: UnpackTarget): AsyncGenerator<Buffer> {
  const decoder = createDecoder(await createZstd());
  let packedBytes = 0;
  for await (const piece of packed) {
    for (let at = 0; at < piece.length; at += INPUT_BYTES) {
      const slice = piece.subarray(at, at + INPUT_BYTES);
      packedBytes += slice.length;
      for (const unpacked of decoder.unpack(slice, path)) {
        refuseIf(meter.add(unpacked.length, packedBytes));
        yield unpacked;
      }
    }
  }
  if (decoder.isInFrame()) throw new RefusedError({ code: "truncated", entry: path });
}

function createDecoder(zstd: Zstd): { unpack(slice: Buffer, path: string): Generator<Buffer>; isInFrame(): boolean } {
  const context = zstd.ZSTD_createDCtx();
  const input = allocate(zstd, INPUT_BYTES);
  const output = allocate(zstd, OUTPUT_BYTES);
  let left = 0;
  return {
    *unpack(slice, path) {
      input.fill(slice);
      for (let hasMore = true; hasMore; ) {
        output.rewind(OUTPUT_BYTES);
        left = zstd.ZSTD_decompressStream(context, output.at, input.at);
        if (left < 0) throw new RefusedError(zstdReason(-left, path));
        const unpacked = output.done();
        // A full output may have more behind it.
        hasMore = input.position() < slice.length || unpacked.length === OUTPUT_BYTES;
        if (unpacked.length > 0) yield unpacked;
      }
    },
    isInFrame: () => left !== 0,
  };
}

/** A buffer in the instance's memory with its description in front: where it lies, its size, how far it is used. */
function allocate(zstd: Zstd, bytes: number): { at: number; fill(content: Buffer): void; rewind(size: number): void; position(): number; done(): Buffer } {
  const at = zstd.malloc(12);
  const start = zstd.malloc(bytes);
  // The memory is another object each time it has grown.
  const fields = (): Uint32Array => new Uint32Array(zstd.memory.buffer, at, 3);
  const rewind = (size: number): void => fields().set([start, size, 0]);
  const position = (): number => fields()[2] ?? 0;
  return {
    at,
    rewind,
    position,
    fill(content) {
      new Uint8Array(zstd.memory.buffer, start, bytes).set(content);
      rewind(content.length);
    },
    done: () => Buffer.from(new Uint8Array(zstd.memory.buffer, start, position())),
  };
}

const NEEDS_MEMORY = new Set([16, 64]);
const CHECKSUM_WRONG = 22;

/** By the numbers of zstd_errors.h. */
function zstdReason(error: number, path: string): RefusalReason {
  if (NEEDS_MEMORY.has(error)) return { code: "input-not-logs", contentKind: "window-too-large" };
  const damage: Damage = error === CHECKSUM_WRONG ? "checksum" : "data";
  return { code: "corrupt", entry: path, damage, detail: `zstd error ${String(error)}` };
}
