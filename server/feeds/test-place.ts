import { expect } from "vitest";
import type { Listed } from "@/server/domain/feeds/choose-new-data";
import { type Cursor, readCursor, writeMarker } from "@/server/domain/feeds/cursor";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import type { Storage } from "@/server/storage/storage";
import type { FeedReader } from "./feed-reader";
import { createKnownFiles } from "./known-files";
import { passOver, takeNewData } from "./take-new-data";
import type { Taking } from "./taking";

interface PlaceFile {
  content: Buffer;
  modifiedMs: number;
}

/** A place in memory, and the visits to it: cursors survive as the database keeps them. */
export class TestPlace {
  files = new Map<string, PlaceFile>();
  cursors = new Map<string, Cursor>();
  nowMs = 1_000_000_000;
  /** Says neither sizes nor times. */
  isSilent = false;
  pieceBytes = 1_000_000;

  constructor(private readonly storage: Storage) {}

  write(key: string, content: string | Buffer): void {
    this.files.set(key, { content: Buffer.from(content), modifiedMs: this.nowMs });
  }

  append(key: string, content: string | Buffer): void {
    this.write(key, Buffer.concat([this.files.get(key)?.content ?? Buffer.alloc(0), Buffer.from(content)]));
  }

  move(from: string, to: string): void {
    const file = this.files.get(from);
    this.files.delete(from);
    if (file !== undefined) this.files.set(to, file);
  }

  reader(): FeedReader {
    const { files } = this;
    return {
      async *list() {},
      async *read(key, start, end) {
        const bytes = files.get(key)?.content.subarray(start, end) ?? Buffer.alloc(0);
        for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
      },
      async close() {},
    };
  }

  /** What a visit begins with. */
  taking(): Taking {
    const describe = ([key, { content, modifiedMs }]: [string, PlaceFile]): [string, Listed] => [key, { key, bytes: this.isSilent ? null : content.length, modifiedAt: this.isSilent ? null : new Date(modifiedMs) }];
    const listed = new Map([...this.files].sort().map(describe));
    return { reader: this.reader(), known: createKnownFiles(this.cursors), listed, storage: this.storage, spoolKey: "spool", pieceBytes: this.pieceBytes, nowMs: this.nowMs, limits: DEFAULT_EXTRACT_LIMITS };
  }

  /** @returns what was taken, by key, in the order of the keys */
  async visit({ isSkipping = false, afterSeconds = 10 } = {}): Promise<Record<string, string>> {
    this.nowMs += afterSeconds * 1_000;
    const taking = this.taking();
    const taken: Record<string, string> = {};
    for (const file of taking.listed.values()) {
      if (isSkipping) await passOver(taking, file);
      else
        for await (const piece of takeNewData(taking, file)) {
          const pieces: Buffer[] = [];
          for await (const part of piece.content) pieces.push(part);
          const all = Buffer.concat(pieces);
          expect(all.length).toBe(piece.bytes);
          expect(all.length).toBeLessThanOrEqual(this.pieceBytes);
          taken[piece.key] = (taken[piece.key] ?? "") + all.toString("latin1");
        }
    }
    for (const [key, cursor] of taking.known.learned()) {
      const kept = readCursor({ bytes: cursor.bytes, marker: writeMarker(cursor) });
      expect(kept).toEqual(cursor);
      if (kept !== null) this.cursors.set(key, kept);
    }
    return taken;
  }
}

