import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/server/db/migrate";
import { SchemaEngine } from "@/server/db/schema-engine";
import { CHECKOUT } from "../support/checkout";

const PRISMA = path.join(CHECKOUT, "prisma");
const migratedUrl = process.env.DATABASE_URL ?? "";
const SCRATCH = "schema_as_declared";

const clients: pg.Client[] = [];

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

/** Prisma cannot say these: partitions, a partial index. */
const ONLY_IN_MIGRATIONS = /^(_prisma_migrations|log_records_\d|knowledge_bases_one_default)/;

async function columnsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table_name: string; line: string }>(
    `select c.table_name, concat_ws(' ', c.table_name || '.' || c.column_name, c.udt_name, c.datetime_precision, c.is_nullable, c.column_default) as line
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by line`,
  );
  return rows.filter((row) => !ONLY_IN_MIGRATIONS.test(row.table_name)).map((row) => row.line);
}

async function indexesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ tablename: string; indexname: string; indexdef: string }>("select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by indexname");
  return rows.filter((row) => row.tablename !== "log_records" && ![row.tablename, row.indexname].some((name) => ONLY_IN_MIGRATIONS.test(name))).map((row) => row.indexdef);
}

async function foreignKeysOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>("select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by line");
  return rows.map((row) => row.line);
}

describe("the migrations", () => {
  let migrated: pg.Client;
  let declared: pg.Client;

  beforeAll(async () => {
    migrated = await connect(migratedUrl);
    await migrated.query(`create database ${SCRATCH}`);
    const scratchUrl = new URL(migratedUrl);
    scratchUrl.pathname = `/${SCRATCH}`;
    declared = await connect(scratchUrl.href);
    const engine = await SchemaEngine.open(scratchUrl.href, PRISMA);
    await declared.query(await engine.schemaSql());
    await engine.close();
  });

  afterAll(async () => {
    await declared.end();
    await migrated.query(`drop database ${SCRATCH} with (force)`);
    await Promise.all(clients.filter((client) => client !== declared).map((client) => client.end()));
  });

  it("make the columns that schema.prisma declares", async () => {
    const columns = await columnsOf(migrated);
    expect(columns.length).toBeGreaterThan(200);
    expect(columns).toEqual(await columnsOf(declared));
  });

  it("make its indexes and foreign keys", async () => {
    expect(await indexesOf(migrated)).toEqual(await indexesOf(declared));
    expect(await foreignKeysOf(migrated)).toEqual(await foreignKeysOf(declared));
  });

  it("are not applied twice", async () => {
    expect(await migrate(migratedUrl, PRISMA)).toEqual([]);
  });
});

describe("the names for whoever queries in SQL", () => {
  const RAW = ["timestamp", "level", "message", "raw_log", "file_name", "line_number", "source_archive", "run_id"];

  async function columnNames(client: pg.Client, relation: string): Promise<string[]> {
    const { rows } = await client.query<{ column_name: string }>("select column_name from information_schema.columns where table_schema = 'public' and table_name = $1", [relation]);
    return rows.map((row) => row.column_name).sort();
  }

  it.each([
    ["raw_logs", RAW],
    ["processed_logs", [...RAW, "generalized_message", "problem_id", "anomaly_id", "match_score"]],
  ])("%s has exactly the promised columns", async (relation, columns) => {
    const client = await connect(migratedUrl);
    expect(await columnNames(client, relation)).toEqual([...columns].sort());
  });

  it.each(["analysis_results", "incidents", "predictive_alerts", "novel_anomalies", "etl_jobs"])("%s is there and belongs to a run", async (relation) => {
    const client = await connect(migratedUrl);
    expect(await columnNames(client, relation)).toContain("run_id");
  });

  afterAll(() => Promise.all(clients.map((client) => client.end())));
});
