import { dotAt, roundSimilarity } from "./cosine";

export interface Neighbour {
  /** Row of the matrix. */
  index: number;
  /** Rounded to 4 decimals before it was compared. */
  similarity: number;
}

/** The vectors of many texts in one block, for finding the nearest ones by going through all of them. */
export class TextMatrix {
  readonly rows: number;
  private readonly values: Float32Array;
  private readonly dimensions: number;

  /** @param vectors of length 1 and of one number of dimensions; throws where these differ */
  constructor(vectors: readonly Float32Array[]) {
    this.rows = vectors.length;
    this.dimensions = vectors[0]?.length ?? 0;
    this.values = new Float32Array(this.rows * this.dimensions);
    vectors.forEach((vector, row) => {
      if (vector.length !== this.dimensions) throw new RangeError(`row ${row} has ${vector.length} dimensions, not ${this.dimensions}`);
      this.values.set(vector, row * this.dimensions);
    });
  }

  /** Similarity of a row to a vector of length 1, to 4 decimals. */
  similarityTo(row: number, vector: Float32Array): number {
    return roundSimilarity(dotAt(this.values, row * this.dimensions, vector));
  }

  /** Similarity of two rows, to 4 decimals. */
  similarity(a: number, b: number): number {
    return this.similarityTo(a, this.values.subarray(b * this.dimensions, (b + 1) * this.dimensions));
  }

  /**
   * The rows nearest to a vector of length 1.
   * @param count how many at most
   * @param rows the rows to look at; all without it
   * @returns best first, equal similarities by the lower row
   */
  nearest(vector: Float32Array, count: number, rows?: readonly number[]): Neighbour[] {
    const best: Neighbour[] = [];
    const total = rows ? rows.length : this.rows;
    for (let i = 0; i < total; i += 1) {
      const index = rows ? (rows[i] ?? 0) : i;
      const similarity = roundSimilarity(dotAt(this.values, index * this.dimensions, vector));
      const worst = best.at(-1);
      if (best.length < count || (worst && isBefore({ index, similarity }, worst))) insert(best, { index, similarity }, count);
    }
    return best;
  }
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
