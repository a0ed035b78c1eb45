import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import { type Cursor, readCursor, writeMarker } from "@/server/domain/feeds/cursor";
import { createFolderStorage } from "@/server/storage/folder-storage";
import type { Storage } from "@/server/storage/storage";
import type { FeedReader } from "./feed-reader";
import { createKnownFiles } from "./known-files";
import { passOver, takeNewData } from "./take-new-data";

let folder: string;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "feeds-"));
  storage = createFolderStorage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface PlaceFile {
  content: Buffer;
  modifiedMs: number;
}

/** A place in memory, and the visits to it: cursors survive as the database keeps them. */
class Place {
  files = new Map<string, PlaceFile>();
  cursors = new Map<string, Cursor>();
  nowMs = 1_000_000_000;
  isSilent = false;
  pieceBytes = 1_000_000;

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

  /** @returns what was taken, by key, in the order of the keys */
  async visit({ isSkipping = false, afterSeconds = 10 } = {}): Promise<Record<string, string>> {
    this.nowMs += afterSeconds * 1_000;
    const known = createKnownFiles(this.cursors);
    const taking = { reader: this.reader(), known, storage, spoolKey: "spool", pieceBytes: this.pieceBytes, nowMs: this.nowMs, limits: DEFAULT_EXTRACT_LIMITS };
    const taken: Record<string, string> = {};
    for (const [key, { content, modifiedMs }] of [...this.files].sort()) {
      const file = { key, bytes: this.isSilent ? null : content.length, modifiedAt: this.isSilent ? null : new Date(modifiedMs) };
      if (isSkipping) await passOver(taking, file);
      else
        for await (const piece of takeNewData(taking, file)) {
          const pieces: Buffer[] = [];
          for await (const part of piece.content) pieces.push(part);
          const all = Buffer.concat(pieces);
          expect(all.length).toBe(piece.bytes);
          expect(all.length).toBeLessThanOrEqual(this.pieceBytes);
          taken[key] = (taken[key] ?? "") + all.toString("latin1");
        }
    }
    for (const [key, cursor] of known.learned()) {
      const kept = readCursor({ bytes: cursor.bytes, marker: writeMarker(cursor) });
      expect(kept).toEqual(cursor);
      if (kept !== null) this.cursors.set(key, kept);
    }
    return taken;
  }
}

