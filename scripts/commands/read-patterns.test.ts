import { readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { rar5, sevenZip } from "@/server/archive/seven-zip/test-seven-zip";
import { logText, tar, temporaryStorage, zip } from "@/server/archive/test-archives";
import { readPatterns } from "./read-patterns";

const LOG = logText(50);

async function patternsOf(name: string, bytes: Buffer): Promise<Awaited<ReturnType<typeof readPatterns>>> {
  const { folder } = await temporaryStorage();
  await writeFile(join(folder, name), bytes);
  // What is unpacked on the way lies beside it, and must be gone.
  vi.stubEnv("TMPDIR", folder);
  const patterns = await readPatterns(join(folder, name));
  vi.unstubAllEnvs();
  expect(await readdir(folder)).toEqual([name]);
  return patterns;
}

describe("readPatterns", () => {
  it("reads a file as it is, packed, and alone in any archive", async () => {
    const plain = await patternsOf("a.log", Buffer.from(LOG));
    expect(plain).toMatchObject({ kind: "patterns", templates: [{ count: 50 }] });
    const files = { "a.log": LOG, "a.png": "x" };
    for (const [name, bytes] of [
      ["a.log.gz", gzipSync(LOG)],
      ["a.zip", await zip(files)],
      ["a.tgz", gzipSync(await tar(files))],
      ["a.7z", await sevenZip(files)],
      ["a.rar", rar5([{ name: "a.log", content: LOG }])],
      ["b.zip", await sevenZip(files, ["-tzip", "-mm=Deflate64"])],
    ] as const) expect([name, await patternsOf(name, bytes)]).toEqual([name, plain]);
  });

  it("says where there are several, none, or a reason", async () => {
    expect(await patternsOf("a.7z", await sevenZip({ "a.log": LOG, "b.log": LOG }))).toEqual({ kind: "several" });
    expect(await patternsOf("a.7z", await sevenZip({ "a.log": LOG }, ["-psecret"]))).toEqual({ kind: "refused", reason: { code: "encrypted-archive" } });
    expect(await patternsOf("a.zip", await zip({ "a.png": "x" }))).toEqual({ kind: "refused", reason: { code: "no-log-files" } });
    expect(await readPatterns(join(tmpdir(), "there", "is", "none"))).toEqual({ kind: "missing" });
  });
});
