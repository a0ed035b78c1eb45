import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import xxhash from "xxhash-wasm";
import type { Compression } from "@/server/domain/extract/compressions";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import type { Refused } from "@/server/domain/extract/extract-reason";
import { checkInput, type AcceptedInput } from "./check-input";
import { extractInput } from "./extract-input";
import { collect } from "./meter-plain";
import { extractUpload, logText, packedFile, readLog, tar, temporaryStorage, zip } from "./test-archives";
import { unpackStream } from "./unpack-stream";

const APP_LOG = logText(200);

async function check(name: string, bytes: Buffer): Promise<AcceptedInput | Refused> {
  const { storage } = await temporaryStorage();
  await storage.write("uploads/1", bytes);
  return checkInput({ kind: "storage", key: "uploads/1", name }, storage, DEFAULT_EXTRACT_LIMITS);
}

interface Packing {
  ending: string;
  compression: Compression;
  tarEnding: string;
  /** A text that begins as it does. */
  likeText: string;
  /** Whether it says how long it is and what its checksum is, and may stand one behind the other. */
  isFramed: boolean;
  /** Whether there is `wide.log` of it. */
  looksBackFar: boolean;
}

const PACKINGS: readonly Packing[] = [
  { ending: "bz2", compression: "bzip2", tarEnding: "tbz2", likeText: "BZh9 started\n", isFramed: true, looksBackFar: false },
  { ending: "xz", compression: "xz", tarEnding: "txz", likeText: "7zXZ started\n", isFramed: true, looksBackFar: true },
  { ending: "lzma", compression: "lzma", tarEnding: "tlz", likeText: "]started\n", isFramed: false, looksBackFar: false },
  { ending: "zst", compression: "zstd", tarEnding: "tzst", likeText: "(started\n", isFramed: true, looksBackFar: true },
  { ending: "lz4", compression: "lz4", tarEnding: "tlz4", likeText: `\x04"${"started ".repeat(9)}\n`, isFramed: true, looksBackFar: false },
  { ending: "Z", compression: "lzw", tarEnding: "taz", likeText: `\x1f${"started ".repeat(9)}\n`, isFramed: false, looksBackFar: false },
];

