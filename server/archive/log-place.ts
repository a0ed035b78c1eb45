import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { BlockPlace } from "@/server/domain/extract/block-table";
import type { FileMeter } from "@/server/domain/extract/extract-meter";
import { refused, type Refused } from "@/server/domain/extract/extract-reason";
import type { ByteSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";
import { readBlockTable } from "./block-file-table";
import { openSource, type SourceRef } from "./input-source";
import { RefusedError } from "./refused-error";
import { readZipEntry, streamZipEntry, type ZipEntryPlace } from "./zip-entry";

const inflateBlock = promisify(inflateRaw);

/** Where the bytes of a log file can be read again, by any process and at any time: plain JSON, kept with the run. */
export type LogPlace =
  | { kind: "blocks"; key: string }
  | { kind: "plain"; source: SourceRef; bytes: number }
  | { kind: "zip-entry"; source: SourceRef; entry: ZipEntryPlace };

/** A file that is read where it lies. */
type PlaceInSource = Exclude<LogPlace, { kind: "blocks" }>;

/** A file in place of up to this many bytes is unpacked in one go: a stream would take longer to set up than to read. */
const WHOLE_BYTES = 256 * 1024;

export type BlockRead = { kind: "block"; bytes: Buffer } | Refused;

/** A log file opened for reading by block. A file read in place is one block, an empty one is none. */
export interface LogFileReader {
  kind: "reader";
  blocks: readonly BlockPlace[];
  /**
   * The unpacked bytes of a block. Refused where a file read in place turns out damaged, which shows only now.
   * @throws RangeError for a block the file does not have; the storage's error for a damaged block file
   */
  readBlock(index: number): Promise<BlockRead>;
  /**
   * The unpacked bytes of a stretch of blocks, in order and in pieces cut anywhere: who reads all of a file in place need not hold
   * all of it.
   * @throws RefusedError where `readBlock` refuses; otherwise as it does
   */
  pieces(firstBlock: number, blocks: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a log file of a run. The caller closes it.
 * @param path the file's path inside the input, for reasons
 * @returns refused (`input-missing`) where what it was read from is gone
 */
export async function openLogPlace(place: LogPlace, path: string, storage: Storage): Promise<LogFileReader | Refused> {
  const ref: SourceRef = place.kind === "blocks" ? { kind: "storage", key: place.key } : place.source;
  const source = await openSource(ref, storage);
  if (source === null) return refused({ code: "input-missing" });
  try {
    return await openReader(place, path, source);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function openReader(place: LogPlace, path: string, source: ByteSource): Promise<LogFileReader> {
  const close = (): Promise<void> => source.close();
  if (place.kind === "blocks") {
    const { blocks } = await readBlockTable(source);
    const read = (index: number): Promise<Buffer> => readPackedBlock(source, blockAt(blocks, index));
    return { kind: "reader", blocks, close, readBlock: async (index) => ({ kind: "block", bytes: await read(index) }), pieces: (firstBlock, count) => readEach(read, firstBlock, count) };
  }
  const blocks = placeBlocks(place);
  const readWhole = (): Promise<BlockRead> => (place.kind === "plain" ? readPlain(source, place.bytes, path) : readZipEntry(source, place.entry, path));
  return {
    kind: "reader",
    blocks,
    close,
    readBlock(index) {
      blockAt(blocks, index);
      return readWhole();
    },
    pieces: () => (blocks.every(({ unpackedBytes }) => unpackedBytes <= WHOLE_BYTES) ? readEach(async () => bytesOf(await readWhole()), 0, blocks.length) : streamPlace(place, path, source)),
  };
}

async function* readEach(read: (index: number) => Promise<Buffer>, firstBlock: number, blocks: number): AsyncGenerator<Buffer> {
  for (let index = firstBlock; index < firstBlock + blocks; index++) yield await read(index);
}

function bytesOf(read: BlockRead): Buffer {
  if (read.kind === "refused") throw new RefusedError(read.reason);
  return read.bytes;
}

/** A file read in place is no longer than its directory says, which `streamZipEntry` holds it to. */
const NO_LIMITS: FileMeter = { add: () => null };

async function* streamPlace(place: PlaceInSource, path: string, source: ByteSource): AsyncGenerator<Buffer> {
  if (place.kind === "zip-entry") return yield* streamZipEntry(source, place.entry, path, NO_LIMITS);
  let bytes = 0;
  for await (const piece of source.stream(0, place.bytes)) {
    bytes += piece.length;
    yield piece;
  }
  if (bytes < place.bytes) throw new RefusedError({ code: "truncated", entry: path });
}

/**
 * The blocks of a file read in place, known without opening it: what `planParts` needs. Its line ends are not known.
 */
export function placeBlocks(place: PlaceInSource): BlockPlace[] {
  const unpackedBytes = place.kind === "plain" ? place.bytes : place.entry.bytes;
  if (unpackedBytes === 0) return [];
  const packedBytes = place.kind === "plain" ? place.bytes : place.entry.packedBytes;
  return [{ byteOffset: 0, packedBytes, unpackedBytes, firstLine: 1, startsLine: true }];
}

function blockAt(blocks: readonly BlockPlace[], index: number): BlockPlace {
  const block = blocks[index];
  if (block === undefined) throw new RangeError(`No block ${String(index)} of ${String(blocks.length)}`);
  return block;
}

async function readPackedBlock(source: ByteSource, block: BlockPlace): Promise<Buffer> {
  const packed = await source.read(block.byteOffset, block.packedBytes);
  // One output buffer of the right size: the default of 16 KB pieces makes opening a block take twice as long.
  return inflateBlock(packed, { chunkSize: Math.max(64, block.unpackedBytes) });
}

async function readPlain(source: ByteSource, bytes: number, path: string): Promise<BlockRead> {
  const content = await source.read(0, bytes);
  return content.length === bytes ? { kind: "block", bytes: content } : refused({ code: "truncated", entry: path });
}
