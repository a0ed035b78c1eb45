import { BinaryXml } from "./binary-xml";
import { EventXml } from "./event-xml";

export const CHUNK_BYTES = 64 * 1024;
/** Before the first chunk of a file. */
export const FILE_HEADER_BYTES = 4096;
export const CHUNK_HEAD_BYTES = 128;

const CHUNK_SIGNATURE = "ElfChnk\0";
const FIRST_RECORD_AT = 512;
const RECORD_MAGIC = 0x2a2a;
const RECORD_HEAD_BYTES = 24;
/** A record's size stands behind it once more. */
const RECORD_TAIL_BYTES = 4;

/** @param head the first `CHUNK_HEAD_BYTES` of a chunk; @returns the number of its first event, null where it is no chunk */
export function firstRecordOf(head: Buffer): bigint | null {
  if (head.length < CHUNK_HEAD_BYTES || head.toString("latin1", 0, CHUNK_SIGNATURE.length) !== CHUNK_SIGNATURE) return null;
  return head.readBigUInt64LE(CHUNK_SIGNATURE.length);
}

export type ChunkPart = { kind: "event"; xml: string } | { kind: "unread"; at: number; bytes: number };

/**
 * The events of a chunk of a Windows event log (.evtx), each as the line of XML that `wevtutil` prints. Format: Joachim Metz,
 * "Windows XML Event Log (EVTX) format"; [MS-EVEN6].
 *
 * Behind its last record old ones may lie that were not overwritten: their numbers do not go on.
 * @param chunk `CHUNK_BYTES`, fewer where the file ends
 * @returns in the order in which they were written; `unread` for a record whose bytes are damaged
 */
export function* readChunk(chunk: Buffer): Generator<ChunkPart> {
  const events = new EventXml(chunk, new BinaryXml(chunk));
  let last: bigint | null = null;
  for (let at = FIRST_RECORD_AT; ; ) {
    const record = recordAt(chunk, at);
    if (record === null || (last !== null && record.number !== last + 1n)) return;
    yield readRecord(events, at, record.bytes);
    last = record.number;
    at += record.bytes;
  }
}

function recordAt(chunk: Buffer, at: number): { number: bigint; bytes: number } | null {
  if (at + RECORD_HEAD_BYTES > chunk.length || chunk.readUInt32LE(at) !== RECORD_MAGIC) return null;
  const bytes = chunk.readUInt32LE(at + 4);
  if (bytes < RECORD_HEAD_BYTES + RECORD_TAIL_BYTES || at + bytes > chunk.length) return null;
  return { number: chunk.readBigUInt64LE(at + 8), bytes };
}

function readRecord(events: EventXml, at: number, bytes: number): ChunkPart {
  try {
    return { kind: "event", xml: events.render(at + RECORD_HEAD_BYTES, at + bytes - RECORD_TAIL_BYTES) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "unread", at, bytes };
    throw error;
  }
}
