/**
 * Dot product, four sums at a time (the loop is the classifier's hottest one).
 * @param a vector of `length` numbers from `offset` on
 * @param b vector from its start
 */
export function dotAt(a: Float32Array, offset: number, b: Float32Array): number {
  const length = b.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += (a[offset + i] as number) * (b[i] as number);
    s1 += (a[offset + i + 1] as number) * (b[i + 1] as number);
    s2 += (a[offset + i + 2] as number) * (b[i + 2] as number);
    s3 += (a[offset + i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < length; i += 1) s0 += (a[offset + i] as number) * (b[i] as number);
  return s0 + s1 + (s2 + s3);
}

/** Cosine of two vectors of any length, -1 to 1; 0 where one of them is zero. Throws where they differ in dimensions. */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`vectors of ${a.length} and ${b.length} dimensions`);
  const size = Math.sqrt(dotAt(a, 0, a) * dotAt(b, 0, b));
  return size === 0 ? 0 : dotAt(a, 0, b) / size;
}

/** A similarity as it is compared, stored and shown: to 4 decimals. */
export function roundSimilarity(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
