import { cp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate } from "@/server/db/migrate";
import { CHECKOUT } from "../support/checkout";
import { makeFolder } from "../support/test-folders";

const SCRATCH = "from_buckets_to_series";
const MIGRATION = "20261128235500_series";
const PRISMA = path.join(CHECKOUT, "prisma");

const SEVERITY = "select run_id, bucket, system, errors, warnings, others from severity_buckets order by 1, 2, 3";
const FINDINGS = "select run_id, problem_id, anomaly_id, system, bucket, records, first_micros, last_micros from finding_buckets order by 1, 2, 3, 4, 5";

/** Buckets of two runs, not in their order. */
const ROWS = `
  insert into severity_buckets (run_id, bucket, system, errors, warnings, others) values (2, 7, 'db', 1, 0, 0), (1, 9, 'web', 0, 2, 30), (1, 3, 'web', 4, 0, 1), (1, 3, 'db', 0, 0, 5);
  insert into finding_buckets (run_id, problem_id, anomaly_id, system, bucket, records, first_micros, last_micros) values
    (1, 5, 0, 'web', 9, 2, 1760000000000009, 1760000000000010), (1, 5, 0, 'web', 3, 1, 1760000000000003, 1760000000000003), (1, 5, 6, 'db', 3, 8, 1, 2), (2, 5, 6, 'db', 4, 9, 3, 4);
  insert into run_kept_rows (run_id, table_name, rows) select 2, 'finding_buckets', jsonb_agg(to_jsonb(b)) from finding_buckets b where run_id = 1`;

let owner: pg.Client;
let client: pg.Client;
let url: string;

beforeAll(async () => {
  const address = new URL(process.env.DATABASE_URL ?? "");
  owner = new pg.Client({ connectionString: address.href });
  await owner.connect();
  await owner.query(`create database ${SCRATCH}`);
  // Rows without their runs: what a run has beside them is not this test's.
  await owner.query(`alter database ${SCRATCH} set session_replication_role = replica`);
  address.pathname = `/${SCRATCH}`;
  url = address.href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await owner.query(`drop database ${SCRATCH} with (force)`);
  await owner.end();
});

it("single buckets become series, and are read as they were, those of a run being classified again too", async () => {
  const earlier = path.join(await makeFolder("earlier-release"), "prisma");
  await cp(PRISMA, earlier, { recursive: true });
  const names = await readdir(path.join(earlier, "migrations"));
  await Promise.all(names.filter((name) => name >= MIGRATION && !name.endsWith(".toml")).map((name) => rm(path.join(earlier, "migrations", name), { recursive: true })));
  await migrate(url, earlier);
  await client.query(ROWS);
  const before = { severity: (await client.query(SEVERITY)).rows, findings: (await client.query(FINDINGS)).rows };

  expect(await migrate(url, PRISMA)).toContain(MIGRATION);

  expect({ severity: (await client.query(SEVERITY)).rows, findings: (await client.query(FINDINGS)).rows }).toEqual(before);
  expect((await client.query("select system, buckets, errors, others from severity_series where run_id = 1 order by system")).rows).toEqual([
    { system: "db", buckets: [3], errors: [0], others: [5] },
    { system: "web", buckets: [3, 9], errors: [4, 0], others: [1, 30] },
  ]);
  const restored = await client.query("select t.* from run_kept_rows k, jsonb_populate_recordset(null::finding_series, k.rows) t where k.table_name = 'finding_series' order by problem_id, anomaly_id");
  expect(restored.rows).toEqual((await client.query("select * from finding_series where run_id = 1 order by problem_id, anomaly_id")).rows);
});
