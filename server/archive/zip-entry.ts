import { promisify } from "node:util";
import { constants, crc32, createInflateRaw, inflateRaw, inflateRawSync } from "node:zlib";
import { isSevenZipMethod } from "@/server/domain/extract/archive-formats";
import { compressionOfZipMethod } from "@/server/domain/extract/compressions";
import type { FileMeter } from "@/server/domain/extract/extract-meter";
import { refused, type Refused } from "@/server/domain/extract/extract-reason";
import type { ByteSource } from "@/server/storage/byte-source";
import { inflateStream, zlibReason } from "./inflate-stream";
import { meterPlain } from "./meter-plain";
import { RefusedError } from "./refused-error";
import { unpackStream } from "./unpack-stream";
import type { UnpackTarget } from "./unpack-target";

const inflateWhole = promisify(inflateRaw);

const STORED = 0;
const DEFLATE = 8;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;

/** Where a ZIP entry lies and what its directory says of it. Plain JSON. */
export interface ZipEntryPlace {
  /** Offset of the entry's local header. */
  headerOffset: number;
  packedBytes: number;
  bytes: number;
  crc32: number;
  /** 0 stored, 8 deflate: the two that are read in place. */
  method: 0 | 8;
}

/** The same of an entry packed with any method. */
export type AnyZipEntryPlace = Omit<ZipEntryPlace, "method"> & { method: number };

/**
 * Unpacks a whole entry into memory: for entries of a few megabytes.
 * @param path for the reason
 * @returns refused where its bytes are not what the directory says (size, checksum) or end early
 */
export async function readZipEntry(source: ByteSource, entry: ZipEntryPlace, path: string): Promise<{ kind: "block"; bytes: Buffer } | Refused> {
  try {
    const start = await findDataStart(source, entry, path);
    const packed = await source.read(start, entry.packedBytes);
    if (packed.length < entry.packedBytes) return refused({ code: "truncated", entry: path });
    const bytes = entry.method === STORED ? packed : await inflateExactly(packed, entry.bytes);
    checkWhole(path, entry, bytes.length, crc32(bytes));
    return { kind: "block", bytes };
  } catch (error) {
    return { kind: "refused", reason: zlibReason(error, path) };
  }
}

/** One byte more than promised is asked for, so that too long a stream is seen and a bomb goes no further. */
async function inflateExactly(packed: Buffer, bytes: number): Promise<Buffer> {
  return inflateWhole(packed, { chunkSize: Math.max(64, bytes + 1), maxOutputLength: bytes + 1 });
}

/** Packed bytes read to see an entry's first bytes: deflate's own tables and some text, even where a log hardly packs. */
const PEEK_BYTES = 4096;

/**
 * The first bytes of an entry.
 * @throws RefusedError where they cannot be unpacked
 */
export async function peekZipEntry(source: ByteSource, entry: ZipEntryPlace, path: string, wanted: number): Promise<Buffer> {
  const start = await findDataStart(source, entry, path);
  const packed = await source.read(start, Math.min(entry.packedBytes, PEEK_BYTES));
  if (entry.method === STORED) return packed.subarray(0, wanted);
  try {
    // SYNC_FLUSH: the end of the stream is not expected in this piece of it.
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, wanted);
  } catch (error) {
    throw new RefusedError(zlibReason(error, path), { cause: error });
  }
}

/**
 * Unpacks an entry piece by piece.
 * @param meter asked after each piece whether to go on
 * @throws RefusedError while it is read
 */
export async function* streamZipEntry(source: ByteSource, entry: AnyZipEntryPlace, path: string, meter: FileMeter): AsyncGenerator<Buffer> {
  const start = await findDataStart(source, entry, path);
  const packed = source.stream(start, start + entry.packedBytes);
  const unpacked = unpackEntry(packed, entry.method, { path, meter });
  let bytes = 0;
  let checksum = 0;
  for await (const piece of unpacked) {
    bytes += piece.length;
    checksum = crc32(piece, checksum);
    if (bytes > entry.bytes) checkWhole(path, entry, bytes, checksum);
    yield piece;
  }
  checkWhole(path, entry, bytes, checksum);
}

/** Whether there is anything that unpacks entries of this method. */
export function isReadMethod(method: number): boolean {
  return method === STORED || method === DEFLATE || compressionOfZipMethod(method) !== null || isSevenZipMethod(method);
}

function unpackEntry(packed: AsyncIterable<Buffer>, method: number, target: UnpackTarget): AsyncGenerator<Buffer> {
  if (method === STORED) return meterPlain(packed, target.meter);
  const compression = compressionOfZipMethod(method);
  return compression === null ? inflateStream(packed, createInflateRaw, target) : unpackStream(compression, packed, target);
}

/**
 * Where the packed bytes of an entry begin. Its local header has a name and extra fields of its own length: only it tells.
 * @throws RefusedError where there is none, or the bytes go beyond the archive's end
 */
export async function findDataStart(source: ByteSource, entry: AnyZipEntryPlace, path: string): Promise<number> {
  const header = await source.read(entry.headerOffset, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES) throw new RefusedError({ code: "truncated", entry: path });
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new RefusedError({ code: "corrupt", entry: path, damage: "directory", detail: "no local header where the directory points" });
  const start = entry.headerOffset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + entry.packedBytes > source.bytes) throw new RefusedError({ code: "truncated", entry: path });
  return start;
}

function checkWhole(path: string, entry: AnyZipEntryPlace, bytes: number, checksum: number): void {
  if (bytes !== entry.bytes) throw new RefusedError({ code: "corrupt", entry: path, damage: "size", detail: `unpacks to ${String(bytes)} bytes, ${String(entry.bytes)} expected` });
  if (checksum !== entry.crc32) throw new RefusedError({ code: "corrupt", entry: path, damage: "checksum", detail: "checksum differs" });
}
