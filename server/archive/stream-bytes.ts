/** Takes as many bytes as are asked for from a stream that comes in pieces of any size. */
export class StreamBytes {
  /** How many have been taken. */
  taken = 0;
  readonly #iterator: AsyncIterator<Buffer>;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#iterator = stream[Symbol.asyncIterator]();
  }

  /** @returns the next `bytes`; fewer only where the stream ends */
  async take(bytes: number): Promise<Buffer> {
    const pieces = [this.#waiting];
    let gathered = this.#waiting.length;
    while (gathered < bytes) {
      const next = await this.#iterator.next();
      if (next.done === true) break;
      pieces.push(next.value);
      gathered += next.value.length;
    }
    const all = pieces.length === 1 ? this.#waiting : Buffer.concat(pieces);
    this.#waiting = all.subarray(bytes);
    const result = all.subarray(0, bytes);
    this.taken += result.length;
    return result;
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }
}
