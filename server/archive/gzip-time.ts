/**
 * When the file in a gzip was last changed, by its header.
 * @param head at least the first 8 bytes of the gzip
 * @returns null where the header has none, as when the tool packed a stream
 */
export function gzipTime(head: Buffer): Date | null {
  const seconds = head.length < 8 ? 0 : head.readUInt32LE(4);
  return seconds === 0 ? null : new Date(seconds * 1000);
}
