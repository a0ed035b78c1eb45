import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseBefore, type EarlierDatabase } from "../support/earlier-database";

const MIGRATION = "20261201040000_time_grid";

/** A run of five buckets, and one without any time. */
const ROWS = `
  insert into runs (id, name, model, model_id, matching, year, settings, input_name, input_bytes, input, first_micros, last_micros, bucket_micros) values
    (1, 'a', 'light', 'm', 'calibrated', 2025, '{}', 'a.zip', 1, '{}', 12, 57, 10), (2, 'b', 'light', 'm', 'calibrated', 2025, '{}', 'b.zip', 1, '{}', null, null, null)`;

let database: EarlierDatabase;
beforeAll(async () => {
  database = await databaseBefore(MIGRATION);
});
afterAll(() => database.drop());

it("runs from before keep their buckets", async () => {
  const { client } = database;
  await client.query(ROWS);
  expect(await database.migrate()).toContain(MIGRATION);
  const { rows } = await client.query({ text: "select id, grid_start_micros, bucket_micros, bucket_count from runs order by id", rowMode: "array" });
  expect(rows).toEqual([[1, "10", "10", 5], [2, null, null, null]]);
});
