const FIRST_WIDTH = 9;
const CLEAR = 256;
const PIECE_BYTES = 256 * 1024;

/**
 * The codes of `compress` (`.Z`): LZW, T. A. Welch, "A Technique for High-Performance Data Compression", 1984. Its numbers grow
 * from 9 bits to as many as the header says, and come in groups of eight: what is left of a group is passed over when they grow.
 */
export class LzwDecoder {
  readonly #mostWidth: number;
  readonly #isCleared: boolean;
  readonly #prefix = new Uint16Array(1 << 16);
  readonly #suffix = new Uint8Array(1 << 16);
  readonly #reversed = new Uint8Array(1 << 16);
  #width = FIRST_WIDTH;
  #free: number;
  #last = -1;
  #lastFirstByte = 0;
  #bits = 0;
  #bitCount = 0;
  #inGroup = 0;
  #toSkip = 0;
  #piece = Buffer.allocUnsafe(PIECE_BYTES);
  #length = 0;

  /** @param flags the third byte of the file */
  constructor(flags: number) {
    this.#mostWidth = flags & 0x1f;
    this.#isCleared = (flags & 0x80) !== 0;
    this.#free = this.#firstFree();
  }

  /**
   * @returns what is unpacked so far, in pieces
   * @throws RangeError where a code stands for nothing
   */
  *unpack(packed: Buffer): Generator<Buffer> {
    for (const byte of packed) {
      this.#bits |= byte << this.#bitCount;
      this.#bitCount += 8;
      if (this.#toSkip > 0) this.#skip();
      if (this.#bitCount < this.#width || this.#toSkip > 0) continue;
      const code = this.#bits & ((1 << this.#width) - 1);
      this.#drop(this.#width);
      this.#inGroup += 1;
      if (this.#length + this.#reversed.length > PIECE_BYTES) yield this.rest();
      this.#take(code);
    }
  }

  /** What has been unpacked and not been given out. */
  rest(): Buffer {
    const piece = this.#piece.subarray(0, this.#length);
    this.#piece = Buffer.allocUnsafe(PIECE_BYTES);
    this.#length = 0;
    return piece;
  }

  #firstFree(): number {
    return this.#isCleared ? CLEAR + 1 : CLEAR;
  }

  #drop(bits: number): void {
    this.#bits >>>= bits;
    this.#bitCount -= bits;
  }

  #skip(): void {
    const skipped = Math.min(this.#toSkip, this.#bitCount);
    this.#drop(skipped);
    this.#toSkip -= skipped;
  }

  #take(code: number): void {
    if (code === CLEAR && this.#isCleared) {
      this.#free = this.#firstFree();
      this.#last = -1;
      return this.#setWidth(FIRST_WIDTH);
    }
    if (code > this.#free || (this.#last < 0 && code >= CLEAR)) throw new RangeError(`Code ${String(code)} stands for nothing`);
    this.#write(code);
    this.#learn();
    this.#last = code;
  }

  /** A code that is not there yet is the last one with its own first byte behind it. */
  #write(code: number): void {
    const isNext = code === this.#free;
    let at = this.#reversed.length;
    if (isNext) this.#reversed[--at] = this.#lastFirstByte;
    let part = isNext ? this.#last : code;
    for (; part >= CLEAR; part = this.#prefix[part] ?? 0) this.#reversed[--at] = this.#suffix[part] ?? 0;
    this.#reversed[--at] = part;
    this.#lastFirstByte = part;
    this.#piece.set(this.#reversed.subarray(at), this.#length);
    this.#length += this.#reversed.length - at;
  }

  #learn(): void {
    const most = 1 << this.#mostWidth;
    if (this.#last < 0 || this.#free >= most) return;
    this.#prefix[this.#free] = this.#last;
    this.#suffix[this.#free] = this.#lastFirstByte;
    this.#free += 1;
    if (this.#free === 1 << this.#width && this.#width < this.#mostWidth) this.#setWidth(this.#width + 1);
  }

  #setWidth(width: number): void {
    this.#toSkip = ((8 - (this.#inGroup % 8)) % 8) * this.#width;
    this.#inGroup = 0;
    this.#width = width;
    this.#skip();
  }
}
