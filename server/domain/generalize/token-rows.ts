import { grown, HashIndex } from "./hash-index";
import type { Words } from "./words";

/** Odd numbers without a pattern, one a place (a Weyl sequence through the finalizer of MurmurHash3). */
function multipliers(width: number): Int32Array {
  return Int32Array.from({ length: width }, (_, position) => {
    let mixed = Math.imul(position + 1, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16) | 1;
  });
}

/** Distinct rows of as many tokens each (numbers of words), numbered in the order they are met. */
export class TokenRows {
  private cells = new Int32Array(0);
  private readonly index = new HashIndex();

  /** The hash of a row is the sum of its tokens, each times the number of its place, so that one can be taken out again (multilinear hashing, Carter and Wegman, 1979). */
  private readonly multipliers: Int32Array;

  constructor(readonly width: number) {
    this.multipliers = multipliers(width);
  }

  get size(): number {
    return this.index.size;
  }

  token(row: number, position: number): number {
    return this.cells[row * this.width + position] ?? 0;
  }

  copyTo(tokens: Int32Array, row: number): void {
    for (let position = 0; position < this.width; position++) tokens[position] = this.token(row, position);
  }

  /** The number of the row with the tokens from `start` on, which is added when it is new. */
  add(tokens: Int32Array, start = 0): number {
    const hash = this.hash(tokens, start);
    const known = this.seek(tokens, start, hash);
    if (known >= 0) return known;
    const row = this.index.add(hash);
    this.cells = grown(this.cells, (row + 1) * this.width);
    for (let position = 0; position < this.width; position++) this.cells[row * this.width + position] = tokens[start + position] ?? 0;
    return row;
  }

  /** Hash of what a row has at every place but one. */
  hashBut(position: number, row: number): number {
    return (this.index.hashOf(row) - this.share(position, this.token(row, position))) | 0;
  }

  /** Have two rows the same at every place but one? */
  isEqualBut(position: number, one: number, other: number): boolean {
    for (let at = 0; at < this.width; at++) if (at !== position && this.token(one, at) !== this.token(other, at)) return false;
    return true;
  }

  private share(position: number, token: number): number {
    return Math.imul(token + 1, this.multipliers[position] ?? 1);
  }

  private hash(tokens: Int32Array, start: number): number {
    let hash = 0;
    for (let position = 0; position < this.width; position++) hash = (hash + this.share(position, tokens[start + position] ?? 0)) | 0;
    return hash;
  }

  private seek(tokens: Int32Array, start: number, hash: number): number {
    const { index } = this;
    let row = index.first(hash);
    while (row >= 0 && !this.isRow(row, tokens, start)) row = index.next(row);
    return row;
  }

  private isRow(row: number, tokens: Int32Array, start: number): boolean {
    for (let position = 0; position < this.width; position++) if (this.token(row, position) !== tokens[start + position]) return false;
    return true;
  }
}

/** The distinct shapes of a group of texts (`tokenShape`): rows of words. */
export interface Shapes {
  words: Words;
  rows: TokenRows;
}
