/**
 * Reads little-endian numbers and texts one behind the other. Whatever lies outside of the chunk, or makes no sense there, is a
 * `RangeError`, which the reader of a record catches: its bytes are damaged.
 */
export class ChunkReader {
  at: number;
  readonly chunk: Buffer;
  readonly #end: number;

  constructor(chunk: Buffer, at: number, end: number) {
    this.chunk = chunk;
    this.at = at;
    this.#end = Math.min(end, chunk.length);
  }

  isAtEnd(): boolean {
    return this.at >= this.#end;
  }

  peek(): number {
    return this.chunk.readUInt8(this.at);
  }

  u8(): number {
    return this.chunk.readUInt8(this.#take(1));
  }

  u16(): number {
    return this.chunk.readUInt16LE(this.#take(2));
  }

  u32(): number {
    return this.chunk.readUInt32LE(this.#take(4));
  }

  /** @param units of UTF-16 */
  text(units: number): string {
    const from = this.#take(units * 2);
    return this.chunk.toString("utf16le", from, this.at);
  }

  skip(bytes: number): void {
    this.#take(bytes);
  }

  #take(bytes: number): number {
    const from = this.at;
    if (from < 0 || from + bytes > this.#end) throw new RangeError("It reaches beyond its chunk");
    this.at = from + bytes;
    return from;
  }
}
