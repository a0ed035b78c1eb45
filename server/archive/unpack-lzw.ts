import { LzwDecoder } from "./lzw-decoder";
import { refuseIf, RefusedError } from "./refused-error";
import type { UnpackTarget } from "./unpack-target";

const HEADER_BYTES = 3;

/**
 * Unpacks what `compress` packed. It has no checksum, and no end: one that is cut off is a shorter log.
 * @throws RefusedError while it is read
 */
export async function* unpackLzw(packed: AsyncIterable<Buffer>, { path, meter }: UnpackTarget): AsyncGenerator<Buffer> {
  let header = Buffer.alloc(0);
  let decoder: LzwDecoder | null = null;
  let packedBytes = 0;
  const counted = (unpacked: Buffer): Buffer => {
    refuseIf(meter.add(unpacked.length, packedBytes));
    return unpacked;
  };
  try {
    for await (let piece of packed) {
      packedBytes += piece.length;
      if (decoder === null) {
        header = Buffer.concat([header, piece]);
        if (header.length < HEADER_BYTES) continue;
        decoder = new LzwDecoder(header.readUInt8(HEADER_BYTES - 1));
        piece = header.subarray(HEADER_BYTES);
      }
      for (const unpacked of decoder.unpack(piece)) yield counted(unpacked);
    }
    if (decoder !== null) yield counted(decoder.rest());
  } catch (error) {
    if (error instanceof RangeError) throw new RefusedError({ code: "corrupt", entry: path, damage: "data", detail: error.message }, { cause: error });
    throw error;
  }
}
