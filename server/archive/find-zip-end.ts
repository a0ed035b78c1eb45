import type { ByteSource } from "@/server/storage/byte-source";
import { RefusedError } from "./refused-error";

const END_SIGNATURE = Buffer.from("PK\x05\x06", "latin1");
const LOCATOR_SIGNATURE = 0x07064b50;
const END_64_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END_64_BYTES = 56;
const MAX_COMMENT_BYTES = 0xffff;

/**
 * How many bytes stand in front of a ZIP whose offsets do not count them: a program that unpacks it, a mail's header.
 *
 * Its directory ends where the record of its end begins and is as long as that says, so where it begins is known from
 * behind.
 * @returns 0 where nothing does; null where the file does not end as a ZIP with files in it does
 * @throws RefusedError where what stands in front is a ZIP, too: the files of one of them would be lost in silence
 */
export async function findZipShift(source: ByteSource): Promise<number | null> {
  const end = await findDirectory(source);
  if (end === null) return null;
  const start = end.end - end.bytes;
  if (start < 0 || end.bytes === 0 || !(await hasSignature(source, start, CENTRAL_SIGNATURE))) return null;
  const shift = start - end.offset;
  if (shift <= 0) return 0;
  if (await hasSignature(source, 0, LOCAL_SIGNATURE)) throw new RefusedError({ code: "corrupt", entry: null, damage: "directory", detail: "its directory is not where it says" });
  return shift;
}

interface Directory {
  /** Where it begins by what the archive says, its size, and where it really ends. */
  offset: number;
  bytes: number;
  end: number;
}

async function findDirectory(source: ByteSource): Promise<Directory | null> {
  const tailStart = Math.max(0, source.bytes - LOCATOR_BYTES - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await source.read(tailStart, source.bytes - tailStart);
  for (let at = tail.lastIndexOf(END_SIGNATURE); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END_SIGNATURE, at - 1)) {
    if (at + END_BYTES > tail.length || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const is64 = at >= LOCATOR_BYTES && tail.readUInt32LE(at - LOCATOR_BYTES) === LOCATOR_SIGNATURE;
    if (is64) return findDirectory64(source, tailStart + at - LOCATOR_BYTES - END_64_BYTES);
    return { offset: tail.readUInt32LE(at + 16), bytes: tail.readUInt32LE(at + 12), end: tailStart + at };
  }
  return null;
}

/** A ZIP64 has its own record of the end in front of the other. */
async function findDirectory64(source: ByteSource, at: number): Promise<Directory | null> {
  if (at < 0 || !(await hasSignature(source, at, END_64_SIGNATURE))) return null;
  const record = await source.read(at, END_64_BYTES);
  return { offset: Number(record.readBigUInt64LE(48)), bytes: Number(record.readBigUInt64LE(40)), end: at };
}

async function hasSignature(source: ByteSource, at: number, signature: number): Promise<boolean> {
  const bytes = await source.read(at, 4);
  return bytes.length === 4 && bytes.readUInt32LE(0) === signature;
}

/** A source without its first bytes. Closing it is left to whoever opened the source. */
export function withoutStart(source: ByteSource, start: number): ByteSource {
  const bytes = source.bytes - start;
  return {
    bytes,
    read: (from, length) => source.read(start + from, length),
    stream: (from = 0, to = bytes) => source.stream(start + from, start + to),
    close: () => Promise.resolve(),
  };
}
