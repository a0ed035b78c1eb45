import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cosine, dotAt, roundSimilarity } from "./cosine";
import { textHash } from "./text-hash";
import { TextMatrix } from "./text-matrix";
import { VectorPairs } from "./vector-pairs";
import { bytesToVector, vectorToBytes } from "./vector-bytes";

describe("textHash", () => {
  it("is SHA-256 of the UTF-8 text", () => {
    expect(textHash("").toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(textHash("диск")).not.toEqual(textHash("Диск"));
  });
});

describe("vector bytes", () => {
  it("come back as the same vector, and are little-endian", () => {
    fc.assert(
      fc.property(fc.float32Array({ maxLength: 50 }), (vector) => {
        expect(bytesToVector(vectorToBytes(vector))).toEqual(vector);
      }),
    );
    expect(vectorToBytes(Float32Array.of(1)).toString("hex")).toBe("0000803f");
  });

  it("are read from the middle of a larger buffer, and refused where one is cut", () => {
    const inside = Buffer.concat([Buffer.from([9]), vectorToBytes(Float32Array.of(0.5, -2))]).subarray(1);
    expect([...bytesToVector(inside)]).toEqual([0.5, -2]);
    expect(() => bytesToVector(inside.subarray(1))).toThrow(RangeError);
  });
});

describe("cosine", () => {
  it("is 1 for the same direction, -1 for the opposite, 0 for right angles and for zero", () => {
    const a = Float32Array.of(1, 2, 3, 4, 5);
    expect(cosine(a, a.map((x) => 3 * x))).toBeCloseTo(1, 12);
    expect(cosine(a, a.map((x) => -x))).toBeCloseTo(-1, 12);
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(0, 1))).toBe(0);
    expect(cosine(Float32Array.of(0, 0), Float32Array.of(0, 1))).toBe(0);
    expect(() => cosine(a, Float32Array.of(1))).toThrow(RangeError);
  });

  it("counts every dimension, also those past a multiple of four", () => {
    for (const size of [1, 3, 4, 7, 9]) {
      const a = Float32Array.from({ length: size + 2 }, (_, i) => i);
      expect(dotAt(a, 2, new Float32Array(size).fill(1))).toBe(a.slice(2).reduce((sum, x) => sum + x, 0));
    }
  });
});

describe("VectorPairs", () => {
  it("multiplies any two, of any number of dimensions", () => {
    const vectors = fc.integer({ min: 1, max: 40 }).chain((size) => fc.array(fc.float32Array({ minLength: size, maxLength: size, min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }));
    fc.assert(
      fc.property(vectors, (some) => {
        const pairs = new VectorPairs(some[0]?.length ?? 0);
        const numbers = some.map((vector) => pairs.add(vector));
        for (const [a, one] of some.entries()) for (const [b, two] of some.entries()) expect(pairs.dot(numbers[a] ?? 0, numbers[b] ?? 0)).toBeCloseTo(dotAt(one, 0, two), 4);
      }),
    );
  });

  it("gives the same to the last bit beside thousands of others, and refuses other dimensions", () => {
    const vectorOf = (seed: number): Float32Array => Float32Array.from({ length: 384 }, (_, i) => Math.sin(seed * 7 + i));
    const [alone, beside] = [new VectorPairs(384), new VectorPairs(384)];
    const own = alone.dot(alone.add(vectorOf(1)), alone.add(vectorOf(2)));
    const first = beside.add(vectorOf(1));
    for (let other = 3; other < 3_000; other++) beside.add(vectorOf(other));
    expect(beside.dot(first, beside.add(vectorOf(2)))).toBe(own);
    expect(own).toBeCloseTo(dotAt(vectorOf(1), 0, vectorOf(2)), 3);
    expect(() => beside.add(new Float32Array(3))).toThrow(RangeError);
  });
});

describe("TextMatrix.nearest", () => {
  const unit = fc.float32Array({ minLength: 6, maxLength: 6, min: -1, max: 1, noNaN: true });

  it("gives what sorting all rows gives, ties by the lower row", () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), unit, fc.integer({ min: 0, max: 12 }), (vectors, query, count) => {
        const sorted = vectors
          .map((vector, index) => ({ index, similarity: roundSimilarity(dotAt(vector, 0, query)) }))
          .sort((a, b) => b.similarity - a.similarity || a.index - b.index);
        expect(new TextMatrix(vectors).nearest(query, count)).toEqual(sorted.slice(0, count));
      }),
    );
  });

  /** Unit vectors that come out the same every time; `seed` keeps two lists apart. */
  const spread = (size: number, dimensions: number, seed: number): Float32Array[] =>
    Array.from({ length: size }, (_, row) => {
      const vector = Float32Array.from({ length: dimensions }, (__, column) => Math.sin(seed + row * 12.9898 + column * 78.233 * (1 + row / 97)));
      const length = Math.hypot(...vector);
      return vector.map((value) => value / length);
    });
  const exact = (vectors: readonly Float32Array[], query: Float32Array) =>
    vectors.map((vector, index) => ({ index, similarity: roundSimilarity(dotAt(vector, 0, query)) })).sort((a, b) => b.similarity - a.similarity || a.index - b.index);

  it("gives each of many what it gives one alone, in all dimensions", () => {
    for (const dimensions of [1, 6, 384]) {
      const [vectors, queries] = [spread(70, dimensions, 1), spread(75, dimensions, 2)];
      const rows = [3, 5, 8, 69];
      const matrix = new TextMatrix(vectors);
      expect(matrix.nearestOfEach(queries, 9)).toEqual(queries.map((query) => exact(vectors, query).slice(0, 9)));
      expect(matrix.nearestOfEach(queries, 9, rows)).toEqual(queries.map((query) => exact(vectors, query).filter(({ index }) => rows.includes(index))));
    }
  });

  it("finds the pairs that are alike", () => {
    const vectors = [...spread(40, 5, 3), ...spread(2, 5, 3)];
    const pairs = vectors.flatMap((one, a) => vectors.slice(a + 1).map((other, offset) => ({ a, b: a + 1 + offset, similarity: roundSimilarity(dotAt(one, 0, other)) })));
    const alike = pairs.filter(({ similarity }) => similarity >= 0.9);
    expect(alike.length).toBeGreaterThan(2);
    expect(new TextMatrix(vectors).pairsFrom(0.9)).toEqual(alike);
  });

  it("looks only at the rows it is told to", () => {
    const matrix = new TextMatrix([Float32Array.of(1, 0), Float32Array.of(0.8, 0.6), Float32Array.of(0, 1)]);
    expect(matrix.nearestOfEach([Float32Array.of(1, 0)], 5, [1, 2])[0]).toEqual([
      { index: 1, similarity: 0.8 },
      { index: 2, similarity: 0 },
    ]);
    expect(new TextMatrix([]).nearest(Float32Array.of(1, 0), 5)).toEqual([]);
  });
});
