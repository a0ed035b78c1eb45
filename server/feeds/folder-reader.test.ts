import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { overrideEnv } from "@/server/env";
import { openFolder } from "./folder-reader";

let base: string;
let folder: string;

beforeEach(async () => {
  base = await realpath(await mkdtemp(path.join(tmpdir(), "feed-folder-")));
  folder = path.join(base, "logs");
  await mkdir(path.join(folder, "app", "old"), { recursive: true });
  await writeFile(path.join(folder, "system.log"), "one\ntwo\n");
  await writeFile(path.join(folder, "app", "old", "app.log.1"), "three\n");
  overrideEnv({ STATE_DIR: path.join(base, "state"), STORAGE_DIR: undefined, FEED_FOLDERS: undefined });
});

afterEach(async () => {
  overrideEnv({ STATE_DIR: ".data", STORAGE_DIR: undefined, FEED_FOLDERS: undefined });
  await rm(base, { recursive: true, force: true });
});

async function keys(of = folder): Promise<string[]> {
  const reader = await openFolder(of);
  const found: string[] = [];
  for await (const { key } of reader.list()) found.push(key);
  await reader.close();
  return found.sort();
}

const refusal = (code: string) => ({ reason: { code } });

describe("a folder", () => {
  it("lists its files with their sizes and times, in whatever depth, without the hidden ones", async () => {
    await writeFile(path.join(folder, ".hidden.log"), "x\n");
    await mkdir(path.join(folder, ".git"));
    await writeFile(path.join(folder, ".git", "x.log"), "x\n");
    expect(await keys()).toEqual(["app/old/app.log.1", "system.log"]);
    const reader = await openFolder(folder);
    for await (const file of reader.list()) if (file.key === "system.log") expect(file).toMatchObject({ bytes: 8, modifiedAt: expect.any(Date) });
  });

  it("reads any stretch of a file, and what there is of one that is shorter", async () => {
    const reader = await openFolder(folder);
    expect(await text(reader.read("system.log", 4))).toBe("two\n");
    expect(await text(reader.read("system.log", 1, 3))).toBe("ne");
    expect(await text(reader.read("system.log", 6, 1_000))).toBe("o\n");
    expect(await text(reader.read("system.log", 100))).toBe("");
  });

  it("follows no link, neither to a file nor to a folder", async () => {
    await writeFile(path.join(base, "secret.log"), "secret\n");
    await symlink(path.join(base, "secret.log"), path.join(folder, "link.log"));
    await symlink(base, path.join(folder, "up"));
    await symlink("system.log", path.join(folder, "current.log"));
    expect(await keys()).toEqual(["app/old/app.log.1", "system.log"]);
    const reader = await openFolder(folder);
    for (const key of ["link.log", "up/secret.log", "current.log"]) await expect(text(reader.read(key, 0))).rejects.toMatchObject(refusal("feed-file-link"));
  });

  it("follows no link that took the place of a folder since it was listed", async () => {
    const reader = await openFolder(folder);
    await mkdir(path.join(base, "elsewhere", "old"), { recursive: true });
    await writeFile(path.join(base, "elsewhere", "old", "app.log.1"), "secret\n");
    await rename(path.join(folder, "app"), path.join(base, "app"));
    await symlink(path.join(base, "elsewhere"), path.join(folder, "app"));
    await expect(text(reader.read("app/old/app.log.1", 0))).rejects.toMatchObject(refusal("feed-file-link"));
  });

  it("does not leave itself by a key", async () => {
    await writeFile(path.join(base, "secret.log"), "secret\n");
    const reader = await openFolder(folder);
    await expect(text(reader.read("../secret.log", 0))).rejects.toMatchObject(refusal("feed-file-link"));
    await expect(text(reader.read("gone.log", 0))).rejects.toMatchObject(refusal("feed-file-gone"));
  });

  it("has files whose names are no UTF-8, in folders whose names are none", async () => {
    const cyrillic = Buffer.from([0xeb, 0xee, 0xe3, 0xe8]);
    const inner = Buffer.concat([Buffer.from(`${folder}/`), cyrillic]);
    await mkdir(inner);
    await writeFile(Buffer.concat([inner, Buffer.from("/"), cyrillic]), "four\n");
    await writeFile(Buffer.concat([inner, Buffer.from("/app.log")]), "five\n");
    await writeFile(path.join(folder, "логи~2"), "six\n");
    await writeFile(path.join(folder, "лог.log"), "seven\n");
    const reader = await openFolder(folder);
    const texts: Record<string, string> = {};
    for await (const { key } of reader.list()) texts[key] = await text(reader.read(key, 0));
    expect(texts).toEqual({ "app/old/app.log.1": "three\n", "system.log": "one\ntwo\n", "логи/логи": "four\n", "логи/app.log": "five\n", "логи~2": "six\n", "лог.log": "seven\n" });
  });

  it("tells of a folder in it that cannot be read, and lists the others", async () => {
    // Too deep to be named; whoever runs this may be allowed to read everything.
    const long = "x".repeat(250);
    const names = Array.from({ length: 10 }, () => long);
    const [half, rest] = [path.join(folder, ...names), path.join(base, ...names)];
    await mkdir(half, { recursive: true });
    await mkdir(rest, { recursive: true });
    await rename(path.join(base, long), path.join(half, "rest"));
    const unread: unknown[] = [];
    const found: string[] = [];
    for await (const { key } of (await openFolder(folder)).list((failure) => unread.push(failure))) found.push(key);
    await rename(path.join(half, "rest"), path.join(base, long));
    expect(found.sort()).toEqual(["app/old/app.log.1", "system.log"]);
    expect(unread).toMatchObject([{ file: expect.stringMatching(/^x+\//), reason: { code: "feed-folder-unread", params: { detail: "ENAMETOOLONG" } } }]);
  });

  it("may itself be named by a link", async () => {
    await symlink(folder, path.join(base, "here"));
    expect(await keys(path.join(base, "here"))).toEqual(["app/old/app.log.1", "system.log"]);
  });

  it("is none of the product's own, and passes over those inside it", async () => {
    await mkdir(path.join(base, "state", "storage", "uploads"), { recursive: true });
    await writeFile(path.join(base, "state", "storage", "uploads", "x.log"), "x\n");
    for (const own of ["state", "state/storage", "state/storage/uploads"]) await expect(openFolder(path.join(base, own))).rejects.toMatchObject(refusal("feed-folder-own"));
    expect(await keys(base)).toEqual(["logs/app/old/app.log.1", "logs/system.log"]);
    await mkdir(path.join(folder, "storage"));
    await writeFile(path.join(folder, "storage", "x.log"), "x\n");
    overrideEnv({ STORAGE_DIR: path.join(folder, "storage") });
    expect(await keys()).toEqual(["app/old/app.log.1", "system.log"]);
  });

  it("is one of those that sources may read, its links resolved", async () => {
    overrideEnv({ FEED_FOLDERS: `${path.join(base, "other")}, ${folder}` });
    expect(await keys()).toHaveLength(2);
    expect(await keys(path.join(folder, "app"))).toEqual(["old/app.log.1"]);
    await expect(openFolder(base)).rejects.toMatchObject(refusal("feed-folder-not-allowed"));
    await expect(openFolder(`${folder}/../`)).rejects.toMatchObject(refusal("feed-folder-not-allowed"));
    await mkdir(`${folder}-2`);
    await expect(openFolder(`${folder}-2`)).rejects.toMatchObject(refusal("feed-folder-not-allowed"));
    await symlink(base, path.join(folder, "up"));
    await expect(openFolder(path.join(folder, "up"))).rejects.toMatchObject(refusal("feed-folder-not-allowed"));
  });

  it("that is no folder says so", async () => {
    await expect(openFolder(path.join(base, "nowhere"))).rejects.toMatchObject({ reason: { code: "feed-folder-unread", params: { detail: "ENOENT" } } });
    await expect(openFolder(path.join(folder, "system.log"))).rejects.toMatchObject(refusal("feed-folder-none"));
    await expect(openFolder("logs")).rejects.toMatchObject(refusal("feed-folder-relative"));
  });
});
