import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolderStorage } from "@/server/storage/folder-storage";
import type { Storage } from "@/server/storage/storage";
import { takeNewData } from "./take-new-data";
import { TestPlace } from "./test-place";

let folder: string;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "feeds-"));
  storage = createFolderStorage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the new data of a file", () => {
  it("is all of a new one, then what came to it, then nothing", async () => {
    const place = new TestPlace(storage);
    place.write("app.log", "one\ntwo\n");
    expect(await place.visit()).toEqual({ "app.log": "one\ntwo\n" });
    place.append("app.log", "three\n");
    expect(await place.visit()).toEqual({ "app.log": "three\n" });
    expect(await place.visit()).toEqual({});
  });

  it("ends with a line; what follows comes when the line is whole, or nobody has gone on with it", async () => {
    const place = new TestPlace(storage);
    place.write("app.log", "one\ntw");
    expect(await place.visit()).toEqual({ "app.log": "one\n" });
    place.append("app.log", "o\nthr");
    expect(await place.visit()).toEqual({ "app.log": "two\n" });
    expect(await place.visit()).toEqual({});
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log": "thr" });
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
  });

  it("ends with a line where the place says neither length nor time, until the file stood still for a minute", async () => {
    const place = new TestPlace(storage);
    place.isSilent = true;
    place.write("app.log", "one\n");
    expect(await place.visit()).toEqual({ "app.log": "one\n" });
    place.append("app.log", "two\nthr");
    expect(await place.visit({ afterSeconds: 120 })).toEqual({ "app.log": "two\n" });
    place.append("app.log", "ee\nfo");
    expect(await place.visit({ afterSeconds: 120 })).toEqual({ "app.log": "three\n" });
    expect(await place.visit({ afterSeconds: 10 })).toEqual({});
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log": "fo" });
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
  });

  it("is all of one that was there for long, its last line without an end included", async () => {
    const place = new TestPlace(storage);
    place.write("old.json", '{"message":"one"}');
    expect(await place.visit({ afterSeconds: 3_600 })).toEqual({ "old.json": '{"message":"one"}' });
  });

  it("goes on where a rotated log was left, under its other name", async () => {
    const place = new TestPlace(storage);
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
    const place = new TestPlace(storage);
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
    const place = new TestPlace(storage);
    const banner = "=".repeat(2_000) + "\n";
    place.write("app.log", `${banner}one\n`);
    await place.visit();
    place.write("app.log", `${banner}two, and longer than before\n`);
    expect(await place.visit()).toEqual({ "app.log": `${banner}two, and longer than before\n` });
    place.write("other.log", `${banner}three, a file of its own\n`);
    expect(await place.visit()).toEqual({ "other.log": `${banner}three, a file of its own\n` });
  });

  it("is all of a short file that begins like another, which is still there", async () => {
    const place = new TestPlace(storage);
    place.write("a.log", "started\n");
    await place.visit();
    place.write("b.log", "started\nready\n");
    place.write("c.log", "started\n");
    expect(await place.visit()).toEqual({ "b.log": "started\nready\n", "c.log": "started\n" });
    place.move("a.log", "d.log");
    expect(await place.visit()).toEqual({});
  });

  it("is taken from a log that was copied and emptied", async () => {
    const place = new TestPlace(storage);
    place.write("app.log", "one\ntwo\n");
    await place.visit();
    place.append("app.log", "three\n");
    place.write("app.log.1", place.files.get("app.log")?.content ?? "");
    place.write("app.log", "");
    expect(await place.visit()).toEqual({ "app.log.1": "three\n" });
    place.append("app.log", "four\n");
    expect(await place.visit()).toEqual({ "app.log": "four\n" });
  });

  it("of a place that shows another content at each visit leaves the last cursors alone", async () => {
    const place = new TestPlace(storage);
    for (let visit = 0; visit < 20; visit += 1) {
      place.write("tail.log", `line ${String(visit)}\nline ${String(visit + 1)}\n`);
      expect(await place.visit()).toEqual({ "tail.log": `line ${String(visit)}\nline ${String(visit + 1)}\n` });
    }
    expect(place.cursors.size).toBe(5);
    place.write("tail.log.1", "line 16\nline 17\nmore\n");
    expect(await place.visit()).toEqual({ "tail.log.1": "more\n" });
  });

  it("comes in pieces of whole lines where it is longer than a run may be", async () => {
    const place = new TestPlace(storage);
    place.pieceBytes = 10;
    place.write("app.log", "one\ntwo\nthree\na line longer than a piece\nfour\n");
    expect(await place.visit()).toEqual({ "app.log": "one\ntwo\nthree\na line longer than a piece\nfour\n" });
    place.append("app.log", "five\n");
    expect(await place.visit()).toEqual({ "app.log": "five\n" });
  });

  it("is passed over where only later data is asked for", async () => {
    const place = new TestPlace(storage);
    place.write("app.log", "one\ntw");
    place.write("app.gz", gzipSync("one\n"));
    await place.visit({ isSkipping: true });
    place.append("app.log", "o\n");
    place.write("late.log", "late\n");
    expect(await place.visit()).toEqual({ "app.log": "two\n", "late.log": "late\n" });
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
  });

  it("is none of what holds no text", async () => {
    const place = new TestPlace(storage);
    place.write("data.bin", Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]));
    await expect(place.visit({ afterSeconds: 60 })).rejects.toMatchObject({ reason: { code: "feed-file-no-log", params: { file: "data.bin", contentKind: "binary" } } });
  });

  it("of what holds no text is told as missing once, until it holds something else", async () => {
    const place = new TestPlace(storage);
    place.write("wtmp", Buffer.from([7, 0, 0, 0, 1, 2, 3, 4]));
    const taking = place.taking();
    const file = { key: "wtmp", bytes: 8, modifiedAt: null };
    const take = (bytes: number): Promise<unknown> => takeNewData(taking, { ...file, bytes }).next();
    await expect(take(8)).rejects.toMatchObject({ reason: { code: "feed-file-no-log" } });
    expect(taking.known.find("wtmp")?.bytes).toBe(8);
    place.append("wtmp", Buffer.from([7, 0, 0, 0]));
    expect(await take(12)).toMatchObject({ done: true });
    place.write("wtmp", "%PDF-1.7");
    await expect(take(9)).rejects.toMatchObject({ reason: { params: { contentKind: "document" } } });
  });

  it("of a log that was emptied while its writer went on where it was stands behind the NULs", async () => {
    const place = new TestPlace(storage);
    const old = "an older line\n".repeat(1_000);
    place.write("app.log", old);
    await place.visit();
    place.write("app.log", Buffer.concat([Buffer.alloc(old.length), Buffer.from("two\nthr")]));
    expect(await place.visit()).toEqual({ "app.log": "two\n" });
    place.append("app.log", "ee\n");
    expect(await place.visit()).toEqual({ "app.log": "three\n" });
    place.write("app.log", Buffer.concat([Buffer.alloc(old.length + 11), Buffer.from("four\n")]));
    expect(await place.visit()).toEqual({ "app.log": "four\n" });
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
  });

  it("of UTF-16 ends with a line too, and says again what it is", async () => {
    const place = new TestPlace(storage);
    const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
    place.write("app.log", utf16("\ufeffdisk ready\ndisk f"));
    expect(await place.visit()).toEqual({ "app.log": utf16("\ufeffdisk ready\n").toString("latin1") });
    place.append("app.log", utf16("ailed\n"));
    expect(await place.visit()).toEqual({ "app.log": utf16("\ufeffdisk failed\n").toString("latin1") });
  });

  it.each([
    ["table.csv", "time;level;message\n", "1;ERROR;disk failed\n"],
    ["u_ex.log", "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time s-ip\n", "2026-10-06 08:59:32 10.0.0.1\n"],
    ["bom.csv", "\ufefftime;level;message\r\n", "1;ERROR;disk failed\r\n"],
    ["postgresql.csv", "", '2026-10-06 08:59:32.100 UTC,"app","db",71,"::1:5432",68e,1,"SELECT",2026-10-06 08:59:00 UTC,3/1,0,ERROR,42P01,"relation ""x"" does not\nexist"\n'],
  ])("of %s stands under the names of its fields", async (key, heading, line) => {
    const place = new TestPlace(storage);
    place.write(key, heading + line);
    const all = Buffer.from(heading + line).toString("latin1");
    expect(await place.visit()).toEqual({ [key]: all });
    place.append(key, line);
    expect(await place.visit()).toEqual({ [key]: all });
  });
});