describe("the new data of a file", () => {
  it("is all of a new one, then what came to it, then nothing", async () => {
    const place = new Place();
    place.write("app.log", "one\ntwo\n");
    expect(await place.visit()).toEqual({ "app.log": "one\ntwo\n" });
    place.append("app.log", "three\n");
    expect(await place.visit()).toEqual({ "app.log": "three\n" });
    expect(await place.visit()).toEqual({});
  });

  it("ends with a line; what follows comes when the line is whole, or nobody has gone on with it", async () => {
    const place = new Place();
    place.write("app.log", "one\ntw");
    expect(await place.visit()).toEqual({ "app.log": "one\n" });
    place.append("app.log", "o\nthr");
    expect(await place.visit()).toEqual({ "app.log": "two\n" });
    expect(await place.visit()).toEqual({});
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log": "thr" });
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
  });

  it("is all of one that was there for long, its last line without an end included", async () => {
    const place = new Place();
    place.write("old.json", '{"message":"one"}');
    expect(await place.visit({ afterSeconds: 3_600 })).toEqual({ "old.json": '{"message":"one"}' });
  });

  it("goes on where a rotated log was left, under its other name", async () => {
    const place = new Place();
    place.write("app.log", "one\n");
    await place.visit();
    place.append("app.log", "two\n");
    place.move("app.log", "app.log.1");
    place.write("app.log", "three\n");
    expect(await place.visit()).toEqual({ "app.log": "three\n", "app.log.1": "two\n" });
    place.move("app.log.1", "app.log.2");
    place.append("app.log", "four\n");
    place.move("app.log", "app.log.1");
    expect(await place.visit()).toEqual({ "app.log.1": "four\n" });
  });

  it("goes on where a log was left that was rotated while it was listed", async () => {
    const place = new Place();
    place.write("app.log", "one\n");
    await place.visit();
    const old = place.files.get("app.log");
    place.write("app.log", "three\n");
    expect(await place.visit()).toEqual({ "app.log": "three\n" });
    if (old !== undefined) place.files.set("app.log.1", old);
    place.append("app.log.1", "two\n");
    expect(await place.visit()).toEqual({ "app.log.1": "two\n" });
  });

  it("is all of one that was replaced, however alike the two begin", async () => {
    const place = new Place();
    const banner = "=".repeat(2_000) + "\n";
    place.write("app.log", `${banner}one\n`);
    await place.visit();
    place.write("app.log", `${banner}two, and longer than before\n`);
    expect(await place.visit()).toEqual({ "app.log": `${banner}two, and longer than before\n` });
    place.write("other.log", `${banner}three, a file of its own\n`);
    expect(await place.visit()).toEqual({ "other.log": `${banner}three, a file of its own\n` });
  });

  it("is taken from a log that was copied and emptied", async () => {
    const place = new Place();
    place.write("app.log", "one\ntwo\n");
    await place.visit();
    place.append("app.log", "three\n");
    place.write("app.log.1", place.files.get("app.log")?.content ?? "");
    place.write("app.log", "");
    expect(await place.visit()).toEqual({ "app.log.1": "three\n" });
    place.append("app.log", "four\n");
    expect(await place.visit()).toEqual({ "app.log": "four\n" });
  });

  it("is a packed file as a whole, once it is written to its end, and again where it changed", async () => {
    const place = new Place();
    const packed = (text: string): Buffer => gzipSync(text);
    place.write("app.log.1.gz", packed("one\n"));
    expect(await place.visit()).toEqual({});
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log.1.gz": packed("one\n").toString("latin1") });
    place.move("app.log.1.gz", "app.log.2.gz");
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
    place.write("app.log.2.gz", packed("other\n"));
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log.2.gz": packed("other\n").toString("latin1") });
  });

  it("comes in pieces of whole lines where it is longer than a run may be", async () => {
    const place = new Place();
    place.pieceBytes = 10;
    place.write("app.log", "one\ntwo\nthree\na line longer than a piece\nfour\n");
    expect(await place.visit()).toEqual({ "app.log": "one\ntwo\nthree\na line longer than a piece\nfour\n" });
    place.append("app.log", "five\n");
    expect(await place.visit()).toEqual({ "app.log": "five\n" });
  });

  it("of an archive that does not fit into a run is an error", async () => {
    const place = new Place();
    place.pieceBytes = 10;
    place.write("a.gz", gzipSync("one\n"));
    await expect(place.visit({ afterSeconds: 60 })).rejects.toMatchObject({ reason: { code: "feed-file-too-large", params: { file: "a.gz", limit: 10 } } });
  });

  it("of a damaged archive is an error once, and all of it when it was mended", async () => {
    const place = new Place();
    const whole = gzipSync("one\n".repeat(1_000));
    place.write("a.log.gz", whole.subarray(0, -10));
    place.nowMs += 60_000;
    const known = createKnownFiles(place.cursors);
    const taking = { reader: place.reader(), known, storage, spoolKey: "spool", pieceBytes: 10_000, nowMs: place.nowMs, limits: DEFAULT_EXTRACT_LIMITS };
    const file = { key: "a.log.gz", bytes: whole.length - 10, modifiedAt: new Date(0) };
    await expect(takeNewData(taking, file).next()).rejects.toMatchObject({ reason: { code: "truncated", params: { entry: "a.log.gz" } } });
    expect((await takeNewData(taking, file).next()).done).toBe(true);
    place.write("a.log.gz", whole);
    expect((await takeNewData(taking, { ...file, bytes: whole.length }).next()).value).toMatchObject({ bytes: whole.length });
  });

  it("is passed over where only later data is asked for", async () => {
    const place = new Place();
    place.write("app.log", "one\ntw");
    place.write("app.gz", gzipSync("one\n"));
    await place.visit({ isSkipping: true });
    place.append("app.log", "o\n");
    place.write("late.log", "late\n");
    expect(await place.visit()).toEqual({ "app.log": "two\n", "late.log": "late\n" });
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
  });

  it("is none of what holds no text", async () => {
    const place = new Place();
    place.write("data.bin", Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]));
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
    expect(place.cursors.get("data.bin")?.bytes).toBe(12);
  });

  it("of UTF-16 ends with a line too, and says again what it is", async () => {
    const place = new Place();
    const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
    place.write("app.log", utf16("\ufeffdisk ready\ndisk f"));
    expect(await place.visit()).toEqual({ "app.log": utf16("\ufeffdisk ready\n").toString("latin1") });
    place.append("app.log", utf16("ailed\n"));
    expect(await place.visit()).toEqual({ "app.log": utf16("\ufeffdisk failed\n").toString("latin1") });
  });

  it.each([
    ["table.csv", "time;level;message\n", "1;ERROR;disk failed\n"],
    ["u_ex.log", "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time s-ip\n", "2026-10-06 08:59:32 10.0.0.1\n"],
  ])("of %s stands under the names of its fields", async (key, heading, line) => {
    const place = new Place();
    place.write(key, heading + line);
    expect(await place.visit()).toEqual({ [key]: heading + line });
    place.append(key, line);
    expect(await place.visit()).toEqual({ [key]: heading + line });
  });
});

