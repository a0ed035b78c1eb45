import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import type { Refused } from "@/server/domain/extract/extract-reason";
import { checkInput, type AcceptedInput } from "./check-input";
import { logText, tar, temporaryStorage, zip } from "./test-archives";

async function check(name: string, bytes: Buffer): Promise<AcceptedInput | Refused> {
  const { storage } = await temporaryStorage();
  await storage.write("uploads/1", bytes);
  return checkInput({ kind: "storage", key: "uploads/1", name }, storage, DEFAULT_EXTRACT_LIMITS);
}

describe("checkInput", () => {
  it("accepts what extraction can read", async () => {
    const log = logText(10);
    expect(await check("a.zip", await zip({ "a.log": log }))).toMatchObject({ kind: "accepted", container: "zip", claimedBytes: log.length });
    expect(await check("a.zip", await zip({ "a.tgz": "?" }))).toMatchObject({ kind: "accepted", container: "zip" });
    expect(await check("a.tar", await tar({ "a.log": log }))).toMatchObject({ kind: "accepted", container: "tar" });
    expect(await check("a.tgz", gzipSync(await tar({ "a.log": log })))).toMatchObject({ kind: "accepted", container: "gzip" });
    expect(await check("a.log", Buffer.from(log))).toEqual({ kind: "accepted", container: "file", bytes: log.length, claimedBytes: null });
    expect(await check("a.log", Buffer.from(`\ufeff${log}`, "utf16le"))).toMatchObject({ kind: "accepted", container: "file" });
  });

  it("refuses the rest with its reason", async () => {
    expect(await check("a.zip", Buffer.from("no archive at all\n"))).toEqual({ kind: "refused", reason: { code: "input-not-logs", contentKind: "not-an-archive" } });
    expect(await check("a.zip", await zip({ "anomalies_problems.csv": "1;a;2;b\n", "a.png": "x" }))).toEqual({ kind: "refused", reason: { code: "no-log-files" } });
    expect(await check("a.pdf", Buffer.from("text"))).toEqual({ kind: "refused", reason: { code: "input-not-logs", contentKind: "document" } });
    expect(await check("a.log", Buffer.from("\x7fELF and so on"))).toEqual({ kind: "refused", reason: { code: "input-not-logs", contentKind: "program" } });
    expect(await check("a.log.gz", gzipSync(gzipSync(logText(5))))).toEqual({ kind: "refused", reason: { code: "input-not-logs", contentKind: "archive-too-deep" } });
    expect(await check("a.log.gz", gzipSync(logText(5)).subarray(0, 30))).toEqual({ kind: "refused", reason: { code: "truncated", entry: "a.log.gz" } });
    expect(await check("a.log", Buffer.alloc(0))).toEqual({ kind: "refused", reason: { code: "input-empty" } });
  });

  it("refuses a ZIP by the sizes its directory claims, before a byte is unpacked", async () => {
    const archive = await zip({ "a.log": logText(10) });
    archive.writeUInt32LE(0xf0000000, archive.lastIndexOf("PK\x01\x02") + 24);
    expect(await check("a.zip", archive)).toEqual({ kind: "refused", reason: { code: "ratio-too-high", entry: "a.log", limit: DEFAULT_EXTRACT_LIMITS.maxRatio } });
  });

  it("looks into a folder of this machine", async () => {
    const { storage, folder } = await temporaryStorage();
    const look = (path: string): Promise<AcceptedInput | Refused> => checkInput({ kind: "path", path: join(folder, path) }, storage, DEFAULT_EXTRACT_LIMITS);
    await mkdir(join(folder, "input", "sub"), { recursive: true });
    expect(await look("input")).toEqual({ kind: "refused", reason: { code: "no-log-files" } });
    await writeFile(join(folder, "input", "sub", "a.log"), logText(1));
    expect(await look("input")).toMatchObject({ kind: "accepted", container: "folder" });
    expect(await look("input/sub/a.log")).toMatchObject({ kind: "accepted", container: "file" });
    expect(await look("nowhere")).toEqual({ kind: "refused", reason: { code: "input-missing" } });
  });
});
