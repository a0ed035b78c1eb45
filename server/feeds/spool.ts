import { collect } from "@/server/archive/meter-plain";
import type { ByteSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";

/** More than this does not wait in memory. */
const MEMORY_BYTES = 1024 * 1024;

/** Bytes that were fetched, set down until their number is known and they can be sent on. */
export type Spool = Pick<ByteSource, "bytes" | "read" | "stream"> & {
  /** Lets go of them. */
  drop(): Promise<void>;
};

/**
 * Sets a stream down: in memory while it is short, else in the storage.
 * @param key where in the storage; free again after `drop`
 * @throws what the stream throws
 */
export async function spool(content: AsyncIterable<Buffer>, storage: Storage, key: string): Promise<Spool> {
  const pieces = content[Symbol.asyncIterator]();
  const held: Buffer[] = [];
  let bytes = 0;
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    held.push(next.value);
    bytes += next.value.length;
    if (bytes > MEMORY_BYTES) return setDown(chain(held, pieces), storage, key);
  }
  return inMemory(Buffer.concat(held));
}

async function* chain(held: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* held.splice(0);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function inMemory(content: Buffer): Spool {
  return {
    bytes: content.length,
    read: async (start, length) => content.subarray(start, start + length),
    async *stream(start = 0, end = content.length) {
      yield content.subarray(start, end);
    },
    async drop() {},
  };
}

async function setDown(content: AsyncIterable<Buffer>, storage: Storage, key: string): Promise<Spool> {
  await storage.write(key, content);
  const source = await storage.open(key);
  if (source === null) throw new Error(`The storage lost ${key}`);
  return {
    bytes: source.bytes,
    read: (start, length) => source.read(start, length),
    stream: (start, end) => source.stream(start, end),
    async drop() {
      await source.close();
      await storage.remove(key);
    },
  };
}

/** A short stretch of a file in memory. */
export async function readStretch(content: AsyncIterable<Buffer>, bytes: number): Promise<Buffer> {
  return (await collect(content, bytes)) ?? Buffer.alloc(0);
}
