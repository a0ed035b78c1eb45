import fc from "fast-check";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import type { Refused } from "@/server/domain/extract/extract-reason";
import type { ExtractedFile } from "./extracted-file";
import { checkInput } from "./check-input";
import { extractUpload, logText, packedFile, readLog, tar, temporaryStorage, writeTarChecksum, zip } from "./test-archives";

async function lastOf(name: string, bytes: Buffer, limits = DEFAULT_EXTRACT_LIMITS): Promise<ExtractedFile | Refused | undefined> {
  const { storage } = await temporaryStorage();
  return (await extractUpload(storage, name, bytes, limits)).at(-1);
}

/** Replaces bytes everywhere: names stand twice in a ZIP. The two must be of one length. */
function replaceAll(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1");
}

const CENTRAL = "PK\x01\x02";

describe("paths and links", () => {
  it.each([
    ["../x.log", "leaves-folder"],
    ["/etc.log", "absolute"],
    ["C:/x.log", "drive"],
    ["..\\x.log", "leaves-folder"],
    ["a\0bc.log", "nul"],
  ])("refuses a ZIP and a tar with %j", async (path, problem) => {
    const plain = "x".repeat(path.length);
    expect(await lastOf("a.zip", replaceAll(await zip({ "ok.log": "ok\n", [plain]: "bad\n" }), plain, path))).toMatchObject({ kind: "refused", reason: { code: "unsafe-path", problem } });
    // A tar's names end at a NUL.
    if (problem !== "nul") expect(await lastOf("a.tar", await tar({ [path]: "bad\n" }))).toEqual({ kind: "refused", reason: { code: "unsafe-path", entry: path, problem } });
  });

  it("refuses a path of thousands of characters, and shows its beginning", async () => {
    const path = `${"x".repeat(4_096)}.log`;
    const reason = { code: "unsafe-path", entry: `${"x".repeat(200)}…`, problem: "too-long" };
    expect(await lastOf("a.tar", await tar({ [path]: "bad\n" }))).toEqual({ kind: "refused", reason });
    const { storage } = await temporaryStorage();
    await storage.write("uploads/1", await zip({ "ok.log": "ok\n", [path]: "bad\n" }));
    expect(await checkInput({ kind: "storage", key: "uploads/1", name: "a.zip" }, storage, DEFAULT_EXTRACT_LIMITS)).toEqual({ kind: "refused", reason });
    expect(await lastOf("a.zip", await zip({ [path.slice(-4_096)]: "good\n" }))).toMatchObject({ kind: "log" });
  });

  it.each([
    ["5", ["b.log"]],
    ["6", ["a", "b.log"]],
    ["3", ["a", "b.log"]],
  ])("is not held up by an entry of type %s that states a size", async (type, paths) => {
    const packed = await tar({ a: "", "b.log": "after\n" });
    // The content that a device states is there; of a folder nothing stands behind the header.
    packed.write(type, 156);
    packed.write("00000001000", 124);
    writeTarChecksum(packed);
    const { storage } = await temporaryStorage();
    const events = await extractUpload(storage, "a.tar", type === "5" ? packed : Buffer.concat([packed.subarray(0, 512), Buffer.alloc(512), packed.subarray(512)]));
    expect(events.map((event) => "path" in event && event.path)).toEqual(paths);
    expect(await readLog(storage, events.at(-1))).toBe("after\n");
  });

  it("refuses links", async () => {
    const link = await zip({ "a.log": "a\n", "link.log": "/etc/passwd" }, { mode: 0o120777 });
    expect(await lastOf("a.zip", link)).toEqual({ kind: "refused", reason: { code: "link", entry: "a.log" } });
    for (const type of ["1", "2"]) {
      const packed = await tar({ "link.log": "" });
      packed.write(type, 156);
      writeTarChecksum(packed);
      expect(await lastOf("a.tar", packed)).toEqual({ kind: "refused", reason: { code: "link", entry: "link.log" } });
    }
  });
});