describe.each(PACKINGS)(".$ending", ({ ending, compression, tarEnding, likeText, isFramed, looksBackFar }) => {
  it("is read as a log of its own, whatever it is called", async () => {
    const { storage } = await temporaryStorage();
    const packed = await packedFile(`app.log.${ending}`);
    for (const name of [`messages-20251001.${ending}`, "upload"]) {
      const events = await extractUpload(storage, name, packed);
      expect(events).toMatchObject([{ kind: "log", path: name, lines: 200 }]);
      expect(await readLog(storage, events[0])).toBe(APP_LOG);
      expect(await check(name, packed)).toEqual({ kind: "accepted", container: compression, bytes: packed.length, claimedBytes: null });
    }
  });

  it("is read around a tar, by either name", async () => {
    const { storage } = await temporaryStorage();
    const packed = await packedFile(`logs.tar.${ending}`);
    for (const name of [`sosreport.tar.${ending}`, `backup.${tarEnding}`]) {
      const events = await extractUpload(storage, name, packed);
      expect(events).toMatchObject([{ kind: "log", path: "one.log" }, { kind: "log", path: "two.log" }]);
      expect(await readLog(storage, events[1])).toBe(logText(60));
      expect(await check(name, packed)).toMatchObject({ kind: "accepted", container: compression });
      expect(await check(name, await packedFile(`app.log.${ending}`))).toEqual({ kind: "refused", reason: { code: "input-not-logs", contentKind: "not-an-archive" } });
    }
  });

  it("is read inside a ZIP, a tar, a folder, and inside a tar packed the same way", async () => {
    const { storage, folder } = await temporaryStorage();
    const files = { [`logs/app.log.1.${ending}`]: await packedFile(`app.log.${ending}`), [`old.tar.${ending}`]: await packedFile(`logs.tar.${ending}`) };
    const paths = [`logs/app.log.1.${ending}`, `old.tar.${ending}/one.log`, `old.tar.${ending}/two.log`];
    for (const [name, archive] of [["a.zip", await zip(files)], ["a.tar", await tar(files)], ["a.tgz", gzipSync(await tar(files))]] as const) {
      const events = await extractUpload(storage, name, archive);
      expect(events.map((event) => "path" in event && event.path)).toEqual(paths);
      expect(await readLog(storage, events[0])).toBe(APP_LOG);
    }
    const root = join(folder, "input");
    await mkdir(join(root, "logs"), { recursive: true });
    for (const [path, content] of Object.entries(files)) await writeFile(join(root, path), content);
    const found = [];
    for await (const event of extractInput({ input: { kind: "path", path: root }, storage, keyPrefix: "runs/1", limits: DEFAULT_EXTRACT_LIMITS })) found.push(event);
    expect(found.map((event) => event.kind === "log" && event.path)).toEqual(paths);
  });

  if (isFramed) it("is read to the end where several stand one behind the other", async () => {
    const { storage } = await temporaryStorage();
    const packed = await packedFile(`app.log.${ending}`);
    const [event] = await extractUpload(storage, `a.log.${ending}`, Buffer.concat([packed, packed, packed]));
    expect(await readLog(storage, event)).toBe(APP_LOG.repeat(3));
    const cut = Buffer.concat([packed, packed.subarray(0, -3)]);
    expect(await extractUpload(storage, `a.log.${ending}`, cut)).toEqual([{ kind: "refused", reason: { code: "truncated", entry: `a.log.${ending}` } }]);
  });

  it("is read in pieces of any size", async () => {
    const packed = await packedFile(`app.log.${ending}`);
    async function* pieces(bytes: number): AsyncGenerator<Buffer> {
      for (let at = 0; at < packed.length; at += bytes) yield packed.subarray(at, at + bytes);
    }
    for (const bytes of [1, 7, 500]) {
      const unpacked = unpackStream(compression, pieces(bytes), { path: "a", meter: { add: () => null } });
      expect((await collect(unpacked, 1e9))?.toString()).toBe(APP_LOG);
    }
  });

  if (isFramed) it("is refused where its checksum differs, or what follows it is none", async () => {
    const packed = await packedFile(`app.log.${ending}`);
    const changed = Buffer.from(packed);
    // A byte of the data, in the middle.
    changed[packed.length >> 1]! ^= 0x10;
    for (const bytes of [changed, Buffer.concat([packed, Buffer.from("more, but not packed")])]) {
      const { storage } = await temporaryStorage();
      expect((await extractUpload(storage, `a.log.${ending}`, bytes)).at(-1)).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: `a.log.${ending}` } });
    }
  });

  it("is too deep within another packing", async () => {
    const packed = gzipSync(await packedFile(`app.log.${ending}`));
    const { storage } = await temporaryStorage();
    const reason = { code: "input-not-logs", contentKind: "archive-too-deep" };
    expect((await extractUpload(storage, `a.log.${ending}.gz`, packed)).at(-1)).toEqual({ kind: "refused", reason });
    expect(await check(`a.log.${ending}.gz`, packed)).toEqual({ kind: "refused", reason });
  });

  it("is a text where only its first letters are the same", async () => {
    const { storage } = await temporaryStorage();
    expect(await extractUpload(storage, "a.log", Buffer.from(likeText))).toMatchObject([{ kind: "log" }]);
  });

  if (looksBackFar) it("is left out with its reason where its packer looked back further than is kept in memory", async () => {
    const wide = await packedFile(`wide.log.${ending}`);
    const { storage } = await temporaryStorage();
    const beside = await zip({ [`wide.log.${ending}`]: wide, "app.log": APP_LOG });
    expect(await extractUpload(storage, "a.zip", beside)).toMatchObject([{ kind: "skipped", reason: { code: "unknown-kind", contentKind: "window-too-large" } }, { kind: "log", path: "app.log" }]);
    const refusal = { kind: "refused", reason: { code: "input-not-logs", contentKind: "window-too-large" } };
    expect((await extractUpload(storage, `wide.log.${ending}`, wide)).at(-1)).toEqual(refusal);
    expect(await check(`wide.log.${ending}`, wide)).toEqual(refusal);
  });
});

