import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { expect, it, describe } from "vitest";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import { extractInput } from "./extract-input";
import { ENTRY_TIME, extractUpload, logText, readLog, tar, temporaryStorage, zip } from "./test-archives";

const paths = (events: readonly { kind: string }[]): string[] => events.map((event) => `${event.kind} ${"path" in event ? String(event.path) : ""}`);

describe("a ZIP", () => {
  it("gives its log files in place, its knowledge base, and what is skipped and why", async () => {
    const { storage } = await temporaryStorage();
    const log = logText(100);
    const events = await extractUpload(
      storage,
      "Case_1.zip",
      await zip({ "Case_1/app.log": log, "Case_1/anomalies_problems.csv": "a;b;c;d\n", "Case_1/logo.png": "x", "Case_1/core": Buffer.from([1, 2, 3, 4, 0, 5, 6]), "__MACOSX/._app.log": "x", "Case_1/.DS_Store": "x" }),
    );
    expect(paths(events)).toEqual(["log Case_1/app.log", "knowledge-base Case_1/anomalies_problems.csv", "skipped Case_1/logo.png", "skipped Case_1/core"]);
    expect(events[0]).toMatchObject({ place: { kind: "zip-entry" }, bytes: log.length, modifiedAt: ENTRY_TIME });
    expect(events[2]).toMatchObject({ reason: { code: "unknown-kind", contentKind: "picture" } });
    expect(events[3]).toMatchObject({ reason: { code: "binary" } });
    expect(await readLog(storage, events[0])).toBe(log);
  });

  it("is read as ZIP64, stored or packed", async () => {
    const { storage } = await temporaryStorage();
    const log = logText(50);
    for (const archive of [await zip({ "a.log": log }, {}, true), await zip({ "a.log": log }, { compress: false })]) {
      expect(await readLog(storage, (await extractUpload(storage, "a.zip", archive))[0])).toBe(log);
    }
  });

  it("keeps an entry over 16 MB as blocks", async () => {
    const { storage } = await temporaryStorage();
    const log = logText(320_000);
    const [event] = await extractUpload(storage, "big.zip", await zip({ "big.log": log }));
    expect(event).toMatchObject({ kind: "log", place: { kind: "blocks" }, lines: 320_000, bytes: log.length });
    expect((await readLog(storage, event)) === log).toBe(true);
  });
});

it("gives each element of a JSON array that stands on one line a line of its own", async () => {
  const { storage } = await temporaryStorage();
  const elements = ['{"ts":1759741172,"level":"error","msg":"a, {b}"}', '{"ts":1759741173,"level":"info","msg":"c"}'];
  for (const [name, content] of [["a.zip", await zip({ "app.json": `[${elements.join(",")}]` })], ["app.json", Buffer.from(`[${elements.join(",")}]`)]] as const) {
    const [event] = await extractUpload(storage, name, content);
    expect(event).toMatchObject({ kind: "log", lines: 2, place: { kind: "blocks" } });
    expect(await readLog(storage, event)).toBe(`[${elements.join(",\n")}]`);
  }
});

it("gives each record of an envelope on one line a line of its own, and leaves one that is spread over lines as it lies", async () => {
  const { storage } = await temporaryStorage();
  const trail = { Records: [{ eventTime: "2025-10-06T08:59:32Z", eventName: "GetObject" }, { eventTime: "2025-10-06T08:59:33Z", eventName: "PutObject" }] };
  const [first, second] = trail.Records.map((record) => JSON.stringify(record));
  const [packed, plain, spread] = await extractUpload(storage, "a.zip", await zip({ "a.json.gz": gzipSync(JSON.stringify(trail)), "b.json": JSON.stringify(trail), "c.json": JSON.stringify(trail, null, 2) }));
  for (const event of [packed, plain]) {
    expect(event).toMatchObject({ kind: "log", lines: 4, place: { kind: "blocks" } });
    expect(await readLog(storage, event)).toBe(`{"Records":[\n${first ?? ""},\n${second ?? ""}\n]}`);
  }
  expect(spread).toMatchObject({ kind: "log", place: { kind: "zip-entry" } });
});

describe("what is packed inside", () => {
  it("reads a gzipped log in a ZIP under its own name, with the time in the gzip", async () => {
    const { storage } = await temporaryStorage();
    const packed = gzipSync(logText(10));
    packed.writeUInt32LE(1_700_000_000, 4);
    const events = await extractUpload(storage, "a.zip", await zip({ "logs/app.log.2.gz": packed }));
    expect(events).toMatchObject([{ kind: "log", path: "logs/app.log.2.gz", lines: 10, modifiedAt: new Date(1_700_000_000_000) }]);
    expect(await readLog(storage, events[0])).toBe(logText(10));
  });

  it("opens one archive inside an archive and no second", async () => {
    const { storage } = await temporaryStorage();
    const inner = await zip({ "deep.log": logText(3), "deeper.zip": await zip({ "x.log": "x\n" }) });
    const innerTar = gzipSync(await tar({ "host/t.log": logText(4), "again.tar": await tar({ "y.log": "y\n" }) }));
    const events = await extractUpload(storage, "outer.zip", await zip({ "inner.zip": inner, "inner.tgz": innerTar, "top.log": "top\n" }));
    expect(paths(events)).toEqual(["log inner.zip/deep.log", "skipped inner.zip/deeper.zip", "log inner.tgz/host/t.log", "skipped inner.tgz/again.tar", "log top.log"]);
    expect(events[1]).toMatchObject({ reason: { code: "archive-too-deep" } });
    expect(await readLog(storage, events[0])).toBe(logText(3));
    expect(await readLog(storage, events[2])).toBe(logText(4));
  });

  it("tells archives by their content, whatever they are called", async () => {
    const { storage } = await temporaryStorage();
    expect(paths(await extractUpload(storage, "upload", gzipSync(await tar({ "a.log": "a\n" }))))).toEqual(["log a.log"]);
    expect(paths(await extractUpload(storage, "upload.log", await tar({ "a.log": "a\n" })))).toEqual(["log a.log"]);
    expect(paths(await extractUpload(storage, "upload.log", await zip({ "a.log": "a\n" })))).toEqual(["log a.log"]);
  });
});

