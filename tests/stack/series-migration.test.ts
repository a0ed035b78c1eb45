import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseBefore, type EarlierDatabase } from "../support/earlier-database";

const MIGRATION = "20261128235500_series";

const SEVERITY = "select run_id, bucket, system, errors, warnings, others from severity_buckets order by 1, 2, 3";
const FINDINGS = "select run_id, problem_id, anomaly_id, system, bucket, records, first_micros, last_micros from finding_buckets order by 1, 2, 3, 4, 5";

/** Buckets of two runs, not in their order. */
const ROWS = `
  insert into severity_buckets (run_id, bucket, system, errors, warnings, others) values (2, 7, 'db', 1, 0, 0), (1, 9, 'web', 0, 2, 30), (1, 3, 'web', 4, 0, 1), (1, 3, 'db', 0, 0, 5);
  insert into finding_buckets (run_id, problem_id, anomaly_id, system, bucket, records, first_micros, last_micros) values
    (1, 5, 0, 'web', 9, 2, 1760000000000009, 1760000000000010), (1, 5, 0, 'web', 3, 1, 1760000000000003, 1760000000000003), (1, 5, 6, 'db', 3, 8, 1, 2), (2, 5, 6, 'db', 4, 9, 3, 4);
  insert into run_kept_rows (run_id, table_name, rows) select 2, 'finding_buckets', jsonb_agg(to_jsonb(b)) from finding_buckets b where run_id = 1`;

let database: EarlierDatabase;
beforeAll(async () => {
  database = await databaseBefore(MIGRATION);
});
afterAll(() => database.drop());

it("single buckets become series, and are read as they were, those of a run being classified again too", async () => {
  const { client } = database;
  await client.query(ROWS);
  const before = { severity: (await client.query(SEVERITY)).rows, findings: (await client.query(FINDINGS)).rows };

  expect(await database.migrate()).toContain(MIGRATION);

  expect({ severity: (await client.query(SEVERITY)).rows, findings: (await client.query(FINDINGS)).rows }).toEqual(before);
  expect((await client.query("select system, buckets, errors, others from severity_series where run_id = 1 order by system")).rows).toEqual([
    { system: "db", buckets: [3], errors: [0], others: [5] },
    { system: "web", buckets: [3, 9], errors: [4, 0], others: [1, 30] },
  ]);
  const restored = await client.query("select t.* from run_kept_rows k, jsonb_populate_recordset(null::finding_series, k.rows) t where k.table_name = 'finding_series' order by problem_id, anomaly_id");
  expect(restored.rows).toEqual((await client.query("select * from finding_series where run_id = 1 order by problem_id, anomaly_id")).rows);
});
