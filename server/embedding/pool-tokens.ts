import type { Pooling } from "./models";

export interface LastLayer {
  /** One row per text, `width` tokens of `dimensions` each. */
  values: Float32Array;
  width: number;
  dimensions: number;
}

/**
 * The vector of one text, of length 1.
 * @param row which text of the batch
 * @param tokens first and one-past-last position that hold the text, filling left out
 */
export function poolTokens(layer: LastLayer, row: number, tokens: { from: number; to: number }, pooling: Pooling): Float32Array {
  const { values, width, dimensions } = layer;
  const sum = new Float64Array(dimensions);
  for (let token = pooling === "mean" ? tokens.from : tokens.to - 1; token < tokens.to; token += 1) {
    const start = (row * width + token) * dimensions;
    for (let i = 0; i < dimensions; i += 1) sum[i] = (sum[i] ?? 0) + (values[start + i] ?? 0);
  }
  let squares = 0;
  for (const value of sum) squares += value * value;
  // Normalizing divides the mean's count away, so the sum serves as well.
  const length = Math.sqrt(squares) || 1;
  return Float32Array.from(sum, (value) => value / length);
}
