import type { ByteSource } from "@/server/storage/byte-source";
import { transcribeJournal } from "./journal";

const HEADER_BYTES = 272;
const HEAD = { data: 64, compactData: 72, entry: 64 } as const;

const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value: number): Buffer => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);

/** By its flag in a data object. */
export const PACKED = { no: 0, xz: 1, lz4: 2, zstd: 4 } as const;

/** Writes a journal as systemd does, without what only its own search needs: hash tables, arrays of entries. */
export class JournalWriter {
  readonly #isCompact: boolean;
  readonly #pieces: Buffer[] = [];
  #at = HEADER_BYTES;
  #last = 0;
  #entries = 0;

  constructor({ isCompact = false } = {}) {
    this.#isCompact = isCompact;
  }

  /** @returns where it lies */
  object(type: number, flags: number, content: Buffer): number {
    const bytes = 16 + content.length;
    const at = this.#at;
    this.#pieces.push(Buffer.of(type, flags, 0, 0, 0, 0, 0, 0), u64(bytes), content, Buffer.alloc((8 - (bytes % 8)) % 8));
    this.#last = at;
    this.#at += Math.ceil(bytes / 8) * 8;
    return at;
  }

  /** @param entries in how many it will be; @returns where it lies */
  data(payload: Buffer | string, flags = 0, entries = 1): number {
    const rest = Buffer.alloc((this.#isCompact ? HEAD.compactData : HEAD.data) - 16);
    u64(entries).copy(rest, 40);
    return this.object(1, flags, Buffer.concat([rest, Buffer.from(payload)]));
  }

  /** @param dataAt where its fields lie; @returns where it lies */
  entry(microseconds: number, dataAt: readonly number[]): number {
    const items = dataAt.map((at) => (this.#isCompact ? u32(at) : Buffer.concat([u64(at), u64(0)])));
    this.#entries += 1;
    return this.object(3, 0, Buffer.concat([u64(this.#entries), u64(microseconds), Buffer.alloc(HEAD.entry - 32), ...items]));
  }

  /** The file; `flags` are those a reader has to know beside that of its offsets. */
  finish(flags = 0): Buffer {
    const header = Buffer.alloc(HEADER_BYTES);
    Buffer.concat([Buffer.from("LPKSHHRH"), u32(0), u32(flags | (this.#isCompact ? 16 : 0))]).copy(header);
    Buffer.concat([u64(HEADER_BYTES), u64(this.#at - HEADER_BYTES)]).copy(header, 88);
    u64(this.#last).copy(header, 136);
    return Buffer.concat([header, ...this.#pieces]);
  }
}

/** Bytes in memory as a source; `reads` has for each time it was asked for how many. */
export function bufferSource(bytes: Buffer): ByteSource & { reads: readonly number[] } {
  const reads: number[] = [];
  const read = (start: number, length: number): Promise<Buffer> => {
    reads.push(length);
    return Promise.resolve(bytes.subarray(start, start + length));
  };
  async function* stream(start = 0, end = bytes.length): AsyncGenerator<Buffer> {
    yield bytes.subarray(start, end);
  }
  return { bytes: bytes.length, read, stream, close: () => Promise.resolve(), reads };
}

/** What is said of a stretch that could not be read, where tests write it down. */
export const unreadNote = (at: number, bytes: number): string => `# ${String(bytes)} bytes at ${String(at)}`;

/** The lines of a journal; a note where something could not be read. Each part ends with its last line. */
export async function linesOf(journal: Buffer | ByteSource): Promise<string[]> {
  const lines: string[] = [];
  for await (const part of transcribeJournal(Buffer.isBuffer(journal) ? bufferSource(journal) : journal)) {
    if (part.kind === "unread") lines.push(unreadNote(part.at, part.bytes));
    else if (part.text.endsWith("\n")) lines.push(...part.text.slice(0, -1).split("\n"));
    else throw new Error("A part ends within a line");
  }
  return lines;
}
