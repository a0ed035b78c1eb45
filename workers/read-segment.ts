import type { LogFileReader } from "@/server/archive/log-place";
import type { SegmentOutcome } from "@/server/db/log-files";
import { TextDecoding } from "@/server/domain/parse/decode-text";
import { detectEncoding } from "@/server/domain/parse/detect-encoding";
import type { LogRecord } from "@/server/domain/parse/log-record";
import { createRecordReader, type ReaderCarry } from "@/server/domain/parse/record-reader";
import { LineSplitter } from "@/server/domain/parse/split-lines";
import type { Zone } from "@/server/domain/parse/zone";
import type { Refused } from "@/server/domain/extract/extract-reason";

/** A stretch of a file's blocks and how to read it. */
export interface SegmentRequest {
  reader: LogFileReader;
  file: number;
  firstBlock: number;
  blocks: number;
  zone: Zone;
  year: number;
  notAfterMicros: number | null;
  maxLineLength: number;
}

export interface SegmentSink {
  onRecord: (record: LogRecord, formatId: string | undefined) => void;
  /** Called after each block: the moment to let gathered rows go. */
  onBlock: () => Promise<void>;
}

type CountedOutcome = Omit<SegmentOutcome, "errors" | "warnings" | "firstMicros" | "lastMicros">;

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
  const { reader, firstBlock, blocks } = request;
  const head = await reader.readBlock(0);
  if (head.kind === "refused") return head;
  const decoding = new TextDecoding(detectEncoding(head.bytes), firstBlock === 0);
  const carry = firstBlock === 0 ? null : await leadIn(request, head.bytes);
  const records = recordReader(request, carry, (record) => sink.onRecord(record, records.formatIds[0]));
  const splitter = new LineSplitter({ maxLineLength: request.maxLineLength, onLine: (text, cut) => records.push(text, cut) });
  for (let index = firstBlock; index < firstBlock + blocks; index++) {
    const block = index === 0 ? head : await reader.readBlock(index);
    if (block.kind === "refused") return block;
    splitter.write(decoding.write(block.bytes));
    await sink.onBlock();
  }
  splitter.write(decoding.end());
  splitter.end();
  records.end();
  await sink.onBlock();
  return { file: request.file, ...records.counts, cutLines: splitter.cutLines, replacedBytes: decoding.replaced, encoding: decoding.encoding, formats: records.formatIds };
}

function recordReader(request: SegmentRequest, carry: ReaderCarry | null, onRecord: (record: LogRecord) => void): ReturnType<typeof createRecordReader> {
  return createRecordReader({ onRecord, zone: request.zone, year: request.year, notAfterMicros: request.notAfterMicros, carry });
}

/** The state in which the lines before a segment leave its reader. */
async function leadIn(request: SegmentRequest, head: Buffer): Promise<ReaderCarry> {
  const line = (request.reader.blocks[request.firstBlock]?.firstLine ?? 1) - 1;
  const fromHead = skim(request, head.subarray(0, LEAD_IN_BYTES), null, true);
  const before = await request.reader.readBlock(request.firstBlock - 1);
  if (before.kind === "refused") return { ...fromHead, line };
  const tail = before.bytes.subarray(-(LEAD_IN_BYTES - (LEAD_IN_BYTES % 2)));
  return { ...skim(request, tail, fromHead, false), line };
}

function skim(request: SegmentRequest, bytes: Buffer, carry: ReaderCarry | null, isHead: boolean): ReaderCarry {
  const decoding = new TextDecoding(detectEncoding(bytes), isHead);
  const records = recordReader(request, carry, () => undefined);
  let isWhole = isHead;
  // The tail begins inside a line.
  const splitter = new LineSplitter({
    maxLineLength: request.maxLineLength,
    onLine: (text, cut) => {
      if (isWhole) records.push(text, cut);
      isWhole = true;
    },
  });
  splitter.write(decoding.write(bytes));
  return records.end();
}
