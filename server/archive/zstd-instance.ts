import { ZSTDDecoder } from "zstddec/stream";

/** Of the library's functions, those of zstd itself that are used; pointers and sizes are numbers of 32 bits. */
export interface Zstd {
  memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  ZSTD_createDCtx(): number;
  /** @returns 0 where a frame has ended, above 0 inside of one, an error's number below 0 */
  ZSTD_decompressStream(context: number, output: number, input: number): number;
  /** @returns how many bytes came out, or an error's number below 0 */
  ZSTD_decompress(output: number, outputBytes: number, packed: number, packedBytes: number): number;
}

let opened: Promise<WebAssembly.Module> | null = null;

/**
 * zstd's own decoder with a memory of its own. The library's loops over it take its errors for output and end never, and keep
 * what they have taken of a memory that all share; so only its module is used, compiled once, by a fresh instance each time.
 */
export async function createZstd(): Promise<Zstd> {
  opened ??= new Promise((resolve, reject) => {
    const library = new ZSTDDecoder();
    library._init = ({ module }) => resolve(module);
    // It does nothing where somebody else has opened it in this process: an error, and not a wait without end.
    library.init().then(() => reject(new Error("zstd's decoder was opened elsewhere")), reject);
  });
  const instance = new WebAssembly.Instance(await opened, { env: { emscripten_notify_memory_growth: () => undefined } });
  return instance.exports as unknown as Zstd;
}