describe("limits, measured while unpacking", () => {
  const bomb = Buffer.alloc(80 * 1024 ** 2);

  it("stops a bomb early: a gzip, a tar in a gzip, a ZIP that lies about its size", { timeout: 60_000 }, async () => {
    const reason = { code: "ratio-too-high", limit: DEFAULT_EXTRACT_LIMITS.maxRatio };
    const lines = bomb.fill("aaaaaaaaa\n");
    expect(await lastOf("a.log.gz", gzipSync(lines))).toMatchObject({ kind: "refused", reason: { ...reason, entry: "a.log.gz" } });
    expect(await lastOf("a.tgz", gzipSync(await tar({ "a.log": lines })))).toMatchObject({ kind: "refused", reason });
    const packed = await zip({ "a.log": lines });
    expect(await lastOf("a.zip", packed)).toMatchObject({ kind: "refused", reason: { ...reason, entry: "a.log" } });
    const liar = Buffer.from(packed);
    liar.writeUInt32LE(1000, liar.lastIndexOf(CENTRAL) + 24);
    const { storage } = await temporaryStorage();
    const [event] = await extractUpload(storage, "liar.zip", liar);
    expect(await readLog(storage, event)).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: "a.log" } });
  });

  it.each(["bz2", "xz", "lzma", "zst", "Z"])("stops a bomb early: .%s, alone and in a ZIP", { timeout: 60_000 }, async (ending) => {
    const name = `bomb.log.${ending}`;
    const packed = await packedFile(name);
    const reason = { code: "ratio-too-high", entry: name, limit: DEFAULT_EXTRACT_LIMITS.maxRatio };
    expect(await lastOf(name, packed)).toEqual({ kind: "refused", reason });
    expect(await lastOf("a.zip", await zip({ [name]: packed }))).toEqual({ kind: "refused", reason });
    expect(await lastOf(name, packed, { ...DEFAULT_EXTRACT_LIMITS, maxTotalBytes: 1_000_000 })).toEqual({ kind: "refused", reason: { code: "too-many-bytes", limit: 1_000_000 } });
  });

  it("sees many small bombs by their sum, and bombs in bombs", { timeout: 60_000 }, async () => {
    const lines = bomb.subarray(0, 15 * 1024 ** 2).fill("aaaaaaaaa\n");
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${String(index)}.log`, lines]));
    expect(await lastOf("a.zip", await zip(many))).toMatchObject({ kind: "refused", reason: { code: "ratio-too-high" } });
    const inner = await zip(many);
    expect(await lastOf("a.zip", await zip({ "in.zip": inner }))).toMatchObject({ kind: "refused", reason: { code: "ratio-too-high" } });
  });

  it("refuses more entries and bytes than the limits", async () => {
    const archive = await zip({ "a.log": logText(100), "b.log": logText(100) });
    expect(await lastOf("a.zip", archive, { ...DEFAULT_EXTRACT_LIMITS, maxEntries: 1 })).toEqual({ kind: "refused", reason: { code: "too-many-entries", limit: 1 } });
    expect(await lastOf("a.zip", archive, { ...DEFAULT_EXTRACT_LIMITS, maxTotalBytes: 6000 })).toEqual({ kind: "refused", reason: { code: "too-many-bytes", limit: 6000 } });
    expect(await lastOf("a.zip", archive, { ...DEFAULT_EXTRACT_LIMITS, maxEntryBytes: 1000 })).toEqual({ kind: "refused", reason: { code: "entry-too-large", entry: "a.log", limit: 1000 } });
    expect(await lastOf("a.tar", await tar({ "a.log": logText(100) }), { ...DEFAULT_EXTRACT_LIMITS, maxEntryBytes: 1000 })).toMatchObject({ kind: "refused", reason: { code: "entry-too-large" } });
  });

  it("refuses entries that share bytes", async () => {
    const archive = await zip({ "a.log": logText(100), "b.log": logText(100) });
    const second = archive.lastIndexOf(CENTRAL);
    archive.writeUInt32LE(0, second + 42);
    expect(await lastOf("a.zip", archive)).toEqual({ kind: "refused", reason: { code: "overlapping-entries", entry: "a.log", other: "b.log" } });
  });
});

describe("damage", () => {
  it("names the entry at which an archive breaks off", async () => {
    const archive = await zip({ "a.log": logText(100), "b.log": logText(5000) });
    const middle = archive.indexOf(CENTRAL) - 1000;
    expect(await lastOf("a.zip", archive.subarray(0, middle))).toEqual({ kind: "refused", reason: { code: "truncated", entry: "b.log" } });
    const packed = await tar({ "a.log": logText(100), "b.log": logText(100) });
    expect(await lastOf("a.tar", packed.subarray(0, packed.length - 2000))).toEqual({ kind: "refused", reason: { code: "truncated", entry: "b.log" } });
    expect(await lastOf("a.log.gz", gzipSync(logText(100)).subarray(0, -9))).toEqual({ kind: "refused", reason: { code: "truncated", entry: "a.log.gz" } });
  });

  it("sees changed bytes by the checksum, when the entry is read", async () => {
    const archive = await zip({ "a.log": "one line\n" }, { compress: false });
    archive[archive.indexOf("one line")] = 0x4f;
    const { storage } = await temporaryStorage();
    const [event] = await extractUpload(storage, "a.zip", archive);
    expect(await readLog(storage, event)).toEqual({ kind: "refused", reason: { code: "corrupt", entry: "a.log", damage: "checksum", detail: "checksum differs" } });
  });

  it("names the archive inside an archive whose entries cannot be told, and says what is wrong in words there are", async () => {
    const ok = { "a.log": logText(3) };
    const badHeader = await tar({ "x.log": logText(3) });
    badHeader[0] = 0x58;
    expect(await lastOf("a.zip", await zip({ ...ok, "in.zip": Buffer.from("PK\x03\x04 and no more") }))).toEqual({ kind: "refused", reason: { code: "truncated", entry: "in.zip" } });
    expect(await lastOf("a.zip", await zip({ ...ok, "in.tar": badHeader }))).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: "in.tar", damage: "header" } });
    expect(await lastOf("a.zip", Buffer.concat([await zip(ok), Buffer.alloc(100)]))).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: null, damage: "end" } });
    const shrunk = await zip(ok);
    shrunk.writeUInt32LE(10, shrunk.lastIndexOf(CENTRAL) + 24);
    const { storage } = await temporaryStorage();
    expect(await readLog(storage, (await extractUpload(storage, "a.zip", shrunk))[0])).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: "a.log", damage: "size" } });
    const changed = gzipSync(logText(3));
    changed.writeUInt32LE(0, changed.length - 8);
    expect(await lastOf("a.log.gz", changed)).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: "a.log.gz", damage: "checksum" } });
  });

  it("does not lose entries to a directory that counts too few", async () => {
    const archive = await zip({ "a.log": "a\n", "b.log": "b\n" });
    archive.writeUInt16LE(1, archive.length - 22 + 10);
    expect(await lastOf("a.zip", archive)).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry: "a.log" } });
  });

  it("skips an encrypted entry and refuses an archive of nothing else", async () => {
    const archive = await zip({ "a.log": "a\n" });
    archive[archive.indexOf(CENTRAL) + 8]! |= 1;
    const { storage } = await temporaryStorage();
    expect(await extractUpload(storage, "a.zip", archive)).toEqual([
      { kind: "skipped", path: "a.log", reason: { code: "encrypted" } },
      { kind: "refused", reason: { code: "encrypted-archive" } },
    ]);
    expect(await checkInput({ kind: "storage", key: "uploads/1", name: "a.zip" }, storage, DEFAULT_EXTRACT_LIMITS)).toEqual({ kind: "refused", reason: { code: "encrypted-archive" } });
    expect(await lastOf("outer.zip", await zip({ "in.zip": archive }))).toEqual({ kind: "refused", reason: { code: "encrypted-archive" } });
  });

  it("refuses what is no log at all", async () => {
    expect(await lastOf("a.log", Buffer.alloc(0))).toEqual({ kind: "refused", reason: { code: "input-empty" } });
    expect(await lastOf("a.log", deflateRawSync(logText(9000)))).toEqual({ kind: "refused", reason: { code: "input-not-logs", contentKind: "binary" } });
    expect(await lastOf("a.zip", await zip({}))).toEqual({ kind: "refused", reason: { code: "no-log-files" } });
  });
});

describe("any damage", () => {
  const build: Record<string, () => Promise<Buffer>> = {
    "a.zip": async () => zip({ "a/one.log": logText(60), "a/two.log.gz": gzipSync(logText(60)), "a/in.zip": await zip({ "x.log": logText(20) }) }),
    "a.tgz": async () => gzipSync(await tar({ "one.log": logText(60), "two.log": logText(60) })),
    "prefixed.zip": async () => Buffer.concat([Buffer.from("MZ\x90\0 and a program\n", "latin1"), await zip({ "one.log": logText(60), "two.log": logText(60) })]),
    "v7.tar": async () => {
      const packed = await tar({ "one.log": logText(60) });
      packed.fill(0, 257, 345);
      writeTarChecksum(packed);
      return packed;
    },
    "a.tar": async () => tar({ "one.log": logText(30), "in.zip": await zip({ "x.log": logText(20) }) }),
    "a.log.gz": async () => gzipSync(logText(200)),
    "a.log.bz2": () => packedFile("app.log.bz2"),
    "a.log.xz": () => packedFile("app.log.xz"),
    "a.log.zst": () => packedFile("app.log.zst"),
    "a.tbz2": () => packedFile("logs.tar.bz2"),
    "a.tar.xz": () => packedFile("logs.tar.xz"),
    "a.tzst": () => packedFile("logs.tar.zst"),
  };

  /** Extracts, reads all, and checks that files appear nowhere but in the run's place. */
  async function survive(name: string, bytes: Buffer): Promise<boolean> {
    const { storage, folder } = await temporaryStorage();
    const events = await extractUpload(storage, name, bytes);
    let isWhole = events.length > 0;
    for (const event of events) {
      if (event.kind === "refused") isWhole = false;
      if (event.kind === "log" && typeof (await readLog(storage, event)) !== "string") isWhole = false;
    }
    expect(await readdir(folder)).toEqual(["storage"]);
    expect((await readdir(join(folder, "storage"))).filter((entry) => !["uploads", "runs", ".unfinished"].includes(entry))).toEqual([]);
    await checkInput({ kind: "storage", key: "uploads/1", name }, storage, DEFAULT_EXTRACT_LIMITS);
    return isWhole;
  }

  it.each(Object.keys(build))("%s cut anywhere is refused with a reason, never a crash", { timeout: 60_000 }, async (name) => {
    const whole = (await build[name]?.()) ?? Buffer.alloc(0);
    expect(await survive(name, whole)).toBe(true);
    // Shorter than what tells a packing by, "BZ" is a text.
    const min = /\.(?:bz2|xz|zst)$/.test(name) ? 10 : 1;
    const isLastZeros = (length: number): boolean => name.endsWith(".tar") && length >= whole.length - 512;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min, max: whole.length - 1 }), async (length) => {
        expect(await survive(name, whole.subarray(0, length))).toBe(isLastZeros(length) && length % 512 === 0);
      }),
      { numRuns: 40 },
    );
  });

  it.each(Object.keys(build))("%s with bytes changed never crashes or hangs", { timeout: 60_000 }, async (name) => {
    const whole = (await build[name]?.()) ?? Buffer.alloc(0);
    const flips = fc.array(fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        await survive(name, bytes);
      }),
      { numRuns: 50 },
    );
  });
});
