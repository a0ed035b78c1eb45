import { ENTRY_OBJECT, nextObjectAt, OBJECT_HEAD_BYTES, readObjectHead, type ObjectHead } from "@/server/domain/extract/journal/read-object-head";
import type { PageCache } from "./page-cache";

export type FoundObject =
  | { kind: "entry"; at: number; bytes: number; content: Buffer }
  /** A stretch of which nobody can tell what is in it. */
  | { kind: "unread"; at: number; bytes: number };

const SEARCH_BYTES = 64 * 1024;

/**
 * The entry objects of a journal in the order in which they lie there, which is that in which they were written. Each object
 * begins where the one before it ends; where none does, the next one is looked for. Zeros up to the end are room not yet used.
 */
export class JournalObjects {
  readonly #pages: PageCache;
  readonly #last: number | null;
  #at: number;
  /** From where on to look for an object if none begins where it should: the size of the one before may be wrong. */
  #searchFrom: number;

  constructor(pages: PageCache, { firstObject, lastObject }: { firstObject: number; lastObject: number | null }) {
    this.#pages = pages;
    this.#last = lastObject;
    this.#at = firstObject;
    this.#searchFrom = firstObject;
  }

  /** @returns null at the end */
  async next(): Promise<FoundObject | null> {
    while (this.#at <= (this.#last ?? this.#pages.bytes)) {
      const at = this.#at;
      const object = this.#fitting(at, this.#pages.held(at, OBJECT_HEAD_BYTES) ?? (await this.#pages.read(at, OBJECT_HEAD_BYTES)));
      if (object === null) return this.#findNext();
      this.#searchFrom = at + OBJECT_HEAD_BYTES;
      this.#at = nextObjectAt(at + object.bytes);
      if (object.type === ENTRY_OBJECT) return { kind: "entry", at, bytes: object.bytes, content: this.#pages.held(at, object.bytes) ?? (await this.#pages.read(at, object.bytes)) };
    }
    return null;
  }

  /** Not only what begins like an object, but one that ends in the file, and in front of the last one. */
  #fitting(at: number, head: Buffer): ObjectHead | null {
    const object = readObjectHead(head);
    if (object === null) return null;
    const end = at + object.bytes;
    const coversLast = this.#last !== null && at < this.#last && end > this.#last;
    return end > this.#pages.bytes || coversLast ? null : object;
  }

  async #findNext(): Promise<FoundObject | null> {
    const broken = this.#at;
    const from = this.#searchFrom;
    const { found, usedTo } = await this.#search(from);
    this.#at = found ?? Infinity;
    if (found !== null) return unread(found < broken ? from : broken, found);
    const lastTo = this.#last === null ? 0 : this.#last + OBJECT_HEAD_BYTES;
    const end = Math.max(usedTo, lastTo);
    return end > broken ? unread(broken, end) : null;
  }

  /** `usedTo`: behind what is no zero, of all that was looked through. */
  async #search(from: number): Promise<{ found: number | null; usedTo: number }> {
    let usedTo = from;
    for (let at = from, step = 1; at <= (this.#last ?? this.#pages.bytes) && step > 0; at += step) {
      const window = await this.#pages.read(at, SEARCH_BYTES);
      for (step = 0; step + OBJECT_HEAD_BYTES <= window.length; step += 8) {
        if (window.readUInt32LE(step) === 0 && window.readUInt32LE(step + 4) === 0) continue;
        usedTo = at + step + 8;
        if (readObjectHead(window, step) !== null && (await this.#isObject(at + step))) return { found: at + step, usedTo };
      }
    }
    return { found: null, usedTo };
  }

  /** In the midst of other bytes an object is believed where the next one, or the end, stands behind it. */
  async #isObject(at: number): Promise<boolean> {
    const object = this.#fitting(at, await this.#pages.read(at, OBJECT_HEAD_BYTES));
    if (object === null) return false;
    const next = nextObjectAt(at + object.bytes);
    const isEnd = at === this.#last || next + OBJECT_HEAD_BYTES > this.#pages.bytes;
    return isEnd || this.#fitting(next, await this.#pages.read(next, OBJECT_HEAD_BYTES)) !== null;
  }
}

function unread(from: number, to: number): FoundObject {
  return { kind: "unread", at: from, bytes: to - from };
}
