import { dotAt, roundSimilarity } from "./cosine";
import { openVectorDots, VECTORS_AT_ONCE, type VectorDots } from "./vector-dots";

export interface Neighbour {
  /** Row of the matrix. */
  index: number;
  /** Rounded to 4 decimals before it was compared. */
  similarity: number;
}

/**
 * A row that belongs to the nearest has, by the quick sums, at most this much less than the last of those the quick sums
 * name: half a unit of the fourth decimal on both sides for rounding, and the error of single precision (384 · 2⁻²⁴) twice.
 */
const DOUBT = 2e-4;

/** The vectors of many texts in one block, for finding the nearest ones by going through all of them. */
export class TextMatrix {
  readonly rows: number;
  private readonly block: VectorDots;
  private readonly dimensions: number;

  /** @param vectors of length 1 and of one number of dimensions; throws where these differ */
  constructor(vectors: readonly Float32Array[]) {
    this.rows = vectors.length;
    this.dimensions = vectors[0]?.length ?? 0;
    this.block = openVectorDots(this.rows, this.dimensions);
    vectors.forEach((vector, row) => {
      if (vector.length !== this.dimensions) throw new RangeError(`row ${row} has ${vector.length} dimensions, not ${this.dimensions}`);
      this.block.rows.set(vector, row * this.block.stride);
    });
  }

  /** Similarity of a row to a vector of length 1, to 4 decimals. */
  similarityTo(row: number, vector: Float32Array): number {
    return roundSimilarity(dotAt(this.block.rows, row * this.block.stride, vector));
  }

  /** Similarity of two rows, to 4 decimals. */
  similarity(a: number, b: number): number {
    return this.similarityTo(a, this.vectorOf(b));
  }

  /**
   * The rows nearest to a vector of length 1.
   * @param count how many at most
   * @returns best first, equal similarities by the lower row
   */
  nearest(vector: Float32Array, count: number): Neighbour[] {
    return this.nearestOfEach([vector], count)[0] ?? [];
  }

  /**
   * The rows nearest to each of some vectors of length 1: many at once take a fraction of the time of one by one.
   * @param count how many at most
   * @param rows ascending: only these are looked at
   */
  nearestOfEach(vectors: readonly Float32Array[], count: number, rows?: readonly number[]): Neighbour[][] {
    if (rows) return this.only(rows).nearestOfEach(vectors, count).map((near) => near.map(({ index, similarity }) => ({ index: rows[index] ?? 0, similarity })));
    const found: Neighbour[][] = [];
    for (let from = 0; from < vectors.length; from += VECTORS_AT_ONCE) {
      const group = vectors.slice(from, from + VECTORS_AT_ONCE);
      this.block.dots(group).forEach((dots, index) => found.push(this.best(group[index] ?? new Float32Array(this.dimensions), dots, count)));
    }
    return found;
  }

  /** The pairs of different rows whose similarity is `least` or more, lower row first. */
  pairsFrom(least: number): { a: number; b: number; similarity: number }[] {
    const pairs: { a: number; b: number; similarity: number }[] = [];
    for (let from = 0; from < this.rows; from += VECTORS_AT_ONCE) {
      const group = Array.from({ length: Math.min(VECTORS_AT_ONCE, this.rows - from) }, (_, index) => this.vectorOf(from + index));
      this.block.dots(group).forEach((dots, index) => {
        const a = from + index;
        for (let b = a + 1; b < this.rows; b += 1) {
          if ((dots[b] ?? 0) < least - DOUBT) continue;
          const similarity = this.similarity(a, b);
          if (similarity >= least) pairs.push({ a, b, similarity });
        }
      });
    }
    return pairs;
  }

  private only(rows: readonly number[]): TextMatrix {
    return new TextMatrix(rows.map((row) => this.vectorOf(row)));
  }

  private vectorOf(row: number): Float32Array {
    const from = row * this.block.stride;
    return this.block.rows.subarray(from, from + this.dimensions);
  }

  /** The nearest by the exact sums, which are made for those alone that may be among them by the quick ones. */
  private best(vector: Float32Array, dots: Float32Array, count: number): Neighbour[] {
    const least = nthLargest(dots, count) - DOUBT;
    const best: Neighbour[] = [];
    for (let index = 0; index < dots.length; index += 1) {
      if ((dots[index] ?? 0) < least) continue;
      const similarity = this.similarityTo(index, vector);
      const worst = best.at(-1);
      if (best.length < count || (worst && isBefore({ index, similarity }, worst))) insert(best, { index, similarity }, count);
    }
    return best;
  }
}

/** The n-th largest number; the smallest of all where there are fewer. */
function nthLargest(values: Float32Array, n: number): number {
  const largest = new Float64Array(Math.min(n, values.length)).fill(-Infinity);
  const last = largest.length - 1;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value <= (largest[last] ?? 0)) continue;
    let at = last;
    for (; at > 0 && (largest[at - 1] ?? 0) < value; at -= 1) largest[at] = largest[at - 1] ?? 0;
    largest[at] = value;
  }
  return largest[last] ?? 0;
}

function isBefore(a: Neighbour, b: Neighbour): boolean {
  return a.similarity > b.similarity || (a.similarity === b.similarity && a.index < b.index);
}

function insert(best: Neighbour[], found: Neighbour, count: number): void {
  if (count <= 0) return;
  if (best.length === count) best.pop();
  let at = best.length;
  while (at > 0 && isBefore(found, best[at - 1] ?? found)) at -= 1;
  best.splice(at, 0, found);
}
