import { createHash, type Hash } from "node:crypto";
import { PassThrough, type Writable } from "node:stream";
import type { Storage } from "@/server/storage/storage";

/** Writes one report to a stream and ends it. */
export type WriteReport = (sink: Writable) => Promise<void>;

/**
 * Writes a report into the storage while it is being made. A failure leaves what stood there as it was.
 * @returns its size and the SHA-256 of its content, in hex
 * @throws what `write` throws, and the errors of the storage
 */
export async function storeReport(storage: Storage, key: string, write: WriteReport): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  const sink = new PassThrough();
  // A writer that fails must also end the stream: the storage then fails with its error, and nothing waits for the rest for ever.
  const making = write(sink).catch((error: unknown) => {
    sink.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  // Either is told by the storage, which may not read yet, or below.
  sink.on("error", () => undefined);
  making.catch(() => undefined);
  const bytes = await storage.write(key, hashed(sink, hash)).catch((error: unknown) => {
    // Nobody reads any more: whoever still writes is not kept waiting.
    sink.destroy();
    throw error;
  });
  await making;
  return { bytes, sha256: hash.digest("hex") };
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}