describe("without a checksum", () => {
  it("is refused where its data cannot be", async () => {
    const { storage } = await temporaryStorage();
    for (const [name, at] of [["app.log.lzma", 40], ["app.log.Z", 30]] as const) {
      const packed = await packedFile(name);
      packed.fill(0xff, at, at + 300);
      expect((await extractUpload(storage, name, packed)).at(-1)).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: name, damage: "data" } });
    }
  });

  it("is refused where it ends before it says, or read as far as it goes where it cannot say", async () => {
    const { storage } = await temporaryStorage();
    expect((await extractUpload(storage, "app.log.lzma", (await packedFile("app.log.lzma")).subarray(0, -20))).at(-1)).toEqual({ kind: "refused", reason: { code: "truncated", entry: "app.log.lzma" } });
    const [log] = await extractUpload(storage, "app.log.Z", (await packedFile("app.log.Z")).subarray(0, -20));
    const text = await readLog(storage, log);
    expect(typeof text === "string" && text.length > APP_LOG.length * 0.9 && APP_LOG.startsWith(text)).toBe(true);
  });
});

describe("zstd", () => {
  it("passes over frames that hold something else, first and last", async () => {
    const { storage } = await temporaryStorage();
    const other = Buffer.from("\x50\x2a\x4d\x18\x04\0\0\0abcd", "latin1");
    const [event] = await extractUpload(storage, "a.zst", Buffer.concat([other, await packedFile("app.log.zst"), other]));
    expect(await readLog(storage, event)).toBe(APP_LOG);
  });
});

describe("LZ4", () => {
  const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);

  /** Two blocks, of which the second refers to the first, each with its checksum. */
  async function linked(): Promise<Buffer> {
    const { h32Raw } = await xxhash();
    const header = Buffer.of(0x54, 0x40);
    const stored = Buffer.from("status ok ");
    const packed = Buffer.from("16780b0040656e640a", "hex");
    const blocks = [u32(0x8000_0000 + stored.length), stored, u32(h32Raw(stored)), u32(packed.length), packed, u32(h32Raw(packed)), u32(0)];
    return Buffer.concat([u32(0x184d2204), header, Buffer.of((h32Raw(header) >>> 8) & 0xff), ...blocks, u32(h32Raw(Buffer.from(LINKED)))]);
  }
  const LINKED = "status ok xstatus ok end\n";

  it("reads blocks that refer to the one before, and passes over frames that hold something else", async () => {
    const { storage } = await temporaryStorage();
    const other = Buffer.from("\x5f\x2a\x4d\x18\x04\0\0\0abcd", "latin1");
    const frame = await linked();
    const [event] = await extractUpload(storage, "a.lz4", Buffer.concat([frame, other, frame]));
    expect(await readLog(storage, event)).toBe(LINKED.repeat(2));
  });

  it.each([["a header", 6, "header"], ["a block", 12, "checksum"], ["a frame", -1, "checksum"]] as const)("says that the checksum of %s differs", async (_, at, damage) => {
    const { storage } = await temporaryStorage();
    const frame = await linked();
    const place = at < 0 ? frame.length + at : at;
    frame.writeUInt8(frame.readUInt8(place) ^ 1, place);
    expect((await extractUpload(storage, "a.lz4", frame)).at(-1)).toMatchObject({ kind: "refused", reason: { code: "corrupt", damage } });
  });
});
