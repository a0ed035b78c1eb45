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
const F32 = 0x7d;
const V128 = 0x7b;

/** The instructions used, by the names of the specification. */
export const localGet = (index: number): number[] => [0x20, index];
export const localSet = (index: number): number[] => [0x21, index];
const i32Const = (value: number): number[] => [0x41, ...signedLeb(value)];
const I32_ADD = [0x6a];
const I32_LESS = [0x49];
const LOOP = [0x03, 0x40];
const END = [0x0b];
const branchIf = (depth: number): number[] => [0x0d, depth];
export const v128Load = (offset: number): number[] => [0xfd, 0x00, 0x04, ...leb(offset)];
export const V128_ZERO = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const f32Lane = (lane: number): number[] => [0xfd, 0x1f, lane];
export const F32X4_ADD = [0xfd, ...leb(0xe4)];
export const F32X4_MULTIPLY = [0xfd, ...leb(0xe6)];
export const F32_ADD = [0x92];
export const f32Store = (offset: number): number[] => [0x38, 0x02, ...leb(offset)];

/** A local and a number of bytes after it. */
export const plus = (local: number, bytes: number): number[] => [...localGet(local), ...i32Const(bytes), ...I32_ADD];

/** Does `body` once, and again as long as `local` is below `end`. */
export const loop = (body: readonly number[], local: number, end: number): number[] => [...LOOP, ...body, ...localGet(local), ...localGet(end), ...I32_LESS, ...branchIf(0), ...END];

/** The sum of the four numbers in a local. */
export const addLanes = (local: number): number[] => [0, 1, 2, 3].flatMap((lane) => [...localGet(local), ...f32Lane(lane), ...(lane === 0 ? [] : F32_ADD)]);

/** A function of addresses. */
interface WasmFunction {
  parameters: number;
  returnsNumber: boolean;
  /** Locals after the parameters: first addresses, then fours of numbers. */
  locals: { addresses: number; fours: number };
  body: readonly number[];
}

/** Compiles one function over a memory. */
export function wasmFunction(memory: WebAssembly.Memory, { parameters, returnsNumber, locals, body }: WasmFunction): (...addresses: number[]) => number {
  const type = [0x60, ...list(new Array<number[]>(parameters).fill([I32])), ...list(returnsNumber ? [[F32]] : [])];
  const declared = list([
    [locals.addresses, I32],
    [locals.fours, V128],
  ]);
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [type]),
    ...section(2, [[...name("env"), ...name("memory"), 0x02, 0x00, 0x01]]),
    ...section(3, [[0]]),
    ...section(7, [[...name("run"), 0x00, 0x00]]),
    ...section(10, [sized([...declared, ...body, ...END])]),
  ]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return exports.run as (...addresses: number[]) => number;
}
