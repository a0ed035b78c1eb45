import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import { extractInput } from "../extract-input";
import { logText, tar, temporaryStorage, zip } from "../test-archives";
import { expectDamaged, expectRefused, open } from "./test-outcomes";
import { rar4, rar5, sample, sevenZip } from "./test-seven-zip";

const LOG = logText(50);
const FILES = { "logs/a.log": LOG, "логи/журнал.log": logText(20), "empty.log": "", "logo.png": "x", ".DS_Store": "x" };

/** Changes the directory of a 7z that was made with `-mhc=off`, and makes its checksums true again. */
function changeDirectory(archive: Buffer, change: (directory: Buffer) => void): Buffer {
  const directory = archive.subarray(32 + Number(archive.readBigUInt64LE(12)));
  change(directory);
  archive.writeUInt32LE(crc32(directory), 28);
  archive.writeUInt32LE(crc32(archive.subarray(12, 32)), 8);
  return archive;
}

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("a 7z", () => {
  it.each([["-m0=LZMA2"], ["-m0=LZMA", "-ms=off"], ["-m0=PPMd"], ["-m0=BZip2"], ["-m0=Deflate64"], ["-m0=Copy"], ["-m0=BCJ", "-m1=LZMA2", "-mhc=off"]])("is read whole, packed with %s", async (...options) => {
    const { events, check, texts } = await open("a.7z", await sevenZip(FILES, options));
    expect(texts).toEqual({ "logs/a.log": LOG, "логи/журнал.log": logText(20), "empty.log": "" });
    expect(events.filter(({ kind }) => kind !== "log")).toEqual([{ kind: "skipped", path: "logo.png", reason: { code: "unknown-kind", contentKind: "picture" } }]);
    expect(check).toMatchObject({ kind: "accepted", container: "7z", claimedBytes: LOG.length + Buffer.from(logText(20)).length + 2 });
  });

  it("is known by its content, whatever it is called", async () => {
    expect((await open("upload.log", await sevenZip({ "a.log": LOG }))).texts).toEqual({ "a.log": LOG });
    await expectRefused("a.7z", Buffer.from("no archive\n"), { code: "input-not-logs", contentKind: "not-an-archive" });
  });

  it("gives a knowledge base, and logs that are packed in it", async () => {
    const { events, texts } = await open("a.7z", await sevenZip({ "anomalies_problems.csv": "1;a;2;b\n", "a.log.gz": gzipSync(LOG) }));
    expect(events).toContainEqual({ kind: "knowledge-base", path: "anomalies_problems.csv", content: Buffer.from("1;a;2;b\n") });
    expect(texts).toEqual({ "a.log.gz": LOG });
  });

  it("is refused where nothing in it can be a log", async () => {
    await expectRefused("a.7z", await sevenZip({ "a.png": "x" }), { code: "no-log-files" });
  });
});

describe("a RAR", () => {
  it.each(["rar3-solid.rar", "rar5-solid.rar", "rar5-crc.rar", "seektest.rar"])("is read whole: %s", async (name) => {
    const { texts, check } = await open("a.rar", await sample(name));
    const lines = Object.values(texts).map((text) => (typeof text === "string" ? new Set(text.split(/\r?\n/)).size : text));
    expect(Object.keys(texts)).toEqual(["stest1.txt", "stest2.txt"]);
    // Two kilobytes of lines that are counted, the same in all samples.
    expect(lines).toEqual([lines[1], lines[1]]);
    expect(Object.values(texts).map((text) => String(text).length)).toEqual([2048, 2048]);
    expect(check).toMatchObject({ kind: "accepted", claimedBytes: 4096 });
  });

  it("is read where its files are not packed, names in any code page", async () => {
    const cp866 = Buffer.from([0x86, 0xe3, 0xe0, 0xad, 0xa0, 0xab, ...Buffer.from(".log")]);
    expect((await open("a.rar", rar4([{ name: cp866, content: LOG }, { name: "b\\c.log", content: "c\n" }]))).texts).toEqual({ "Журнал.log": LOG, "b/c.log": "c\n" });
    expect((await open("a.rar", rar5([{ name: "логи/журнал.log", content: LOG }]))).texts).toEqual({ "логи/журнал.log": LOG });
  });
});

