import { setImmediate } from "node:timers/promises";
import type { LogFileReader } from "@/server/archive/log-place";
import { peekStream } from "@/server/archive/peek-stream";
import { refusedOrThrow } from "@/server/archive/refused-error";
import type { SegmentOutcome } from "@/server/db/log-files";
import type { Refused } from "@/server/domain/extract/extract-reason";
import { type FileBasis, firstDayBefore } from "@/server/domain/parse/date-files";
import { detectEncoding } from "@/server/domain/parse/detect-encoding";
import type { LogRecord } from "@/server/domain/parse/log-record";
import { type SegmentCarry, SegmentReader } from "@/server/domain/parse/segment-reader";
import type { Zone } from "@/server/domain/parse/zone";

/** A stretch of a file's blocks and how to read it. */
export interface SegmentRequest {
  reader: LogFileReader;
  file: number;
  firstBlock: number;
  blocks: number;
  zone: Zone;
  basis: FileBasis;
  maxLineLength: number;
}

export interface SegmentSink {
  onRecord: (record: LogRecord, formatId: string | undefined) => void;
  /** Called after a slice of a block: the moment to let gathered rows go. */
  onSlice: () => Promise<void>;
}

type CountedOutcome = Omit<SegmentOutcome, "errors" | "warnings" | "firstMicros" | "lastMicros">;

/** Bytes read at a stretch: no more rows gather than a buffer takes, and nobody waits long for their turn. */
const SLICE_BYTES = 64 * 1024;

/** How much of a file's head tells its encoding. */
const HEAD_BYTES = 64 * 1024;

/** How much of the text before a segment is read to know what stands above its first line. */
const LEAD_IN_BYTES = 64 * 1024;

/**
 * Reads the records of a segment.
 *
 * A segment in the middle of a file needs to know the format, whether a record stands above and which time it had: it reads
 * the file's head and the end of the block before, without their records. So every segment is read on its own, by any
 * worker, with the same outcome.
 */
export async function readSegment(request: SegmentRequest, sink: SegmentSink): Promise<CountedOutcome | Refused> {
  try {
    return await readRecords(request, sink);
  } catch (error) {
    return refusedOrThrow(error);
  }
}

async function readRecords(given: SegmentRequest, sink: SegmentSink): Promise<CountedOutcome> {
  const { reader, file, firstBlock, blocks } = given;
  const request = given.basis.lastLocalMicros === null ? given : await withFirstDay(given, given.basis.lastLocalMicros);
  const pieces = await peekStream(reader.pieces(firstBlock, blocks), firstBlock === 0 ? HEAD_BYTES : 0);
  try {
    const head = firstBlock === 0 ? pieces.head : await readHead(reader);
    const carry = firstBlock === 0 ? null : await leadIn(request, head);
    const segment = open(request, head, carry, (record) => sink.onRecord(record, segment.firstFormatId));
    for await (const piece of pieces.content) {
      for (let at = 0; at < piece.length; at += SLICE_BYTES) {
        segment.write(piece.subarray(at, at + SLICE_BYTES));
        await sink.onSlice();
        // The other part in hand may hold rows that all parts count in: what it waits for is heard between slices.
        await setImmediate();
      }
    }
    const { encoding } = segment.end();
    await sink.onSlice();
    return { file, ...segment.counts, encoding, formats: segment.formatIds, completed: segment.completed };
  } finally {
    await pieces.close();
  }
}

async function readHead(reader: LogFileReader): Promise<Buffer> {
  const { head, close } = await peekStream(reader.pieces(0, 1), HEAD_BYTES);
  await close();
  return head;
}

/** A log without dates that is read in one go is read twice: how many midnights it went past shows only at its end. */
async function withFirstDay(request: SegmentRequest, lastLocalMicros: number): Promise<SegmentRequest> {
  const { reader, blocks, basis } = request;
  if (blocks < reader.blocks.length) return request;
  const pieces = await peekStream(reader.pieces(0, blocks), HEAD_BYTES);
  try {
    const segment = open({ ...request, basis: { ...basis, firstDay: 0 } }, pieces.head, null, () => undefined);
    for await (const piece of pieces.content) segment.write(piece);
    const { last } = segment.end().reader.clock;
    return last === null ? request : { ...request, basis: { ...basis, firstDay: firstDayBefore(lastLocalMicros, last.localMicros) } };
  } finally {
    await pieces.close();
  }
}

function open(request: SegmentRequest, head: Buffer, carry: SegmentCarry | null, onRecord: (record: LogRecord) => void): SegmentReader {
  const { zone, basis, maxLineLength } = request;
  return new SegmentReader({ onRecord, zone, basis, maxLineLength, encoding: detectEncoding(head), carry });
}

/** The state in which the lines before a segment leave its reader. */
async function leadIn(request: SegmentRequest, head: Buffer): Promise<SegmentCarry> {
  const line = (request.reader.blocks[request.firstBlock]?.firstLine ?? 1) - 1;
  const afterHead = skim(request, head, head, null);
  const before = await request.reader.readBlock(request.firstBlock - 1);
  const carry = before.kind === "refused" ? afterHead : skim(request, head, before.bytes.subarray(-leadInBytes(afterHead)), afterHead);
  return { ...carry, reader: { ...carry.reader, line } };
}

/** What encloses the records of a document may stand far above them. */
function leadInBytes({ reader }: SegmentCarry): number {
  return reader.tracker.inUse.some(({ memory }) => memory.envelope !== undefined) ? Infinity : LEAD_IN_BYTES;
}

function skim(request: SegmentRequest, head: Buffer, bytes: Buffer, carry: SegmentCarry | null): SegmentCarry {
  const reader = open(request, head, carry, () => undefined);
  reader.write(bytes);
  return reader.end();
}
