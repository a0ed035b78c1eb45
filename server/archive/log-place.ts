import { refused, type Refused } from "@/server/domain/extract/extract-reason";
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { BlockPlace } from "@/server/domain/extract/block-table";
import type { ByteSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";
import { readBlockTable } from "./block-file-table";
import { openSource, type SourceRef } from "./input-source";
import { readZipEntry, type ZipEntryPlace } from "./zip-entry";

const inflateBlock = promisify(inflateRaw);

/** Where the bytes of a log file can be read again, by any process and at any time: plain JSON, kept with the run. */
export type LogPlace =
  | { kind: "blocks"; key: string }
  | { kind: "plain"; source: SourceRef; bytes: number }
  | { kind: "zip-entry"; source: SourceRef; entry: ZipEntryPlace };

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
    return { kind: "reader", blocks, close, readBlock: async (index) => ({ kind: "block", bytes: await readPackedBlock(source, blockAt(blocks, index)) }) };
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
  };
}

/**
 * The blocks of a file read in place, known without opening it: what `planParts` needs. Its line ends are not known.
 */
export function placeBlocks(place: Exclude<LogPlace, { kind: "blocks" }>): BlockPlace[] {
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
