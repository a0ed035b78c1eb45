import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseBefore, type EarlierDatabase } from "../support/earlier-database";

const MIGRATION = "20261130100000_first_sighting";

/** A run whose problem 3 was announced at 500 by the anomalies 14 and 15; 15 has its text in common with 16. What an ERROR or another anomaly said earlier does not count. */
const ROWS = `
  insert into matches (run_id, template_number, road, outcome, target_ids, similarity, decided_by, route, candidates, evidence) values
    (1, 1, 'warning', 'matched', '{14}', 1, 'strict', 'fallback', '[]', '{}'), (1, 2, 'warning', 'matched', '{15,16}', 1, 'strict', 'fallback', '[]', '{}'),
    (1, 3, 'warning', 'matched', '{11,14}', 1, 'strict', 'fallback', '[]', '{}'), (1, 4, 'warning', 'unmatched', '{14}', 1, 'strict', null, '[]', '{}');
  insert into masked_messages (run_id, fingerprint, road, text, tokens, records, template_number, first_micros, first_file, first_line) values
    (1, 1, 1, '', 1, 1, 1, 240, 0, 1), (1, 2, 1, '', 1, 1, 1, 300, 0, 1), (1, 3, 2, '', 1, 1, 1, 100, 0, 1), (1, 4, 1, '', 1, 1, 2, 500, 0, 1), (1, 5, 1, '', 1, 1, 3, 50, 0, 1), (1, 6, 1, '', 1, 1, 4, 60, 0, 1);
  insert into run_predictions (run_id, kind, problem_id, anomaly_id, basis, anomalies_known, issued_micros, last_micros, likelihood, outcome) values
    (1, 'problem', 3, 0, '{14,15}', 2, 500, 500, 0.3, 'open'), (1, 'anomaly', 1, 16, '{}', 2, 400, null, 0.3, 'open'), (2, 'problem', 3, 0, '{14,15}', 2, 700, 700, 0.3, 'open');
  insert into run_kept_rows (run_id, table_name, rows) select 3, 'run_predictions', jsonb_agg(to_jsonb(p) order by id) from run_predictions p where run_id = 1`;

let database: EarlierDatabase;
beforeAll(async () => {
  database = await databaseBefore(MIGRATION);
});
afterAll(() => database.drop());

it("early warnings from before know when their first anomaly was seen, as far as it can be told", async () => {
  const { client } = database;
  await client.query(ROWS);
  expect(await database.migrate()).toContain(MIGRATION);
  const { rows } = await client.query("select run_id, kind, first_micros, issued_micros from run_predictions order by run_id, kind");
  expect(rows).toEqual([
    { run_id: 1, kind: "problem", first_micros: "240", issued_micros: "500" },
    { run_id: 1, kind: "anomaly", first_micros: null, issued_micros: "400" },
    { run_id: 2, kind: "problem", first_micros: "700", issued_micros: "700" },
  ]);
  const restored = await client.query("select t.kind, t.first_micros from run_kept_rows k, jsonb_populate_recordset(null::run_predictions, k.rows) t where k.run_id = 3 order by t.kind");
  expect(restored.rows).toEqual([{ kind: "problem", first_micros: "500" }, { kind: "anomaly", first_micros: null }]);
});
