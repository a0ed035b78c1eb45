import { addLanes, F32_ADD, F32X4_ADD, F32X4_MULTIPLY, localGet, localSet, loop, plus, v128Load, wasmFunction } from "./wasm-code";

const NUMBERS_AT_ONCE = 16;
const BYTES = 4;
const PAGE_BYTES = 65_536;
/** Vectors for which there is room at first. */
const FIRST_PLACES = 512;

/**
 * Vectors side by side in a memory of their own, for the products of single pairs: WebAssembly SIMD, a twelfth of the time that
 * JavaScript takes. Sums are single precision, the same for a pair whatever else is there.
 */
export class VectorPairs {
  private readonly stride: number;
  private readonly memory: WebAssembly.Memory;
  private readonly multiply: (...addresses: number[]) => number;
  private count = 0;

  constructor(private readonly dimensions: number) {
    this.stride = Math.ceil(dimensions / NUMBERS_AT_ONCE) * NUMBERS_AT_ONCE * BYTES;
    this.memory = new WebAssembly.Memory({ initial: Math.ceil((FIRST_PLACES * this.stride) / PAGE_BYTES) + 1 });
    this.multiply = wasmFunction(this.memory, { parameters: 2, returnsNumber: true, locals: { addresses: 1, fours: SUMS.length }, body: dotBody(this.stride) });
  }

  /** @returns the number by which it is asked for. Throws where it has other dimensions */
  add(vector: Float32Array): number {
    if (vector.length !== this.dimensions) throw new RangeError(`a vector of ${vector.length} dimensions, not ${this.dimensions}`);
    const from = this.count * this.stride;
    const missing = from + this.stride - this.memory.buffer.byteLength;
    // Twice as much each time: what grows gets a new place, and all is copied there.
    if (missing > 0) this.memory.grow(Math.ceil(Math.max(missing, this.memory.buffer.byteLength) / PAGE_BYTES));
    new Float32Array(this.memory.buffer, from, this.dimensions).set(vector);
    return this.count++;
  }

  /** The dot product of two that were added. */
  dot(a: number, b: number): number {
    return this.multiply(a * this.stride, b * this.stride);
  }
}

/** Parameters and locals, by their numbers. */
const A = 0;
const B = 1;
const A_END = 2;
const SUMS = [3, 4, 5, 6] as const;

/** `(a, b)`, addresses of vectors of `rowBytes`: their product. Four sums that do not wait for each other. */
function dotBody(rowBytes: number): number[] {
  const step = NUMBERS_AT_ONCE * BYTES;
  const offsetOf = (part: number): number => (part * step) / SUMS.length;
  const multiply = SUMS.flatMap((sum, part) => [...localGet(sum), ...localGet(A), ...v128Load(offsetOf(part)), ...localGet(B), ...v128Load(offsetOf(part)), ...F32X4_MULTIPLY, ...F32X4_ADD, ...localSet(sum)]);
  return [
    ...plus(A, rowBytes), ...localSet(A_END),
    ...loop([...multiply, ...plus(A, step), ...localSet(A), ...plus(B, step), ...localSet(B)], A, A_END),
    ...SUMS.flatMap((sum, part) => [...addLanes(sum), ...(part === 0 ? [] : F32_ADD)]),
  ];
}
