import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findDatabaseOwner, releaseDatabase, takeDatabase } from "./database-owner";

const FILE = "database-owner.json";
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "database-owner-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("gives a database to one of many that want it, and to another when it is given up", async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((starter) => takeDatabase(folder, starter)));
  const winner = answers.indexOf(null) + 1;
  expect(answers.filter((owner) => owner === null)).toHaveLength(1);
  for (const owner of answers.filter((owner) => owner !== null)) expect(owner).toMatchObject({ pid: process.pid, starter: winner });
  expect(await findDatabaseOwner(folder)).toMatchObject({ starter: winner });
  await releaseDatabase(folder);
  expect(await findDatabaseOwner(folder)).toBeNull();
  expect(await takeDatabase(folder, 7)).toBeNull();
});

it.each([
  ["of a process that is gone", JSON.stringify({ pid: process.pid, started: "long ago", starter: 1 })],
  ["that was cut short", '{"pid":'],
])("takes over a mark %s, once", async (_, left) => {
  await writeFile(path.join(folder, FILE), left);
  expect(await findDatabaseOwner(folder)).toBeNull();
  const answers = await Promise.all([1, 2].map((starter) => takeDatabase(folder, starter)));
  expect(answers.filter((owner) => owner === null)).toHaveLength(1);
  expect(await readdir(folder)).toEqual([FILE]);
});
