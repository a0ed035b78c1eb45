import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseBefore, type EarlierDatabase } from "../support/earlier-database";

const MIGRATION = "20261201040000_time_grid";

/** A run of five buckets, one without any time, and the first of them again with what is kept while it is classified anew. */
const ROWS = `
  insert into runs (id, name, model, model_id, matching, year, settings, input_name, input_bytes, input, first_micros, last_micros, bucket_micros) values
    (1, 'a', 'light', 'm', 'calibrated', 2025, '{}', 'a.zip', 1, '{}', 12, 57, 10), (2, 'b', 'light', 'm', 'calibrated', 2025, '{}', 'b.zip', 1, '{}', null, null, null);
  insert into severity_series (run_id, system, buckets, errors, warnings, others) values (1, 'web', '{0,4}', '{1,0}', '{0,0}', '{2,3}');
  insert into run_kept_rows (run_id, table_name, rows) select id, 'runs', jsonb_build_array(to_jsonb(r)) from runs r where id = 1`;

let database: EarlierDatabase;
beforeAll(async () => {
  database = await databaseBefore(MIGRATION);
});
afterAll(() => database.drop());

it("runs from before keep their buckets, also the result of one that is being classified again", async () => {
  const { client } = database;
  await client.query(ROWS);
  expect(await database.migrate()).toContain(MIGRATION);
  const grids = "select id, grid_start_micros, bucket_micros, bucket_count from";
  expect((await client.query({ text: `${grids} runs order by id`, rowMode: "array" })).rows).toEqual([[1, "10", "10", 5], [2, null, null, null]]);
  expect((await client.query({ text: `${grids} jsonb_populate_recordset(null::runs, (select rows from run_kept_rows where table_name = 'runs')) r`, rowMode: "array" })).rows).toEqual([[1, "10", "10", 5]]);
  const kept = await client.query("select t.* from run_kept_rows k, jsonb_populate_recordset(null::severity_series, k.rows) t where k.table_name = 'severity_series'");
  expect(kept.rows).toEqual((await client.query("select * from severity_series where run_id = 1")).rows);
});
