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
 * @param length tokens of the text; what is after them is filling
 */
export function poolTokens(layer: LastLayer, row: number, length: number, pooling: Pooling): Float32Array {
  const { values, width, dimensions } = layer;
  const sum = new Float64Array(dimensions);
  for (let token = pooling === "mean" ? 0 : length - 1; token < length; token += 1) {
    const start = (row * width + token) * dimensions;
    for (let i = 0; i < dimensions; i += 1) sum[i] = (sum[i] ?? 0) + (values[start + i] ?? 0);
  }
  let squares = 0;
  for (const value of sum) squares += value * value;
  // Normalizing divides the mean's count away, so the sum serves as well.
  const norm = Math.sqrt(squares) || 1;
  return Float32Array.from(sum, (value) => value / norm);
}
