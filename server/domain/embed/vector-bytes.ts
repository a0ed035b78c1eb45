import { IS_LITTLE_ENDIAN } from "../byte-order";

/** A vector as little-endian float32, four bytes a dimension: the form the database keeps. */
export function vectorToBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.allocUnsafe(vector.length * 4);
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  return bytes;
}

/** The vector that `vectorToBytes` wrote. Throws where the length is no multiple of four. */
export function bytesToVector(bytes: Uint8Array): Float32Array {
  if (bytes.byteLength % 4 !== 0) throw new RangeError(`${bytes.byteLength} bytes are no float32 vector`);
  // A copy begins where float32 may; ten thousand vectors at once are usual, and number by number they took half a second.
  const copy = Uint8Array.prototype.slice.call(bytes);
  if (IS_LITTLE_ENDIAN) return new Float32Array(copy.buffer, copy.byteOffset, copy.byteLength / 4);
  const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
  return Float32Array.from({ length: copy.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
