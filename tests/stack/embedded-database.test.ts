import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import type { ChildMessage } from "@/scripts/stack/child";
import { startEmbeddedDatabase } from "@/scripts/stack/embedded-database";
import { CHECKOUT } from "../support/checkout";
import { childEnvironment } from "../support/child-environment";
import { makeFolder } from "../support/test-folders";

/** What a table that is there only in a database with its data says. */
async function query(url: string, sql: string): Promise<unknown[]> {
  // Our own database is made by the migrations.
  const client = new pg.Client({ connectionString: url.replace(/[^/]+$/, "postgres") });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A state folder whose database has been up once, and holds a row. */
async function usedFolder(): Promise<string> {
  const folder = await makeFolder("embedded");
  const database = await startEmbeddedDatabase(folder);
  await query(database.url, "create table kept as select 42 as answer");
  await database.stop();
  return folder;
}

async function expectKept(folder: string): Promise<void> {
  const database = await startEmbeddedDatabase(folder);
  try {
    expect(await query(database.url, "select answer from kept")).toEqual([{ answer: 42 }]);
  } finally {
    await database.stop();
  }
}

const accessOf = (folder: string): string => path.join(folder, "database.json");

describe("the embedded database keeps its data", () => {
  it("when its password is lost, which it then changes", async () => {
    const folder = await usedFolder();
    const before = await readFile(accessOf(folder), "utf8");
    for (const lose of [() => writeFile(accessOf(folder), ""), () => rm(accessOf(folder))]) {
      await lose();
      await expectKept(folder);
    }
    expect(await readFile(accessOf(folder), "utf8")).not.toBe(before);
    await expectKept(folder);
  });

  it("when its keeper was killed", async () => {
    const folder = await usedFolder();
    const keeper = fork(path.join(CHECKOUT, "dist/database-keeper.js"), [folder], { cwd: CHECKOUT, execArgv: [], env: childEnvironment() });
    const [said] = (await once(keeper, "message")) as [ChildMessage];
    expect(said).toMatchObject({ kind: "ready" });
    keeper.kill("SIGKILL");
    await once(keeper, "exit");
    await expectKept(folder);
  });
});

describe("the embedded database is not started", () => {
  it("where a living process keeps it, which is left alone", async () => {
    const folder = await makeFolder("embedded");
    const database = await startEmbeddedDatabase(folder);
    await expect(startEmbeddedDatabase(folder)).rejects.toMatchObject({ part: "busy", reason: String(process.pid) });
    expect(await query(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await database.stop();
  });

  it("in place of one that is gone", async () => {
    const folder = await usedFolder();
    await rename(path.join(folder, "postgres"), path.join(folder, "elsewhere"));
    await expect(startEmbeddedDatabase(folder)).rejects.toThrow(path.join(folder, "postgres"));
    expect((await readdir(folder)).sort()).toEqual(["database.json", "elsewhere"]);
    await rename(path.join(folder, "elsewhere"), path.join(folder, "postgres"));
    await expectKept(folder);
  });

  it("over files that are no database", async () => {
    const folder = await makeFolder("embedded");
    const data = path.join(folder, "postgres");
    await mkdir(data);
    await writeFile(path.join(data, "base"), "mine");
    await expect(startEmbeddedDatabase(folder)).rejects.toThrow(data);
    expect(await readdir(data)).toEqual(["base"]);
    expect(await readdir(folder)).toEqual(["postgres"]);
  });
});
