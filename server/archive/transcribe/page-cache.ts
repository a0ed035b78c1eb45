import { LRUCache } from "lru-cache";
import type { ByteSource } from "@/server/storage/byte-source";

/** One read of the source. */
const PAGE_BYTES = 256 * 1024;
/** 12 MB in all. */
const PAGES = 48;

/** Short reads here and there of a source, of which the pages read last are kept. */
export class PageCache {
  readonly bytes: number;
  readonly #source: ByteSource;
  readonly #pages = new LRUCache<number, Buffer>({ max: PAGES });
  /** The one used last, which most often is the one used next. */
  #last: { index: number; page: Buffer } = { index: -1, page: Buffer.alloc(0) };

  constructor(source: ByteSource) {
    this.#source = source;
    this.bytes = source.bytes;
  }

  /**
   * At once, without a promise: with one for each field a journal takes several times as long.
   * @returns null where it is not at hand, and has to be read; fewer bytes only at the end of the source
   */
  held(at: number, length: number): Buffer | null {
    const end = Math.min(at + length, this.bytes);
    if (at >= end) return Buffer.alloc(0);
    const index = Math.floor(at / PAGE_BYTES);
    const page = this.#page(index);
    if (page === null) return null;
    const from = at - index * PAGE_BYTES;
    const fits = end <= (index + 1) * PAGE_BYTES;
    return fits ? page.subarray(from, from + end - at) : this.#joined(at, end);
  }

  /** @returns fewer bytes only at the end of the source */
  async read(at: number, length: number): Promise<Buffer> {
    const end = Math.min(at + length, this.bytes);
    if (at >= end) return Buffer.alloc(0);
    if (end - at > PAGE_BYTES) return this.#source.read(at, end - at);
    for (let index = Math.floor(at / PAGE_BYTES); index * PAGE_BYTES < end; index += 1) {
      if (this.#pages.get(index) === undefined) this.#pages.set(index, await this.#source.read(index * PAGE_BYTES, PAGE_BYTES));
    }
    return this.held(at, length) ?? Buffer.alloc(0);
  }

  #page(index: number): Buffer | null {
    if (this.#last.index === index) return this.#last.page;
    const page = this.#pages.get(index);
    if (page === undefined) return null;
    this.#last = { index, page };
    return page;
  }

  #joined(at: number, end: number): Buffer | null {
    const pieces: Buffer[] = [];
    for (let from = at; from < end; ) {
      const index = Math.floor(from / PAGE_BYTES);
      const page = this.#page(index);
      if (page === null) return null;
      const to = Math.min(end, (index + 1) * PAGE_BYTES);
      pieces.push(page.subarray(from - index * PAGE_BYTES, to - index * PAGE_BYTES));
      from = to;
    }
    return Buffer.concat(pieces);
  }
}