describe("archives in archives", () => {
  it("are read one deep, each in each, and leave nothing set down behind", async () => {
    const seven = await sevenZip({ "in.log": LOG });
    const rar = rar5([{ name: "in.log", content: LOG }]);
    const tarred = await tar({ "in.log": LOG });
    const zipped = await zip({ "in.log": LOG });
    for (const [name, bytes] of [
      ["a.zip", await zip({ "x.7z": seven, "x.rar": rar })],
      ["a.tgz", gzipSync(await tar({ "x.7z": seven, "x.rar": rar }))],
      ["a.7z", await sevenZip({ "x.rar": rar, "x.tar": tarred })],
      ["a.rar", rar4([{ name: "x.7z", content: seven }, { name: "x.tgz", content: gzipSync(tarred) }])],
    ] as const) {
      const { texts, kept } = await open(name, bytes);
      expect([name, Object.values(texts)]).toEqual([name, [LOG, LOG]]);
      expect(kept).toEqual([expect.stringMatching(/\.blocks$/), expect.stringMatching(/\.blocks$/)]);
    }
    const { texts, kept } = await open("a.7z", await sevenZip({ "x.zip": zipped }));
    expect(texts).toEqual({ "x.zip/in.log": LOG });
    expect(kept).toEqual(["1.archive"]);
    const { events } = await open("a.7z", await sevenZip({ "x.zip": await zip({ "y.7z": seven }), "b.log": LOG }));
    expect(events).toContainEqual({ kind: "skipped", path: "x.zip/y.7z", reason: { code: "archive-too-deep" } });
  });
});

describe("encryption", () => {
  it("skips encrypted files and refuses an archive of nothing else", async () => {
    await expectRefused("a.7z", await sevenZip({ "a.log": LOG }, ["-psecret"]), { code: "encrypted-archive" });
    await expectRefused("a.7z", await sevenZip({ "a.log": LOG }, ["-psecret", "-mhe=on"]), { code: "encrypted-archive" });
    for (const name of ["rar5-psw.rar", "rar5-hpsw.rar", "rar3-hpsw.rar"]) await expectRefused("a.rar", await sample(name), { code: "encrypted-archive" });
    const { events } = await open("a.zip", await zip({ "x.7z": await sevenZip({ "a.log": LOG }, ["-psecret", "-mhe=on"]), "b.log": LOG }));
    expect(events).toMatchObject([{ kind: "skipped", path: "x.7z", reason: { code: "encrypted" } }, { kind: "log", path: "b.log" }]);
  });
});

describe("paths and links", () => {
  it.each([
    ["../x.log", "leaves-folder"],
    ["/etc.log", "absolute"],
    ["C:/x.log", "drive"],
    ["..\\x.log", "leaves-folder"],
  ])("are refused: %j", async (name, problem) => {
    for (const rar of [rar4([{ name: "ok.log", content: LOG }, { name, content: "x\n" }]), rar5([{ name, content: "x\n" }])]) await expectRefused("a.rar", rar, { code: "unsafe-path", problem });
    const plain = "x".repeat(name.length);
    const seven = changeDirectory(await sevenZip({ [plain]: LOG }, ["-mhc=off"]), (directory) => void directory.set(utf16(name), directory.indexOf(utf16(plain))));
    await expectRefused("a.7z", seven, { code: "unsafe-path", problem });
  });

  it("refuses links of all kinds", async () => {
    await expectRefused("a.rar", rar4([{ name: "a.log", content: LOG }, { name: "b.log", content: "/etc/passwd", mode: 0o120777 }]), { code: "link", entry: "b.log" });
    await expectRefused("a.rar", await sample("rar3-symlink-unix.rar"), { code: "link", entry: "data_link" });
    await expectRefused("a.rar", await sample("rar5-symlink-unix.rar"), { code: "link", entry: "data_link" });
    await expectRefused("a.rar", await sample("rar5-hlink.rar"), { code: "link", entry: "stest2.txt" });
    // The attributes of the last file stand at the end of the directory: Windows' in the low half, the mode of Unix in the high.
    const linked = changeDirectory(await sevenZip({ "a.log": "/etc/passwd" }, ["-mhc=off"]), (directory) => void directory.writeUInt32LE(((0o120777 << 16) | 0x8020) >>> 0, directory.length - 6));
    await expectRefused("a.7z", linked, { code: "link", entry: "a.log" });
  });
});

