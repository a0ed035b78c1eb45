import { crc32 } from "node:zlib";
import type { ArchiveFormat } from "@/server/domain/extract/archive-formats";
import type { ArchiveMeter } from "@/server/domain/extract/extract-meter";
import type { Damage } from "@/server/domain/extract/extract-reason";
import { refuseIf, RefusedError } from "../refused-error";
import type { ArchiveItem } from "./list-archive";
import { ARCHIVE_PATH, runSevenZip, type ArchiveBytes, type SevenZipEvent, type SevenZipRun } from "./run-seven-zip";
import { isError, sevenZipReason } from "./seven-zip-reason";

/** A file of an archive, in its place in the one pass. */
export interface StreamedItem<Item> {
  item: Item;
  /** To be read before the next item is asked for; what is left of it is passed over. */
  content: AsyncIterable<Buffer>;
}

/** What is told of an item to find it and to name it. */
export type StreamableItem = Pick<ArchiveItem, "path" | "name" | "bytes" | "crc32" | "method" | "isEncrypted" | "isSpecial">;

/**
 * Unpacks an archive in one pass, each of its files in its turn: most archives of this kind are one packed stream that
 * cannot be entered in the middle.
 * @param items all of its files, in its order
 * @throws RefusedError where it is damaged, breaks a limit, or a file of it does not come
 */
export async function* streamArchive<Item extends StreamableItem>(source: ArchiveBytes, type: ArchiveFormat | "zip", items: readonly Item[], meter: ArchiveMeter): AsyncGenerator<StreamedItem<Item>> {
  const run = runSevenZip(source, ["x", "-y", "-bd", "-bso0", "-sns-", "-p", `-t${type}`, ARCHIVE_PATH]);
  const reader = new PassReader(run, source.bytes, meter);
  const findItem = createFinder(items);
  try {
    for (let name = await reader.nextFile(); name !== null; name = await reader.nextFile()) {
      const item = findItem(name);
      if (item === null) throw new RefusedError({ code: "corrupt", entry: null, damage: "directory", detail: "more files than the directory has" });
      const pieces = reader.read(item);
      // Without `return`: what is left of a file is counted as well.
      yield { item, content: { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) } };
      for await (const _ of pieces);
    }
    const missing = findItem(null);
    if (missing !== null) throw new RefusedError({ code: "corrupt", entry: missing.path, damage: "data", detail: "did not come" });
  } finally {
    await run.events.return(undefined);
  }
}

/**
 * Which item a file is: files come in the order of the directory, those left out that have nothing to come.
 *
 * Names that are no paths on this system are changed by 7-Zip; such a file is the next.
 * @returns a function of a file's name; of null it gives the first item that has not come and should have
 */
function createFinder<Item extends StreamableItem>(items: readonly Item[]): (name: Buffer | null) => Item | null {
  const places = new Map(items.map(({ name }, index) => [name.toString("latin1"), index]));
  let next = 0;
  let missing: Item | null = null;
  const passTo = (place: number): void => {
    missing ??= items.slice(next, place).find(({ isEncrypted, isSpecial }) => !isEncrypted && !isSpecial) ?? null;
    next = place;
  };
  return (name) => {
    if (name === null) {
      passTo(items.length);
      return missing;
    }
    const isNext = items[next]?.name.equals(name) === true;
    const place = isNext ? next : (places.get(name.toString("latin1")) ?? next);
    passTo(Math.max(place, next));
    next += 1;
    return items[next - 1] ?? null;
  };
}

function damageOf(item: StreamableItem, bytes: number, checksum: number): Damage | null {
  if (item.bytes !== null && item.bytes !== bytes) return "size";
  return item.crc32 !== null && item.crc32 !== checksum ? "checksum" : null;
}

/** Sorts what 7-Zip does into files, and holds each error against the file it stands behind. */
class PassReader {
  readonly #run: SevenZipRun;
  readonly #archiveBytes: number;
  readonly #meter: ArchiveMeter;
  #item: StreamableItem | null = null;
  #complaint = "";
  #damage: Damage | null = null;
  /** What was said of files that are encrypted, and what 7-Zip ends with because of it, are no faults. */
  #hasPasswords = false;

  constructor(run: SevenZipRun, archiveBytes: number, meter: ArchiveMeter) {
    this.#run = run;
    this.#archiveBytes = archiveBytes;
    this.#meter = meter;
  }

  /** The name of the next file; null at the end. */
  async nextFile(): Promise<Buffer | null> {
    for (let event = await this.#next(); event !== null; event = await this.#next()) {
      if (event.kind !== "file") continue;
      this.#checkComplaint();
      return event.name;
    }
    return null;
  }

  /** The bytes of the file that has just begun. */
  async *read(item: StreamableItem): AsyncGenerator<Buffer> {
    this.#item = item;
    const meter = this.#meter.startFile(item.path);
    let bytes = 0;
    let checksum = 0;
    for (let event = await this.#next(); event !== null && event.kind !== "file-end"; event = await this.#next()) {
      if (event.kind !== "bytes") continue;
      bytes += event.bytes.length;
      checksum = crc32(event.bytes, checksum);
      // What is read a second time is no more packed bytes than there are.
      refuseIf(meter.add(event.bytes.length, Math.min(this.#run.bytesRead(), this.#archiveBytes)));
      yield event.bytes;
    }
    this.#damage = damageOf(item, bytes, checksum);
  }

  async #next(): Promise<SevenZipEvent | null> {
    const next = await this.#run.events.next();
    if (next.done === true) return null;
    const event = next.value;
    if (event.kind === "complained") this.#complaint += event.bytes.toString();
    if (event.kind === "exit") {
      this.#checkComplaint();
      if (event.code !== 0 && !this.#hasPasswords) this.#refuse();
    }
    return event;
  }

  #checkComplaint(): void {
    if (this.#item?.isEncrypted === true) this.#hasPasswords = true;
    else if (isError(this.#complaint)) this.#refuse();
    // 7-Zip has the word on what is wrong; but nothing is taken for whole that it is silent on.
    else if (this.#item !== null && this.#damage !== null) throw new RefusedError({ code: "corrupt", entry: this.#item.path, damage: this.#damage, detail: "not what the directory says" });
    this.#complaint = "";
    this.#damage = null;
  }

  #refuse(): never {
    throw new RefusedError(sevenZipReason(this.#complaint, { entry: this.#item?.path ?? null, method: this.#item?.method ?? "" }));
  }
}
