import { type LineField, type LineFields, readLineField } from "@/server/domain/extract/journal/entry-line";
import { type DataHead, readDataHead } from "@/server/domain/extract/journal/read-data-head";
import type { PageCache } from "./page-cache";
import { MOST_PACKED_BYTES, MOST_VALUE_BYTES, unpackJournalData } from "./unpack-journal-data";

/** Enough for nearly every data object that is not packed. */
const FIRST_READ_BYTES = 512;
/** When there are more all are forgotten: to keep their order of use takes a fifth of the time, to read the few that come back none. */
const MOST_REMEMBERED = 32 * 1024;
const LONGEST_REMEMBERED = 300;

/** What a data object holds, as far as it is remembered. */
interface KnownField {
  /** Null where it is a field that is not kept, or cannot be read. */
  place: number | null;
  /** Null where it is too long to be remembered. */
  json: string | null;
}

const NOT_KEPT: KnownField = { place: null, json: null };

/** What of an entry's fields is kept, and where packed ones are damaged. */
export interface EntryFields {
  fields: LineFields;
  damaged: { at: number; bytes: number }[];
}

/**
 * The fields of a journal's entries. Entries share those that are the same, so most have been read before; a value of more
 * than 768 KB is cut.
 */
export class JournalFields {
  readonly #pages: PageCache;
  readonly #isCompact: boolean;
  readonly #known = new Map<number, KnownField>();

  constructor(pages: PageCache, isCompact: boolean) {
    this.#pages = pages;
    this.#isCompact = isCompact;
  }

  /** Of a field that comes several times the first; what lies outside of the file, or is no field, is left out. */
  async read(dataAt: readonly number[]): Promise<EntryFields> {
    const entry: EntryFields = { fields: [], damaged: [] };
    for (const at of dataAt) {
      const known = this.#known.get(at);
      const isThere = known !== undefined && (known.place === null || entry.fields[known.place] !== undefined);
      if (isThere) continue;
      const field = known !== undefined && known.json !== null ? known : (this.#readHeld(at) ?? (await this.#readData(at, entry)));
      if (field.place !== null && field.json !== null) entry.fields[field.place] ??= field.json;
    }
    return entry;
  }

  /**
   * Without a promise, which for each field would take half as long again.
   * @returns null for what is not at hand, or long, or packed, as few are
   */
  #readHeld(at: number): KnownField | null {
    const first = this.#pages.held(at, FIRST_READ_BYTES);
    const head = first === null ? null : readDataHead(first, this.#isCompact);
    if (first === null || head === null || head.compression !== null || head.bytes > first.length) return null;
    return this.#remember(at, head, readLineField(first, head.payloadAt, head.bytes));
  }

  async #readData(at: number, entry: EntryFields): Promise<KnownField> {
    const head = readDataHead(await this.#pages.read(at, FIRST_READ_BYTES), this.#isCompact);
    if (head === null || at + head.bytes > this.#pages.bytes) return NOT_KEPT;
    const payload = await this.#payload(at, head);
    if (payload === null) entry.damaged.push({ at, bytes: head.bytes });
    return this.#remember(at, head, payload === null ? null : readLineField(payload, 0, Math.min(payload.length, MOST_VALUE_BYTES)));
  }

  async #payload(at: number, { bytes, payloadAt, compression }: DataHead): Promise<Buffer | null> {
    const stored = await this.#pages.read(at + payloadAt, Math.min(bytes - payloadAt, MOST_PACKED_BYTES));
    if (compression === null) return stored;
    const unpacked = await unpackJournalData(compression, stored);
    return unpacked.kind === "unpacked" ? unpacked.bytes : null;
  }

  /** Of what was packed at least which field it is: to unpack it once more for each entry could take without end. */
  #remember(at: number, { isShared, compression }: DataHead, field: LineField | null): KnownField {
    if (isShared || compression !== null) {
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
      const isLong = field !== null && field.json.length > LONGEST_REMEMBERED;
      this.#known.set(at, isLong ? { place: field.place, json: null } : (field ?? NOT_KEPT));
    }
    return field ?? NOT_KEPT;
  }
}
