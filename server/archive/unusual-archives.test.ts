import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import type { Refused } from "@/server/domain/extract/extract-reason";
import { checkInput } from "./check-input";
import type { ExtractedFile } from "./extracted-file";
import { extractInput } from "./extract-input";
import { extractUpload, logText, packedFile, readLog, tar, temporaryStorage, writeTarChecksum, zip } from "./test-archives";

const LOG = logText(50);
const CENTRAL = "PK\x01\x02";
const LOCAL = "PK\x03\x04";
const PROGRAM = Buffer.from(`MZ\x90\0${"\x01\xff\0".repeat(300)}`, "latin1");

type Outcome = ExtractedFile | Refused;

/** What extraction makes of it, and what the quick look says. */
async function open(name: string, bytes: Buffer): Promise<{ events: Outcome[]; check: unknown; read: (event: Outcome | undefined) => Promise<string | Refused> }> {
  const { storage } = await temporaryStorage();
  const events = await extractUpload(storage, name, bytes);
  const check = await checkInput({ kind: "storage", key: "uploads/1", name }, storage, DEFAULT_EXTRACT_LIMITS);
  return { events, check, read: (event) => readLog(storage, event) };
}

async function expectRefused(name: string, bytes: Buffer, reason: object): Promise<void> {
  const { events, check } = await open(name, bytes);
  expect(events.at(-1)).toEqual({ kind: "refused", reason });
  expect(check).toEqual({ kind: "refused", reason });
}

/** Changes a field of the directory's records, counted from 0 in the order of the directory. */
function eachCentral(archive: Buffer, change: (record: Buffer, index: number) => void): Buffer {
  let index = 0;
  for (let at = archive.indexOf(CENTRAL, 0, "latin1"); at >= 0; at = archive.indexOf(CENTRAL, at + 4, "latin1")) {
    change(archive.subarray(at), index);
    index += 1;
  }
  return archive;
}

describe("a ZIP with something in front of it", () => {
  it.each([
    ["bundle.zip", "whatever a mail gateway writes\n"],
    ["bundle.exe", PROGRAM],
    ["bundle", PROGRAM],
  ])("is read as %s", async (name, front) => {
    for (const forceZip64 of [false, true]) {
      const archive = Buffer.concat([Buffer.from(front), await zip({ "a.log": LOG, "b.log": "b\n" }, {}, forceZip64)]);
      const { events, check, read } = await open(name, archive);
      // Offsets of a ZIP64's end are where it was packed, too: the library does not find it behind anything.
      expect(events.map((event) => "path" in event && event.path)).toEqual(["a.log", "b.log"]);
      expect(check).toMatchObject({ kind: "accepted", container: "zip" });
      expect(await read(events[0])).toBe(LOG);
      expect(await read(events[1])).toBe("b\n");
    }
  });

  it("is read where its offsets count what stands in front", async () => {
    const archive = await zip({ "a.log": LOG });
    const directory = archive.indexOf(CENTRAL);
    archive.writeUInt32LE(PROGRAM.length, directory + 42);
    archive.writeUInt32LE(directory + PROGRAM.length, archive.length - 22 + 16);
    const { events, read } = await open("a.exe", Buffer.concat([PROGRAM, archive]));
    expect(await read(events[0])).toBe(LOG);
  });

  it("is read in a folder by its name, where a program without logs is left alone", async () => {
    const { storage, folder } = await temporaryStorage();
    const root = join(folder, "input");
    await mkdir(root);
    const archive = Buffer.concat([PROGRAM, await zip({ "a.log": LOG })]);
    await writeFile(join(root, "a.zip"), archive);
    await writeFile(join(root, "b.exe"), Buffer.concat([PROGRAM, await zip({ "license.txt": LOG })]));
    const events: Outcome[] = [];
    for await (const event of extractInput({ input: { kind: "path", path: root }, storage, keyPrefix: "runs/1", limits: DEFAULT_EXTRACT_LIMITS })) events.push(event);
    expect(events).toMatchObject([{ kind: "log", path: "a.zip/a.log" }, { kind: "skipped", path: "b.exe", reason: { contentKind: "program" } }]);
    expect(await readLog(storage, events[0])).toBe(LOG);
  });

  it("is not taken for the whole of two ZIPs one behind the other", async () => {
    const { events, check } = await open("a.zip", Buffer.concat([await zip({ "a.log": LOG }), await zip({ "b.log": LOG })]));
    expect(events.at(-1)).toMatchObject({ kind: "refused", reason: { code: "corrupt" } });
    expect(check).toMatchObject({ kind: "refused" });
  });
});

