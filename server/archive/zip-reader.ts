import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";
import type { ByteSource } from "@/server/storage/byte-source";

const WINDOW_BYTES = 256 * 1024;

/**
 * What yauzl reads a ZIP's directory through. It asks for 46 bytes and a name at a time: served from a window, a directory
 * of 100,000 entries is some tens of reads instead of 200,000.
 */
export function createZipReader(source: ByteSource): RandomAccessReader {
  return new WindowReader(source);
}

class WindowReader extends RandomAccessReader {
  readonly #source: ByteSource;
  #start = 0;
  #window: Buffer = Buffer.alloc(0);

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.stream(start, end));
  }

  // The parameters are the library's.
  // eslint-disable-next-line max-params
  override read(target: Buffer, offset: number, length: number, position: number, callback: (error: Error | null, bytesRead?: number) => void): void {
    this.#fill(position, length).then(
      () => {
        const bytesRead = this.#window.copy(target, offset, position - this.#start, position - this.#start + length);
        hideStrongEncryption(target.subarray(offset, offset + bytesRead));
        callback(null, bytesRead);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  async #fill(position: number, length: number): Promise<void> {
    if (position >= this.#start && position + length <= this.#start + this.#window.length) return;
    this.#window = await this.#source.read(position, Math.max(length, WINDOW_BYTES));
    this.#start = position;
  }
}

const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const FLAGS_AT = 8;
const ENCRYPTED = 0x1;
const STRONG_ENCRYPTION = 0x40;

/** At an entry that says how it is encrypted yauzl gives up the whole directory; at one that is merely encrypted it does not. */
function hideStrongEncryption(record: Buffer): void {
  if (record.length !== CENTRAL_BYTES || record.readUInt32LE(0) !== CENTRAL_SIGNATURE) return;
  const flags = record.readUInt16LE(FLAGS_AT);
  if ((flags & STRONG_ENCRYPTION) !== 0) record.writeUInt16LE((flags & ~STRONG_ENCRYPTION) | ENCRYPTED, FLAGS_AT);
}
