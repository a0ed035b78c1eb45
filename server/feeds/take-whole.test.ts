import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractUpload, tar, writeTarChecksum, zip } from "@/server/archive/test-archives";
import { sevenZip } from "@/server/archive/seven-zip/test-seven-zip";
import { JournalWriter } from "@/server/archive/transcribe/test-journal";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import { createFolderStorage } from "@/server/storage/folder-storage";
import type { Storage } from "@/server/storage/storage";
import type { Piece } from "./piece";
import { takeNewData } from "./take-new-data";
import { TestPlace } from "./test-place";
import { createTarWriter } from "./write-tar";

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

describe("the new data of a file that is taken whole", () => {
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

  it("comes in tars of which each is within what a run may unpack", async () => {
    const place = new TestPlace(storage);
    for (let number = 1; number <= 5; number += 1) place.write(`app.log.${String(number)}.gz`, gzipSync(`line of ${String(number)}\n`.repeat(3_000)));
    place.nowMs += 60_000;
    const limits = { ...DEFAULT_EXTRACT_LIMITS, maxTotalBytes: 100_000 };
    const taking = { ...place.taking(), limits };
    async function* pieces(): AsyncGenerator<Piece> {
      for (const file of taking.listed.values()) yield* takeNewData(taking, file);
    }
    const tars = createTarWriter(pieces(), { maxBytes: 100_000, limits });
    const runs: string[][] = [];
    for (let next = await tars.next(); next !== null; next = await tars.next()) {
      const events = await extractUpload(storage, "visit.tar", await buffer(next), limits);
      runs.push(events.map((event) => (event.kind === "log" ? event.path : event.kind)));
    }
    expect(runs).toEqual([["app.log.1.gz", "app.log.2.gz", "app.log.3.gz"], ["app.log.4.gz", "app.log.5.gz"]]);
  });
});