describe("limits", () => {
  it("hold while a 7z is unpacked, and for what it says it holds", async () => {
    const archive = await sevenZip({ "a.log": logText(100), "b.log": logText(100) });
    await expectRefused("a.7z", archive, { code: "too-many-entries", limit: 1 }, { ...DEFAULT_EXTRACT_LIMITS, maxEntries: 1 });
    await expectRefused("a.7z", archive, { code: "too-many-bytes", limit: 6000 }, { ...DEFAULT_EXTRACT_LIMITS, maxTotalBytes: 6000 });
    await expectRefused("a.7z", archive, { code: "entry-too-large", limit: 1000 }, { ...DEFAULT_EXTRACT_LIMITS, maxEntryBytes: 1000 });
    const inner = await zip({ "x.7z": archive }, { compress: false });
    await expectDamaged("a.zip", inner, { code: "too-many-bytes", limit: 6000 }, { ...DEFAULT_EXTRACT_LIMITS, maxTotalBytes: 6000 });
  });

  it("stop a bomb early, alone, in one pass with others and in a ZIP", async () => {
    const lines = Buffer.alloc(80 * 1024 ** 2, "aaaaaaaaa\n");
    const bomb = await sevenZip({ "a.log": lines }, ["-mx=1"]);
    const reason = { code: "ratio-too-high", limit: DEFAULT_EXTRACT_LIMITS.maxRatio };
    await expectRefused("a.7z", bomb, reason);
    await expectDamaged("a.zip", await zip({ "x.7z": bomb }), reason);
    // What is no log is passed over, and counted.
    await expectDamaged("a.7z", await sevenZip({ "a.bin": Buffer.alloc(80 * 1024 ** 2), "b.log": LOG }, ["-mx=1"]), reason);
    const part = lines.subarray(0, 20 * 1024 ** 2);
    await expectRefused("a.7z", await sevenZip({ "a.log": part, "b.log": part, "c.log": part, "d.log": part }, ["-mx=1"]), reason);
    await expectRefused("a.zip", await sevenZip({ "a.log": lines }, ["-tzip", "-mm=Deflate64", "-mx=1"]), { ...reason, entry: "a.log" });
  });

  it("lets nothing take more memory than there is for it", async () => {
    // A dictionary of 1 GB: 30 in the place of what LZMA2 was packed with, behind its method's number and the length of its properties.
    const archive = changeDirectory(await sevenZip({ "a.log": LOG }, ["-mhc=off"]), (directory) => void (directory[directory.indexOf(Buffer.from([0x21, 0x21, 0x01])) + 3] = 36));
    const { events } = await open("a.7z", archive);
    expect(events.at(-1)).toMatchObject({ kind: "refused", reason: { code: "input-not-logs", contentKind: "window-too-large" } });
  });
});

