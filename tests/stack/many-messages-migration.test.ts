import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseBefore, type EarlierDatabase } from "../support/earlier-database";

const MIGRATION = "20261130223000_many_messages";

/** Two templates of run 1, the first on both roads and with a record without a time, and one of run 2; what is on no road has no row. */
const ROWS = `
  insert into masked_messages (run_id, fingerprint, road, text, tokens, records, template_number, first_micros, last_micros, first_file, first_line, first_text, first_message) values
    (1, 1, 1, '', 1, 2, 1, null, null, 0, 1, 'none', 'no'), (1, 2, 1, '', 1, 3, 1, 500, 900, 2, 1, 'later', 'l'), (1, 3, 1, '', 1, 4, 1, 400, 400, 3, 8, 'first', 'f'),
    (1, 3, 2, '', 1, 5, 1, 700, 700, 0, 9, 'error', 'e'), (1, 4, 2, '', 1, 6, 2, null, null, 1, 1, 'other', 'o'), (1, 5, 0, '', 1, 7, 2, 1, 2, 1, 1, null, null),
    (2, 3, 1, '', 1, 8, 1, 450, 460, 0, 4, 'second run', 's'), (3, 3, 1, '', 1, 8, null, 450, 460, 0, 4, 'not mined yet', 'n')`;

let database: EarlierDatabase;
beforeAll(async () => {
  database = await databaseBefore(MIGRATION);
});
afterAll(() => database.drop());

it("runs from before have their templates by road", async () => {
  const { client } = database;
  await client.query(ROWS);
  expect(await database.migrate()).toContain(MIGRATION);
  const { rows } = await client.query({ text: "select * from road_templates order by run_id, template_number, road", rowMode: "array" });
  expect(rows).toEqual([
    [1, 1, 1, "9", "400", "900", 3, 8, "first", "f"],
    [1, 1, 2, "5", "700", "700", 0, 9, "error", "e"],
    [1, 2, 2, "6", null, null, 1, 1, "other", "o"],
    [2, 1, 1, "8", "450", "460", 0, 4, "second run", "s"],
  ]);
});
