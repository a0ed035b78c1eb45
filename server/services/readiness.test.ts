import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFolderStorage } from "@/server/storage/folder-storage";
import { PROBE_MILLISECONDS, probeStorage, runProbes } from "./readiness";

describe("runProbes", () => {
  afterEach(() => void vi.useRealTimers());

  it("is ready when every probe found nothing", async () => {
    expect(await runProbes({ a: async () => null, b: async () => null })).toEqual({ status: "ready", checks: { a: { ok: true }, b: { ok: true } } });
  });

  it("says what fails and why, by the error's code and never by its message", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED db.internal:5432 as admin"), { code: "ECONNREFUSED" });
    const readiness = await runProbes({ a: async () => null, b: async () => "no worker", c: () => Promise.reject(refused), d: () => Promise.reject(new Error("password=hunter2")) });
    expect(readiness).toEqual({
      status: "not-ready",
      checks: { a: { ok: true }, b: { ok: false, message: "no worker" }, c: { ok: false, message: "failed (ECONNREFUSED)" }, d: { ok: false, message: "failed (unexpected error)" } },
    });
  });

  it("does not wait for a probe that hangs, and does not begin it again while it hangs", async () => {
    vi.useFakeTimers();
    let answer: (reason: null) => void = () => undefined;
    const probe = vi.fn(() => new Promise<null>((resolve) => (answer = resolve)));
    const first = runProbes({ hanging: probe });
    await vi.advanceTimersByTimeAsync(PROBE_MILLISECONDS);
    expect(await first).toEqual({ status: "not-ready", checks: { hanging: { ok: false, message: "no answer within 2 s" } } });
    const second = runProbes({ hanging: probe });
    await vi.advanceTimersByTimeAsync(1);
    expect(probe).toHaveBeenCalledTimes(1);
    answer(null);
    expect((await second).status).toBe("ready");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("probeStorage", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), "readiness-"));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it("finds a folder fit and leaves nothing in it", async () => {
    expect(await probeStorage(createFolderStorage(dir))).toBeNull();
    expect(await readdir(path.join(dir, "readiness"))).toEqual([]);
  });

  it("throws where the folder cannot be written to", async () => {
    await writeFile(path.join(dir, "file"), "");
    await expect(probeStorage(createFolderStorage(path.join(dir, "file")))).rejects.toMatchObject({ code: "ENOTDIR" });
  });

  it("finds a storage out that loses or garbles what it was given", async () => {
    const storage = createFolderStorage(dir);
    expect(await probeStorage({ ...storage, open: async () => null })).toMatch(/not there/);
    expect(await probeStorage({ ...storage, write: (key) => storage.write(key, Buffer.from("other")) })).toMatch(/differently/);
  });
});
