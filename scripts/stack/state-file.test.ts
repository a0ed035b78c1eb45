import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { readStateFile, writeStateFile } from "./state-file";

const schema = z.object({ port: z.number() });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "state-file-"));
});
afterAll(() => rm(folder, { recursive: true }));

it.each(["", '{"port":1', "[]", '{"port":"1"}'])("takes %j for no file", async (text) => {
  const file = path.join(folder, "cut.json");
  await writeFile(file, text);
  expect(await readStateFile(file, schema)).toBeNull();
});

it("reads what it wrote, which its owner alone may", async () => {
  const file = path.join(folder, "whole.json");
  await writeStateFile(file, { port: 1 });
  await writeStateFile(file, { port: 2 });
  expect(await readStateFile(file, schema)).toEqual({ port: 2 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it("leaves what was there, and nothing beside it, where it cannot write", async () => {
  const place = path.join(folder, "full");
  await mkdir(path.join(place, "taken.json", "inside"), { recursive: true });
  await expect(writeStateFile(path.join(place, "taken.json"), { port: 3 })).rejects.toThrow();
  expect(await readdir(place)).toEqual(["taken.json"]);
});
