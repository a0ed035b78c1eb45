import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { PassThrough, Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A file that was written. */
export interface WrittenFile {
  name: string;
  bytes: number;
  /** Of the content, in hex. */
  sha256: string;
}

/** Writes one report to a stream and ends it. */
export type WriteReport = (sink: Writable) => Promise<void>;

/**
 * Writes a file under another name first and moves it into place when it is whole, so that nobody ever reads half a report
 * and a failure leaves the earlier one as it was.
 * @throws what `write` throws, and the errors of the file system
 */
export async function writeFile(dir: string, name: string, write: WriteReport): Promise<WrittenFile> {
  const target = path.join(dir, name);
  const unfinished = path.join(dir, `.${name}.${randomUUID()}`);
  const hash = createHash("sha256");
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const sink = new PassThrough();
  const storing = pipeline(sink, meter, createWriteStream(unfinished));
  try {
    await Promise.all([storing, writeOrAbort(write, sink)]);
    await rename(unfinished, target);
  } catch (error) {
    // A writer can fail while the file is still being opened: what is removed before that is made after it.
    sink.destroy();
    await storing.catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
  return { name, bytes, sha256: hash.digest("hex") };
}

/** A writer that fails must also end the stream, or the file would wait for the rest for ever. */
async function writeOrAbort(write: WriteReport, sink: PassThrough): Promise<void> {
  try {
    await write(sink);
  } catch (error) {
    sink.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}
