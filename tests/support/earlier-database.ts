import { cp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { migrate } from "@/server/db/migrate";
import { CHECKOUT } from "./checkout";
import { makeFolder } from "./test-folders";

const PRISMA = path.join(CHECKOUT, "prisma");

/** A database of its own as the release before a migration left it. */
export interface EarlierDatabase {
  /** Rows can be written without the rows they refer to. */
  client: pg.Client;
  /** Brings it up to date. @returns the names of the migrations it took */
  migrate: () => Promise<string[]>;
  drop: () => Promise<void>;
}

/** @param migration the first one it does not have; the database is named after it */
export async function databaseBefore(migration: string): Promise<EarlierDatabase> {
  const name = `before_${migration}`;
  const address = new URL(process.env.DATABASE_URL ?? "");
  const owner = new pg.Client({ connectionString: address.href });
  await owner.connect();
  await owner.query(`create database "${name}"`);
  await owner.query(`alter database "${name}" set session_replication_role = replica`);
  address.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  const earlier = path.join(await makeFolder("earlier-release"), "prisma");
  await cp(PRISMA, earlier, { recursive: true });
  const names = await readdir(path.join(earlier, "migrations"));
  await Promise.all(names.filter((each) => each >= migration && !each.endsWith(".toml")).map((each) => rm(path.join(earlier, "migrations", each), { recursive: true })));
  await migrate(address.href, earlier);
  return {
    client,
    migrate: () => migrate(address.href, PRISMA),
    async drop() {
      await client.end();
      await owner.query(`drop database "${name}" with (force)`);
      await owner.end();
    },
  };
}