describe("damage", () => {
  it("is told at the file it is in", async () => {
    const stored = await sevenZip({ "a.log": LOG, "b.log": "one line\n" }, ["-m0=Copy"]);
    stored[stored.indexOf("one line")]! ^= 1;
    await expectDamaged("a.7z", stored, { code: "corrupt", entry: "b.log", damage: "checksum" });
    const rar = rar5([{ name: "a.log", content: LOG }, { name: "b.log", content: "one line\n" }]);
    rar[rar.indexOf("one line")]! ^= 1;
    await expectDamaged("a.rar", rar, { code: "corrupt", entry: "b.log", damage: "checksum" });
  });

  it("is told of an archive that is cut off or has something behind it", async () => {
    const seven = await sevenZip({ "a.log": LOG });
    await expectRefused("a.7z", seven.subarray(0, -1), { code: "truncated", entry: null });
    await expectRefused("a.7z", Buffer.concat([seven, seven]), { code: "corrupt", damage: "end" });
    seven[40]! ^= 0xff;
    await expectDamaged("a.7z", seven, { code: "corrupt", entry: "a.log" });
    for (const rar of [rar4([{ name: "a.log", content: LOG }]), rar5([{ name: "a.log", content: LOG }])]) {
      await expectRefused("a.rar", rar.subarray(0, -100), { code: "truncated", entry: "a.log" });
      await expectRefused("a.rar", Buffer.concat([rar, rar]), { code: "corrupt", damage: "end" });
    }
    // Behind its first entry.
    await expectRefused("a.rar", (await sample("rar3-solid.rar")).subarray(0, 156), { code: "truncated", entry: "stest1.txt" });
    expect((await open("a.zip", await zip({ "x.7z": seven.subarray(0, 100) }))).events).toMatchObject([{ kind: "refused", reason: { code: "truncated", entry: "x.7z" } }]);
  });
});

describe("a method that 7-Zip does not know", () => {
  it("refuses the archive, and skips it among others", async () => {
    const archive = changeDirectory(await sevenZip({ "a.log": LOG }, ["-mhc=off"]), (directory) => void (directory[directory.indexOf(Buffer.from([0x21, 0x21, 0x01])) + 1] = 0x7e));
    await expectDamaged("a.7z", archive, { code: "unsupported-archive" });
    const { events } = await open("a.zip", await zip({ "x.7z": archive, "b.log": LOG }));
    expect(events).toMatchObject([{ kind: "skipped", path: "x.7z", reason: { code: "unsupported-compression" } }, { kind: "log", path: "b.log" }]);
  });
});

describe("one part of several", () => {
  const reason = { code: "input-not-logs", contentKind: "split-archive" };

  it("is told to be joined", async () => {
    // The flags of the main header say that it is a part.
    await expectRefused("a.part1.rar", rar4([{ name: "a.log", content: LOG }], 0x11), reason);
    for (const name of ["a.7z.001", "a.zip.002", "a.r00"]) await expectRefused(name, Buffer.from("the middle of it"), reason);
    const { events } = await open("a.zip", await zip({ "x.part1.rar": rar4([{ name: "a.log", content: LOG }], 0x11), "b.log": LOG }));
    expect(events).toMatchObject([{ kind: "skipped", path: "x.part1.rar", reason: { code: "unknown-kind", contentKind: "split-archive" } }, { kind: "log" }]);
  });
});

describe("7-Zip's process", () => {
  const children = (): number => {
    const { stdout } = spawnSync("ps", ["-o", "args=", "--ppid", String(process.pid)]);
    return stdout.toString().split("\n").filter((line) => line.includes("seven-zip/process.mjs")).length;
  };

  it("ends where nobody reads on", async () => {
    const { storage, folder } = await temporaryStorage();
    await mkdir(join(folder, "input"));
    await writeFile(join(folder, "input", "a.7z"), await sevenZip({ "a.log": logText(50_000), "b.log": logText(50_000) }));
    const extraction = extractInput({ input: { kind: "path", path: join(folder, "input") }, storage, keyPrefix: "runs/1", limits: DEFAULT_EXTRACT_LIMITS });
    expect((await extraction.next()).value).toMatchObject({ kind: "log", path: "a.7z/a.log" });
    expect(children()).toBe(1);
    await extraction.return(undefined);
    await expect.poll(children).toBe(0);
  });
});
