import type { ZipItem } from "../read-zip-directory";
import { findDataStart } from "../zip-entry";
import type { ByteSource } from "@/server/storage/byte-source";
import type { ArchiveBytes } from "./run-seven-zip";
import type { StreamableItem } from "./stream-archive";

/** A ZIP entry under the name that it has in the ZIP of `packAsZip`. */
export type RenamedItem = StreamableItem & { zipItem: ZipItem };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR = 0x07064b50;
/** That a ZIP has sizes above 4 GB. */
const VERSION = 45;
const EXTRA_64 = 1;
const MAX_32 = 0xffffffff;
/** Of the flags, those that say how the data is packed. */
const METHOD_FLAGS = 0x6;

/**
 * Some entries of a ZIP as a ZIP of their own that is nowhere written: their packed bytes where they lie, between headers
 * made anew, named by numbers. So 7-Zip unpacks what only it can unpack, and has no say in names and directories.
 * @throws RefusedError where an entry's local header is not where the directory says
 */
export async function packAsZip(source: ByteSource, items: readonly ZipItem[]): Promise<{ zip: ArchiveBytes; items: RenamedItem[] }> {
  const pieces: Piece[] = [];
  const directory: Buffer[] = [];
  let bytes = 0;
  const add = (piece: Omit<Piece, "at">): void => {
    pieces.push({ ...piece, at: bytes });
    bytes += piece.bytes;
  };
  const addBuffer = (buffer: Buffer): void => add({ bytes: buffer.length, read: (start, length) => Promise.resolve(buffer.subarray(start, start + length)) });
  for (const [index, item] of items.entries()) {
    const start = await findDataStart(source, item.place, item.path);
    directory.push(centralHeader(item, String(index), bytes));
    addBuffer(localHeader(item, String(index)));
    add({ bytes: item.place.packedBytes, read: (from, length) => source.read(start + from, length) });
  }
  const central = Buffer.concat(directory);
  addBuffer(Buffer.concat([central, ends(items.length, central.length, bytes)]));
  return { zip: { bytes, read: (start, length) => readPieces(pieces, start, length) }, items: items.map(rename) };
}

function rename(zipItem: ZipItem, index: number): RenamedItem {
  const { path, isEncrypted, isSpecial, place } = zipItem;
  return { path, name: Buffer.from(String(index)), bytes: place.bytes, crc32: place.crc32, method: String(place.method), isEncrypted, isSpecial, zipItem };
}

interface Piece {
  at: number;
  bytes: number;
  read(start: number, length: number): Promise<Buffer>;
}

async function readPieces(pieces: readonly Piece[], start: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let index = findPiece(pieces, start), at = start; at < start + length && index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) break;
    const wanted = Math.min(piece.at + piece.bytes, start + length) - at;
    const part = await piece.read(at - piece.at, wanted);
    parts.push(part);
    if (part.length < wanted) break;
    at += part.length;
  }
  return Buffer.concat(parts);
}

/** The last one that begins at or before a place. */
function findPiece(pieces: readonly Piece[], place: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Numbers of 2, 4 and 8 bytes, one after the other. */
function fields(...values: [bytes: 2 | 4 | 8, value: number][]): Buffer {
  const target = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 8) target.writeBigUInt64LE(BigInt(value), at);
    else target.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return target;
}

/** What a local header and the directory have alike, from the version on to the length of the name. */
function shared({ place, flags }: ZipItem, name: string): Buffer {
  return fields([2, VERSION], [2, flags & METHOD_FLAGS], [2, place.method], [4, 0], [4, place.crc32], [4, MAX_32], [4, MAX_32], [2, name.length]);
}

function localHeader(item: ZipItem, name: string): Buffer {
  const sizes = fields([2, EXTRA_64], [2, 16], [8, item.place.bytes], [8, item.place.packedBytes]);
  return Buffer.concat([fields([4, LOCAL]), shared(item, name), fields([2, sizes.length]), Buffer.from(name), sizes]);
}

function centralHeader(item: ZipItem, name: string, offset: number): Buffer {
  const sizes = fields([2, EXTRA_64], [2, 24], [8, item.place.bytes], [8, item.place.packedBytes], [8, offset]);
  return Buffer.concat([fields([4, CENTRAL], [2, VERSION]), shared(item, name), fields([2, sizes.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, MAX_32]), Buffer.from(name), sizes]);
}

/** The record of the end, in front of it the one with room for sizes above 4 GB, between them where that is. */
function ends(entries: number, directoryBytes: number, directoryAt: number): Buffer {
  const end64 = fields([4, END_64], [8, 44], [2, VERSION], [2, VERSION], [4, 0], [4, 0], [8, entries], [8, entries], [8, directoryBytes], [8, directoryAt]);
  const locator = fields([4, LOCATOR], [4, 0], [8, directoryAt + directoryBytes], [4, 1]);
  return Buffer.concat([end64, locator, fields([4, END], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, MAX_32], [4, MAX_32], [2, 0])]);
}
