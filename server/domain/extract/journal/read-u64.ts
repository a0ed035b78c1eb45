/** @returns an unsigned little-endian number of 64 bits; not exact from 2^53 on, where nothing of a journal is believed any more */
export function readU64(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32;
}
