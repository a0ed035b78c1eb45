import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFolderStorage } from "@/server/storage/folder-storage";
import type { Storage } from "@/server/storage/storage";
import { storeReport } from "./store-report";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "reports-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

it("says truly what it wrote", async () => {
  const content = "ж".repeat(200_000);
  const written = await storeReport(createFolderStorage(root), "a", async (sink) => void sink.end(content));
  expect(written).toEqual({ bytes: 400_000, sha256: createHash("sha256").update(content).digest("hex") });
  expect(await readFile(path.join(root, "a"), "utf8")).toBe(content);
});

it.each([0, 200_000])("fails with the writer's error after %d characters, and the earlier report stands", async (length) => {
  const storage = createFolderStorage(root);
  await storeReport(storage, "a", async (sink) => void sink.end("earlier"));
  const failing = storeReport(storage, "a", async (sink) => {
    if (length > 0) await new Promise((resolve) => sink.write("x".repeat(length), resolve));
    throw new RangeError("no such zone");
  });
  await expect(failing).rejects.toThrow(new RangeError("no such zone"));
  expect(await readFile(path.join(root, "a"), "utf8")).toBe("earlier");
});

it("fails with the writer's error where the report is whole already", async () => {
  const failing = storeReport(createFolderStorage(root), "a", async (sink) => {
    await new Promise<void>((resolve) => sink.end("whole", resolve));
    throw new RangeError("afterwards");
  });
  await expect(failing).rejects.toThrow(new RangeError("afterwards"));
});

it("fails with the storage's error, also where the writer would wait for ever", async () => {
  const full: Pick<Storage, "write"> = { write: () => Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" })) };
  let isLetGo = false;
  const failing = storeReport(full as Storage, "a", (sink) => new Promise(() => sink.once("close", () => (isLetGo = true))));
  await expect(failing).rejects.toMatchObject({ code: "ENOSPC" });
  await vi.waitFor(() => expect(isLetGo).toBe(true));
});
