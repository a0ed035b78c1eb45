/** A stream of which the first bytes have been looked at. */
export interface PeekedStream {
  /** The first bytes: as many as asked for, fewer only where the stream is shorter. */
  head: Buffer;
  /** The whole stream, its head included; to be read once. */
  content: AsyncIterable<Buffer>;
  /** Lets go of what is behind the stream, read to its end or not. */
  close(): Promise<void>;
}

/**
 * Looks at the beginning of a stream without losing it.
 * @throws what the stream throws in its first bytes
 */
export async function peekStream(stream: AsyncIterable<Buffer>, bytes: number): Promise<PeekedStream> {
  const iterator = stream[Symbol.asyncIterator]();
  const pieces: Buffer[] = [];
  let gathered = 0;
  while (gathered < bytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    pieces.push(next.value);
    gathered += next.value.length;
  }
  async function* content(): AsyncGenerator<Buffer> {
    yield* pieces;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return {
    head: Buffer.concat(pieces).subarray(0, bytes),
    content: content(),
    close: async () => void (await iterator.return?.()),
  };
}
