import { Readable } from "node:stream";
import { pipeline } from "node:stream";
import type { Gunzip, InflateRaw, ZlibOptions } from "node:zlib";
import type { FileMeter } from "@/server/domain/extract/extract-meter";
import type { Damage, RefusalReason } from "@/server/domain/extract/extract-reason";
import { refuseIf, RefusedError } from "./refused-error";

const CHUNK_BYTES = 256 * 1024;

/**
 * Unpacks deflate or gzip piece by piece, counting what comes out against what went in.
 * @param packed the packed bytes
 * @param createInflate zlib's maker of the right stream
 * @param of the file's path for reasons, and the meter that is asked after each piece whether to go on
 * @throws RefusedError where the stream is damaged, ends early or breaks a limit
 */
export async function* inflateStream(
  packed: AsyncIterable<Buffer>,
  createInflate: (options: ZlibOptions) => InflateRaw | Gunzip,
  of: { path: string; meter: FileMeter },
): AsyncGenerator<Buffer> {
  const inflate = createInflate({ chunkSize: CHUNK_BYTES });
  // Its callback's error also reaches the loop below, where it is handled.
  const unpacked = pipeline(Readable.from(packed), inflate, () => undefined);
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      refuseIf(of.meter.add(piece.length, inflate.bytesWritten));
      yield piece;
    }
  } catch (error) {
    throw new RefusedError(zlibReason(error, of.path), { cause: error });
  } finally {
    unpacked.destroy();
  }
}

/** What a gzip says of itself at its end, in the words of zlib's inflate.c. */
const DAMAGES: Record<string, Damage> = { "incorrect data check": "checksum", "incorrect length check": "size" };

/**
 * What an error of zlib means for the input.
 * @throws the error itself where it is none of zlib's and no refusal
 */
export function zlibReason(error: unknown, path: string): RefusalReason {
  if (error instanceof RefusedError) return error.reason;
  if (!(error instanceof Error) || !("code" in error)) throw error;
  if (error.code === "Z_BUF_ERROR") return { code: "truncated", entry: path };
  // Of an entry one byte more is asked for than it states.
  if (error.code === "ERR_BUFFER_TOO_LARGE") return { code: "corrupt", entry: path, damage: "size", detail: error.message };
  if (error.code === "Z_DATA_ERROR" || error.code === "Z_NEED_DICT") return { code: "corrupt", entry: path, damage: DAMAGES[error.message] ?? "data", detail: error.message };
  throw error;
}