describe("other inputs", () => {
  it("reads a tar, a gzip and one file", async () => {
    const { storage } = await temporaryStorage();
    const ofTar = await extractUpload(storage, "a.tar", await tar({ "./logs/a.log": logText(5), "logs/b.log": logText(6), "логи/в.log": logText(2) }));
    expect(paths(ofTar)).toEqual(["log logs/a.log", "log logs/b.log", "log логи/в.log"]);
    expect(await readLog(storage, ofTar[1])).toBe(logText(6));
    const ofGzip = await extractUpload(storage, "app.log.gz", gzipSync(logText(7)));
    expect(ofGzip).toMatchObject([{ path: "app.log.gz", lines: 7 }]);
    const ofFile = await extractUpload(storage, "app.log", Buffer.from(logText(8)));
    expect(ofFile).toMatchObject([{ path: "app.log", place: { kind: "plain" }, blocks: [{ unpackedBytes: logText(8).length }] }]);
    expect(await readLog(storage, ofFile[0])).toBe(logText(8));
  });

  it("skips a sparse file of a pax tar under its own name", async () => {
    const { storage } = await temporaryStorage();
    const packed = pack();
    packed.entry({ name: "GNUSparseFile.0/db.log", pax: { "GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "logs/db.log" } }, `1\n0\n5\n${"\0".repeat(506)}lines`);
    packed.entry({ name: "a.log" }, logText(2));
    packed.finalize();
    const events = await extractUpload(storage, "a.tar", await buffer(packed as unknown as AsyncIterable<Buffer>));
    expect(events).toMatchObject([{ kind: "skipped", path: "logs/db.log", reason: { code: "unknown-kind" } }, { kind: "log", path: "a.log" }]);
  });

  it("walks a folder, follows no link, leaves nothing in place", async () => {
    const { storage, folder } = await temporaryStorage();
    const root = join(folder, "input");
    await mkdir(join(root, "b"), { recursive: true });
    await writeFile(join(folder, "secret.txt"), "outside");
    await writeFile(join(root, "b", "x.log"), logText(3));
    await writeFile(join(root, "a.zip"), await zip({ "in.log": logText(2) }));
    await symlink(join(folder, "secret.txt"), join(root, "c.log"));
    const events = [];
    for await (const event of extractInput({ input: { kind: "path", path: root }, storage, keyPrefix: "runs/1", limits: DEFAULT_EXTRACT_LIMITS })) events.push(event);
    expect(events).toMatchObject([
      { kind: "log", path: "a.zip/in.log", place: { kind: "blocks" } },
      { kind: "log", path: "b/x.log", place: { kind: "blocks" } },
      { kind: "skipped", path: "c.log", reason: { code: "link" } },
    ]);
  });

  it("reads files of a folder whose names are no UTF-8, and shows them as an archive's", async () => {
    const { storage, folder } = await temporaryStorage();
    const root = Buffer.from(`${join(folder, "input")}/`);
    const CP866 = Buffer.from([0x86, 0xe3, 0xe0, 0xad, 0xa0, 0xab]);
    const KOI8 = Buffer.from([0xd4, 0xc5, 0xd3, 0xd4, ...Buffer.from(".log")]);
    await mkdir(Buffer.concat([root, CP866]), { recursive: true });
    // A file system that takes nothing but UTF-8 has no such files.
    const isTaken = await writeFile(Buffer.concat([root, CP866, Buffer.from("/"), KOI8]), logText(3)).then(() => true, () => false);
    if (!isTaken) return;
    const events = [];
    for await (const event of extractInput({ input: { kind: "path", path: join(folder, "input") }, storage, keyPrefix: "runs/1", limits: DEFAULT_EXTRACT_LIMITS })) events.push(event);
    expect(events).toMatchObject([{ kind: "log", path: "Журнал/тест.log", lines: 3 }]);
    expect(await readLog(storage, events[0])).toBe(logText(3));
  });

  it("writes the same keys when it is run again, and only below its prefix", async () => {
    const { storage, folder } = await temporaryStorage();
    const archive = gzipSync(await tar({ "a.log": logText(5), "b.log": logText(6) }));
    const first = await extractUpload(storage, "a.tgz", archive);
    expect(await extractUpload(storage, "a.tgz", archive)).toEqual(first);
    expect((await readdir(join(folder, "storage", "runs", "1", "files"))).sort()).toEqual(["1.blocks", "2.blocks"]);
    expect((await readdir(join(folder, "storage"))).sort()).toEqual([".unfinished", "runs", "uploads"]);
    expect(await readdir(join(folder, "storage", ".unfinished"))).toEqual([]);
  });

  it("stops when it is told to", async () => {
    const { storage } = await temporaryStorage();
    await storage.write("uploads/1", gzipSync(logText(1000)));
    const stop = new AbortController();
    stop.abort(new Error("cancelled"));
    const request = { input: { kind: "storage", key: "uploads/1", name: "a.gz" }, storage, keyPrefix: "runs/1", limits: DEFAULT_EXTRACT_LIMITS, signal: stop.signal } as const;
    await expect(extractInput(request).next()).rejects.toThrow("cancelled");
  });
});
