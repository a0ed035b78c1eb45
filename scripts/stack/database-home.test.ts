import { chmod, chown, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOpenToAll, isOursAlone, makeOwnFolder } from "./database-home";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "database-home-"));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

describe("what every user may run", () => {
  it("is a program that is open, in folders that are", async () => {
    const program = path.join(folder, "open", "postgres");
    await mkdir(path.dirname(program));
    await writeFile(program, "");
    await chmod(program, 0o700);
    expect(await isOpenToAll(program)).toBe(false);
    await chmod(program, 0o755);
    expect(await isOpenToAll(program)).toBe(true);
    await chmod(path.dirname(program), 0o700);
    expect(await isOpenToAll(program)).toBe(false);
  });
});

describe("a folder of our own", () => {
  it("is made once, for others to enter", async () => {
    const own = path.join(folder, "own", "part");
    await makeOwnFolder(own);
    await makeOwnFolder(own);
    expect([await isOursAlone(own), await isOpenToAll(own)]).toEqual([true, true]);
  });

  it("is none that others may write to", async () => {
    const shared = path.join(folder, "shared");
    await mkdir(shared);
    await chmod(shared, 0o777);
    expect(await isOursAlone(shared)).toBe(false);
    await expect(makeOwnFolder(shared)).rejects.toThrow(shared);
  });

  it("is no link to one", async () => {
    const link = path.join(folder, "link");
    await symlink(folder, link);
    expect(await isOursAlone(link)).toBe(false);
    await expect(makeOwnFolder(link)).rejects.toThrow(link);
  });

  it.runIf(process.getuid?.() === 0)("is none of another user's", async () => {
    const others = path.join(folder, "others");
    await mkdir(others);
    await chown(others, 65_534, 65_534);
    expect(await isOursAlone(others)).toBe(false);
  });
});
