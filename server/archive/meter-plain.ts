import type { FileMeter } from "@/server/domain/extract/extract-meter";
import { refuseIf } from "./refused-error";

/**
 * Counts a stream whose bytes are not packed.
 * @throws RefusedError at the piece that breaks a limit
 */
export async function* meterPlain(stream: AsyncIterable<Buffer>, meter: FileMeter): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.length;
    refuseIf(meter.add(piece.length, bytes));
    yield piece;
  }
}

/** A whole stream in memory; null where it is longer than `limit` bytes. */
export async function collect(stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.length;
    if (bytes > limit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
