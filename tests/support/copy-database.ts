import { randomUUID } from "node:crypto";
import pg from "pg";

/**
 * Copies the database of the test run, which nobody may be connected to, within its server.
 * @returns the address of the copy; it goes with the server
 */
export async function copyDatabase(): Promise<string> {
  const original = new URL(process.env.DATABASE_URL ?? "");
  const name = `copy_${randomUUID().replaceAll("-", "")}`;
  const address = (database: string): string => Object.assign(new URL(original), { pathname: `/${database}` }).href;
  const client = new pg.Client({ connectionString: address("postgres") });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${original.pathname.slice(1)}`);
  } finally {
    await client.end();
  }
  return address(name);
}
