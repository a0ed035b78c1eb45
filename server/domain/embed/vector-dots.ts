import { addLanes, f32Store, F32X4_ADD, F32X4_MULTIPLY, localGet, localSet, loop, plus, v128Load, V128_ZERO, wasmFunction } from "./wasm-code";

/**
 * Dot products of some vectors with many others, four numbers at a time: WebAssembly SIMD, which JavaScript alone does not
 * reach. Four of the many are taken into the processor's cache and meet all the vectors before the next four. The sums are
 * single precision, good for choosing what to look at closely; whoever needs the exact figure adds up those few again.
 */
export interface VectorDots {
  /** The rows one after another, `stride` numbers each; to be filled by the owner. */
  rows: Float32Array;
  /** Numbers a row takes: the dimensions, filled up to a multiple of four with zeros. */
  stride: number;
  /**
   * @param vectors at least one and at most `VECTORS_AT_ONCE`
   * @returns for each vector its product with every row; valid until the next call
   */
  dots(vectors: readonly Float32Array[]): Float32Array[];
}

/** As many as stay in the cache beside the rows. */
export const VECTORS_AT_ONCE = 32;

const NUMBERS_AT_ONCE = 4;
const ROWS_AT_ONCE = 4;
const BYTES = 4;
const PAGE_BYTES = 65_536;

/** Makes room for the vectors of `count` texts. */
export function openVectorDots(count: number, dimensions: number): VectorDots {
  const stride = Math.ceil(dimensions / NUMBERS_AT_ONCE) * NUMBERS_AT_ONCE;
  const places = Math.ceil(count / ROWS_AT_ONCE) * ROWS_AT_ONCE;
  const [rowsBytes, vectorBytes, outBytes] = [places * stride * BYTES, stride * BYTES, places * BYTES];
  const bytes = rowsBytes + VECTORS_AT_ONCE * (vectorBytes + outBytes);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) + 1 });
  const run = wasmFunction(memory, { parameters: 5, returnsNumber: false, locals: { addresses: 4, fours: 5 }, body: dotsBody(stride, outBytes) });
  const asked = new Float32Array(memory.buffer, rowsBytes, VECTORS_AT_ONCE * stride);
  const outFrom = rowsBytes + VECTORS_AT_ONCE * vectorBytes;
  return {
    rows: new Float32Array(memory.buffer, 0, count * stride),
    stride,
    dots(vectors) {
      if (count === 0) return vectors.map(() => new Float32Array());
      vectors.forEach((vector, index) => asked.set(vector, index * stride));
      run(rowsBytes, rowsBytes + vectors.length * vectorBytes, 0, rowsBytes, outFrom);
      return vectors.map((_, index) => new Float32Array(memory.buffer, outFrom + index * outBytes, count));
    },
  };
}

/** Parameters and locals, by their numbers. */
const VECTORS = 0;
const VECTORS_END = 1;
const ROW = 2;
const ROWS_END = 3;
const OUT = 4;
const AT = 5;
const VECTOR_END = 6;
const NUMBER = 7;
const WRITE = 8;
const PART = 9;
const SUMS = [10, 11, 12, 13] as const;

/**
 * `(vectors, vectorsEnd, row, rowsEnd, out)`, all of them addresses: the products of every vector with every row, those of
 * one vector `outBytes` after those of the one before. There is at least one of each.
 */
function dotsBody(stride: number, outBytes: number): number[] {
  const rowBytes = stride * BYTES;
  const step = NUMBERS_AT_ONCE * BYTES;
  const multiply = SUMS.flatMap((sum, row) => [...localGet(sum), ...localGet(PART), ...localGet(NUMBER), ...v128Load(row * rowBytes), ...F32X4_MULTIPLY, ...F32X4_ADD, ...localSet(sum)]);
  const fourNumbers = [...localGet(AT), ...v128Load(0), ...localSet(PART), ...multiply, ...plus(NUMBER, step), ...localSet(NUMBER), ...plus(AT, step), ...localSet(AT)];
  const oneVector = [
    ...SUMS.flatMap((sum) => [...V128_ZERO, ...localSet(sum)]),
    ...localGet(ROW), ...localSet(NUMBER),
    ...plus(AT, rowBytes), ...localSet(VECTOR_END),
    ...loop(fourNumbers, AT, VECTOR_END),
    ...SUMS.flatMap((sum, row) => [...localGet(WRITE), ...addLanes(sum), ...f32Store(row * BYTES)]),
    ...plus(WRITE, outBytes), ...localSet(WRITE),
  ];
  const fourRows = [
    ...localGet(VECTORS), ...localSet(AT),
    ...localGet(OUT), ...localSet(WRITE),
    ...loop(oneVector, AT, VECTORS_END),
    ...plus(OUT, ROWS_AT_ONCE * BYTES), ...localSet(OUT),
    ...plus(ROW, ROWS_AT_ONCE * rowBytes), ...localSet(ROW),
  ];
  return loop(fourRows, ROW, ROWS_END);
}