type Step = { kind: "append" | "late" | "rotate" | "copy-and-empty" | "empty" | "visit" | "half"; lines: number };

describe("over any course of things", () => {
  const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom("append", "append", "late", "rotate", "copy-and-empty", "empty", "visit", "visit", "half"), lines: fc.integer({ min: 0, max: 90 }) });

  it.each([false, true])("each whole line is taken once, whether the place says sizes and times or not (silent: %s)", async (isSilent) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.integer({ min: 40, max: 5_000 }), async (steps, pieceBytes) => {
        const place = new Place();
        place.isSilent = isSilent;
        place.pieceBytes = pieceBytes;
        const course = new Course(place);
        for (const each of steps) await course.take(each);
        await course.end();
        expect(course.takenLines()).toEqual(course.writtenLines());
      }),
      { numRuns: 150 },
    );
  });
});

/** What a writer of logs does, and what the visits took of it. */
class Course {
  private written: string[] = [];
  private text = "";
  private number = 0;
  private half = "";

  constructor(private readonly place: Place) {}

  async take({ kind, lines }: Step): Promise<void> {
    this.place.nowMs += 1_000;
    if (kind === "append") return this.append("app.log", lines);
    if (kind === "late") return this.append(`late-${String((this.number += 1))}.log`, lines);
    if (kind === "half") return this.writeHalf();
    if (kind === "visit") return this.visit();
    // A writer ends its line before its file is rotated; what is thrown away before a visit nobody has seen.
    this.append("app.log", 1);
    if (kind === "empty") await this.visit();
    else this.shift();
    if (kind === "copy-and-empty") this.place.write("app.log.1", this.place.files.get("app.log")?.content ?? "");
    if (kind === "rotate") this.place.move("app.log", "app.log.1");
    else this.place.write("app.log", "");
  }

  async end(): Promise<void> {
    this.append("app.log", 1);
    await this.visit();
  }

  takenLines(): string[] {
    return this.text.split("\n").slice(0, -1).sort();
  }

  writtenLines(): string[] {
    return [...this.written].sort();
  }

  private append(key: string, count: number): void {
    for (let at = 0; at < count; at += 1) {
      const line = `${String((this.number += 1)).padStart(6, "0")} line`;
      const half = key === "app.log" ? this.half : "";
      if (half !== "") this.half = "";
      this.written.push(half + line);
      this.place.append(key, `${line}\n`);
    }
  }

  private writeHalf(): void {
    const half = `half ${String((this.number += 1))} `;
    this.half += half;
    this.place.append("app.log", half);
  }

  private shift(): void {
    for (let at = 8; at > 0; at -= 1) this.place.move(`app.log.${String(at)}`, `app.log.${String(at + 1)}`);
  }

  private async visit(): Promise<void> {
    for (const text of Object.values(await this.place.visit({ afterSeconds: 1 }))) this.text += text;
  }
}
