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
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes(stride, outBytes)), { env: { memory } });
  const run = exports.run as (...addresses: number[]) => void;
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

/** An unsigned number as WebAssembly writes it: seven bits a byte, the eighth says that more follow. */
function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}

/** A signed one: the last byte's highest of the seven bits is the sign. */
function signedLeb(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signedLeb(value >> 7)];
}

const sized = (bytes: readonly number[]): number[] => [...leb(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];
const section = (id: number, items: readonly (readonly number[])[]): number[] => [id, ...sized(list(items))];
const name = (text: string): number[] => sized([...text].map((letter) => letter.charCodeAt(0)));

const I32 = 0x7f;
const V128 = 0x7b;

/** The instructions used, by the names of the specification. */
const localGet = (index: number): number[] => [0x20, index];
const localSet = (index: number): number[] => [0x21, index];
const i32Const = (value: number): number[] => [0x41, ...signedLeb(value)];
const I32_ADD = [0x6a];
const I32_LESS = [0x49];
const LOOP = [0x03, 0x40];
const END = [0x0b];
const branchIf = (depth: number): number[] => [0x0d, depth];
const v128Load = (offset: number): number[] => [0xfd, 0x00, 0x04, ...leb(offset)];
const V128_ZERO = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const f32Lane = (lane: number): number[] => [0xfd, 0x1f, lane];
const F32X4_ADD = [0xfd, ...leb(0xe4)];
const F32X4_MULTIPLY = [0xfd, ...leb(0xe6)];
const F32_ADD = [0x92];
const f32Store = (offset: number): number[] => [0x38, 0x02, ...leb(offset)];

/** Parameters and locals of `run`, by their numbers. */
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
 * `run(vectors, vectorsEnd, row, rowsEnd, out)`, all of them addresses: the products of every vector with every row, those of
 * one vector `outBytes` after those of the one before. There is at least one of each.
 */
function moduleBytes(stride: number, outBytes: number): Uint8Array<ArrayBuffer> {
  const rowBytes = stride * BYTES;
  const step = NUMBERS_AT_ONCE * BYTES;
  const plus = (local: number, bytes: number): number[] => [...localGet(local), ...i32Const(bytes), ...I32_ADD];
  const loop = (body: readonly number[], local: number, end: number): number[] => [...LOOP, ...body, ...localGet(local), ...localGet(end), ...I32_LESS, ...branchIf(0), ...END];
  const multiply = SUMS.flatMap((sum, row) => [...localGet(sum), ...localGet(PART), ...localGet(NUMBER), ...v128Load(row * rowBytes), ...F32X4_MULTIPLY, ...F32X4_ADD, ...localSet(sum)]);
  const addLanes = (sum: number): number[] => [0, 1, 2, 3].flatMap((lane) => [...localGet(sum), ...f32Lane(lane), ...(lane === 0 ? [] : F32_ADD)]);
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
  const body = [...list([[4, I32], [5, V128]]), ...loop(fourRows, ROW, ROWS_END), ...END];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [[0x60, ...list([[I32], [I32], [I32], [I32], [I32]]), ...list([])]]),
    ...section(2, [[...name("env"), ...name("memory"), 0x02, 0x00, 0x01]]),
    ...section(3, [[0]]),
    ...section(7, [[...name("run"), 0x00, 0x00]]),
    ...section(10, [sized(body)]),
  ]);
}
