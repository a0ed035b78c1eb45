import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tar, writeTarChecksum, zip } from "@/server/archive/test-archives";
import { sevenZip } from "@/server/archive/seven-zip/test-seven-zip";
import { JournalWriter } from "@/server/archive/transcribe/test-journal";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
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

/** As programs that gather a machine's logs leave them. */
async function tarWithLink(): Promise<Buffer> {
  const packed = await tar({ "sos/link": "", "sos/app.log": "one\n" });
  packed.write("2", 156);
  writeTarChecksum(packed);
  return packed;
}

function journal(messages: readonly string[]): Buffer {
  const writer = new JournalWriter();
  for (const message of messages) writer.entry(1, [writer.data(`MESSAGE=${message}`)]);
  return writer.finish();
}

/** The bytes with the first letter of a word in them made another. */
function changed(bytes: Buffer, word: string): Buffer {
  bytes[bytes.indexOf(word)] = 0x4f;
  return bytes;
}

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

  it("is a packed file as a whole, once it is written to its end, and again where it changed", async () => {
    const place = new TestPlace(storage);
    const packed = (text: string): Buffer => gzipSync(text);
    place.write("app.log.1.gz", packed("one\n"));
    expect(await place.visit()).toEqual({});
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log.1.gz": packed("one\n").toString("latin1") });
    place.move("app.log.1.gz", "app.log.2.gz");
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
    place.write("app.log.2.gz", packed("other\n"));
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log.2.gz": packed("other\n").toString("latin1") });
  });

  it.each<[string, (text: string) => Buffer | string]>([
    ["app.log.gz", (text) => Buffer.concat(text.split("|").map((part) => gzipSync(part)))],
    ["system.journal", (text) => journal(text.split("|"))],
  ])("is all of a file that cannot be read from the middle, and told as taken again where it grew: %s", async (key, make) => {
    const place = new TestPlace(storage);
    place.write(key, make("one\n"));
    expect(Object.keys(await place.visit({ afterSeconds: 60 }))).toEqual([key]);
    place.write(key, make("one\n|two\n"));
    place.nowMs += 60_000;
    const [file] = place.taking().listed.values();
    const pieces = takeNewData(place.taking(), file ?? { key, bytes: 0, modifiedAt: null });
    expect((await pieces.next()).value).toMatchObject({ key, bytes: file?.bytes });
    await expect(pieces.next()).rejects.toMatchObject({ reason: { code: "feed-file-taken-again", params: { file: key } } });
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

  it("of an archive that does not fit into a run is an error", async () => {
    const place = new TestPlace(storage);
    place.pieceBytes = 10;
    place.write("a.gz", gzipSync("one\n"));
    await expect(place.visit({ afterSeconds: 60 })).rejects.toMatchObject({ reason: { code: "feed-file-too-large", params: { file: "a.gz", limit: 10 } } });
  });

  it("of a log that was packed after it was read is what was written in between", async () => {
    const place = new TestPlace(storage);
    const lines = (from: number): string => Array.from({ length: 200 }, (_, at) => `line ${String(from + at)}\n`).join("");
    for (const name of ["app.log", "short.log"]) place.write(name, name === "app.log" ? lines(0) : "one\n");
    await place.visit();
    place.write("app.log.1.gz", gzipSync(lines(0) + lines(200)));
    place.write("app.log", lines(400));
    place.write("short.log.1.gz", gzipSync("one\n"));
    place.files.delete("short.log");
    place.write("other.log.gz", gzipSync(lines(0).replace("line 199", "line 998") + lines(200)));
    expect(await place.visit({ afterSeconds: 60 })).toEqual({ "app.log": lines(400), "app.log.1": lines(200), "other.log.gz": expect.stringContaining("\x1f\x8b") });
    place.move("app.log.1.gz", "app.log.2.gz");
    expect(await place.visit({ afterSeconds: 60 })).toEqual({});
  });

  it("of a damaged archive is an error once, and all of it when it was mended", async () => {
    const place = new TestPlace(storage);
    const whole = gzipSync("one\n".repeat(1_000));
    place.write("a.log.gz", whole.subarray(0, -10));
    place.nowMs += 60_000;
    const taking = place.taking();
    const file = { key: "a.log.gz", bytes: whole.length - 10, modifiedAt: new Date(0) };
    await expect(takeNewData(taking, file).next()).rejects.toMatchObject({ reason: { code: "truncated", params: { entry: "a.log.gz" } } });
    expect((await takeNewData(taking, file).next()).done).toBe(true);
    place.write("a.log.gz", whole);
    expect((await takeNewData(taking, { ...file, bytes: whole.length }).next()).value).toMatchObject({ bytes: whole.length });
  });

  it.each<[string, string, () => Promise<Buffer>, object]>([
    ["a link in it", "sos.tar.gz", async () => gzipSync(await tarWithLink()), { code: "link", params: { entry: "sos.tar.gz/sos/link" } }],
    ["an entry that is damaged", "logs.zip", async () => changed(await zip({ "a.log": "one line\n" }, { compress: false }), "one line"), { code: "corrupt", params: { entry: "logs.zip/a.log", damage: "checksum" } }],
    ["a 7z that is damaged", "logs.7z", async () => changed(await sevenZip({ "a.log": "one line\n" }, ["-mx=0"]), "one line"), { code: "corrupt", params: { entry: "logs.7z/a.log" } }],
    ["a packed log in it that is cut off", "out.tar", async () => tar({ "a.log.gz": gzipSync("one\n").subarray(0, -6) }), { code: "truncated", params: { entry: "out.tar/a.log.gz" } }],
  ])("of an archive that its run would be refused for is an error: %s", async (_what, key, make, reason) => {
    const place = new TestPlace(storage);
    place.write(key, await make());
    await expect(place.visit({ afterSeconds: 60 })).rejects.toMatchObject({ reason });
  });

  it("of an archive says what a run unpacks of it, and is an error where that is too much", async () => {
    const place = new TestPlace(storage);
    const packed = gzipSync(await tar({ "a.log": "one\n", "b.log": "two\n" }));
    place.write("a.tgz", packed);
    place.nowMs += 60_000;
    const file = { key: "a.tgz", bytes: packed.length, modifiedAt: new Date(0) };
    const first = await takeNewData(place.taking(), file).next();
    expect(first.value).toMatchObject({ inside: { entries: 2, bytes: 3_072 } });
    const limited = (limits: object): Promise<unknown> => takeNewData({ ...place.taking(), limits: { ...DEFAULT_EXTRACT_LIMITS, ...limits } }, file).next();
    await expect(limited({ maxTotalBytes: 5_000 })).rejects.toMatchObject({ reason: { code: "feed-file-too-large", params: { file: "a.tgz", limit: 5_000 } } });
    await expect(limited({ maxEntries: 2 })).rejects.toMatchObject({ reason: { code: "feed-file-too-many-entries", params: { file: "a.tgz", limit: 2 } } });
    expect((await readdir(folder)).filter((name) => !name.startsWith("."))).toEqual([]);
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
