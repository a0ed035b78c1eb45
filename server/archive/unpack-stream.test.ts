import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
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

describe.each([
  ["bz2", "bzip2", "tbz2", "BZh"],
  ["xz", "xz", "txz", "7zXZ"],
  ["zst", "zstd", "tzst", "\x28\xb5"],
] as const)(".%s", (ending, compression, tarEnding, signature) => {
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

  it("is read to the end where several stand one behind the other", async () => {
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

  it("is refused where its checksum differs, or what follows it is none", async () => {
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
    const text = `${signature === "BZh" ? "BZh9 " : ""}started\n`;
    expect(await extractUpload(storage, "a.log", Buffer.from(text))).toMatchObject([{ kind: "log" }]);
  });

  if (ending === "bz2") return;

  it("is left out with its reason where its packer looked back further than is kept in memory", async () => {
    const wide = await packedFile(`wide.log.${ending}`);
    const { storage } = await temporaryStorage();
    const beside = await zip({ [`wide.log.${ending}`]: wide, "app.log": APP_LOG });
    expect(await extractUpload(storage, "a.zip", beside)).toMatchObject([{ kind: "skipped", reason: { code: "unknown-kind", contentKind: "window-too-large" } }, { kind: "log", path: "app.log" }]);
    const refusal = { kind: "refused", reason: { code: "input-not-logs", contentKind: "window-too-large" } };
    expect((await extractUpload(storage, `wide.log.${ending}`, wide)).at(-1)).toEqual(refusal);
    expect(await check(`wide.log.${ending}`, wide)).toEqual(refusal);
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