describe("encryption", () => {
  it("skips a strongly encrypted entry and reads the others", async () => {
    const archive = eachCentral(await zip({ "a.log": "secret\n", "b.log": LOG }), (record, index) => void (index === 0 && record.writeUInt16LE(0x41, 8)));
    const { events, check, read } = await open("a.zip", archive);
    expect(events).toMatchObject([{ kind: "skipped", path: "a.log", reason: { code: "encrypted" } }, { kind: "log", path: "b.log" }]);
    expect(await read(events[1])).toBe(LOG);
    expect(check).toMatchObject({ kind: "accepted" });
  });

  it("refuses an archive whose directory is encrypted, and skips it among others", async () => {
    const archive = await zip({ "a.log": LOG });
    archive.write("PK\x06\x08", archive.indexOf(CENTRAL), "latin1");
    await expectRefused("a.zip", archive, { code: "encrypted-archive" });
    const { events } = await open("b.zip", await zip({ "in.zip": archive, "b.log": LOG }));
    expect(events).toMatchObject([{ kind: "skipped", path: "in.zip", reason: { code: "encrypted" } }, { kind: "log", path: "b.log" }]);
  });
});

describe("methods", () => {
  it("says which one is not read where no entry can be", async () => {
    const archive = await zip({ "a.log": LOG, "b.log": LOG });
    eachCentral(archive, (record) => void record.writeUInt16LE(97, 10));
    await expectRefused("a.zip", archive, { code: "unsupported-archive", method: 97 });
    eachCentral(archive, (record, index) => void (index === 1 && record.writeUInt16LE(8, 10)));
    const { events, check } = await open("a.zip", archive);
    expect(events).toMatchObject([{ kind: "skipped", reason: { code: "unsupported-compression", method: 97 } }, { kind: "log" }]);
    expect(check).toMatchObject({ kind: "accepted" });
  });

  it.each([
    [12, "bz2"],
    [95, "xz"],
    [93, "zst"],
  ])("reads entries of method %i (%s), and sees by their checksum that they are whole", async (method, ending) => {
    const text = Buffer.from(logText(200));
    const archive = await zip({ "a.log": await packedFile(`app.log.${ending}`) }, { compress: false });
    eachCentral(archive, (record) => {
      record.writeUInt16LE(method, 10);
      record.writeUInt32LE(crc32(text), 16);
      record.writeUInt32LE(text.length, 24);
    });
    const { events, read } = await open("a.zip", archive);
    expect(events).toMatchObject([{ kind: "log", path: "a.log", lines: 200 }]);
    expect(await read(events[0])).toBe(text.toString());
    eachCentral(archive, (record) => void record.writeUInt32LE(1, 16));
    expect((await open("a.zip", archive)).events).toMatchObject([{ kind: "refused", reason: { code: "corrupt", entry: "a.log", damage: "checksum" } }]);
  });
});

describe("a split ZIP", () => {
  const reason = { code: "input-not-logs", contentKind: "split-archive" };

  it("is told to be joined, by any of its parts", async () => {
    const last = await zip({ "a.log": LOG });
    last.writeUInt16LE(2, last.length - 22 + 4);
    await expectRefused("bundle.zip", last, reason);
    await expectRefused("bundle.z01", Buffer.from(`PK\x07\x08${LOCAL}and so on`, "latin1"), reason);
    await expectRefused("bundle", Buffer.from(`PK\x07\x08${LOCAL}and so on`, "latin1"), reason);
    await expectRefused("bundle.z02", Buffer.from("the middle of it"), reason);
    const { events } = await open("outer.zip", await zip({ "in.zip": last, "in.z01": "PK\x07\x08", "b.log": LOG }));
    expect(events).toMatchObject([
      { kind: "skipped", path: "in.zip", reason: { code: "unknown-kind", contentKind: "split-archive" } },
      { kind: "skipped", path: "in.z01", reason: { code: "unknown-kind", contentKind: "split-archive" } },
      { kind: "log", path: "b.log" },
    ]);
  });

  it("is read where all of it fitted into one part", async () => {
    const archive = await zip({ "a.log": LOG });
    const directory = archive.indexOf(CENTRAL);
    archive.writeUInt32LE(4, directory + 42);
    archive.writeUInt32LE(directory + 4, archive.length - 22 + 16);
    const { events, read } = await open("a.zip", Buffer.concat([Buffer.from("PK00"), archive]));
    expect(await read(events[0])).toBe(LOG);
  });
});

describe("a tar of the first kind (v7)", () => {
  it("is known by the checksum of its header", async () => {
    const archive = await tar({ "logs/a.log": LOG });
    archive.fill(0, 257, 345);
    writeTarChecksum(archive);
    for (const name of ["a.tar", "upload"]) {
      const { events, check, read } = await open(name, archive);
      expect(events).toMatchObject([{ kind: "log", path: "logs/a.log" }]);
      expect(await read(events[0])).toBe(LOG);
      expect(check).toMatchObject({ kind: "accepted", container: "tar" });
    }
    archive[0] = 0x58;
    await expectRefused("a.tar", archive, { code: "input-not-logs", contentKind: "not-an-archive" });
  });
});
