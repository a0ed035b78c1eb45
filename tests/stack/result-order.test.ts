import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { writeAggregated, writeLinked } from "@/server/db/linked-rows";
import { writeFilesAndParts } from "@/server/db/log-files";
import { transaction } from "@/server/db/transaction";
import { shownNames } from "@/server/domain/extract/shown-names";
import { NOVEL_ANOMALIES } from "@/server/domain/report/novel-anomalies";
import { PLAYBOOKS_RECOMMENDATIONS } from "@/server/domain/report/playbooks-recommendations";
import { PREDICTIVE_ALERTS } from "@/server/domain/report/predictive-alerts";
import { createReportView, fillTable, type ReportTable } from "@/server/domain/report/report-table";
import type { RunResult } from "@/server/domain/report/run-result";
import { SUBMIT_REPORT } from "@/server/domain/report/submit-report";
import { importKnowledge } from "@/server/services/run-knowledge";
import { loadReportContext } from "@/server/services/report-context";
import { type LoadedResult, loadRunResult } from "@/server/services/run-result";
import { reportWords } from "@/server/services/write-reports/report-words";
import { inputFile, newRun } from "../support/new-run";
import { numbersFrom } from "../support/numbers";
import { administrator, restClient } from "../support/rest-client";

/** In the order of their bytes. What is shown of them has another one. */
const PATHS = ["a/z.log", "b/a.log", "c/x.log", "d/x.log", "e/Ж.log", "f/B.log"];
const PROBLEMS = [9, 2, 2_147_483_647, 1, 33];
const ANOMALIES = [7, 100, 11, 8];
const START = 1_760_000_000_000_000;

const random = numbersFrom(5);
const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => [random(1e9), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);

type Key = readonly (number | string | null)[];

/** As the contract says: incidents by impact, first sighting, id; all others by ids, then file and line. No id comes before any, no time after all. */
const KEYS: { [Name in "findings" | "incidents" | "predictiveAlerts" | "novelAnomalies" | "earlyWarnings" | "unmatchedErrors" | "ambiguous" | "predictions"]: (row: RunResult[Name][number]) => Key } = {
  // Without the zone's letter, which comes after digits: an instant with six decimals is later than the same with three.
  incidents: (row) => [-row.impactScore, row.firstSeen?.replace("Z", "") ?? "~", row.problemId],
  findings: (row) => [row.problemId, row.anomalyId],
  predictiveAlerts: (row) => [row.problemId, row.anomalyId],
  predictions: (row) => [row.problemId, row.anomalyId],
  earlyWarnings: (row) => [row.problemId],
  novelAnomalies: (row) => [row.problemId, row.file, row.line],
  unmatchedErrors: (row) => [row.file, row.line],
  ambiguous: (row) => [row.file, row.line, row.severity],
};

function compareKeys(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? null;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? -1 : 1;
    return typeof left === "number" ? left - Number(right) : Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
  }
  return 0;
}

/** What the keys would be in order; different from them where they are not. */
const inOrder = (keys: readonly Key[]): Key[] => [...keys].sort(compareKeys);

const match = { similarity: 0.8, probability: 0.9, decidedBy: "calibrated" };
const priority = "low" as const;

/** Rows of every kind, none of them in the order it is to be told in. */
async function writeRows(runId: number): Promise<void> {
  const places = shuffled(PATHS.flatMap((_path, fileNumber) => [5, 20, 3].map((line) => ({ fileNumber, line }))));
  const lines = places.map((place, index) => ({ ...place, templateNumber: index + 1, micros: START + random(1_000), text: "x", occurrences: 1, bestKnownId: null, similarity: null }));
  const prediction = { anomaliesKnown: 9, issuedMicros: START, firstMicros: START, lastMicros: START, likelihood: 0.5, outcome: "open" as const, outcomeMicros: null };
  const pairs = shuffled(PROBLEMS.flatMap((problemId) => ANOMALIES.map((anomalyId) => ({ problemId, anomalyId }))));
  const names = shownNames(PATHS);
  await transaction(async (client) => {
    await writeFilesAndParts(client, runId, PATHS.map((path, number) => ({ number, path, name: names[number] ?? "", bytes: 1, place: null, timeZone: null, modifiedMicros: null, timeBasis: null, skipped: null })), []);
    await client.query("insert into log_templates (run_id, number, text, embedded_text, records, errors, warnings) select $1, number, 't', 't', 1, 1, 1 from generate_series(1, $2::int) as number", [runId, lines.length]);
    await writeLinked(client, runId, {
      findings: pairs.map((pair) => ({ ...pair, ...match, route: "context", occurrences: 1, templateNumber: 1, anomalyFile: 0, anomalyLine: random(90), anomalyMicros: START, anomalyText: "x", lastMicros: START })),
      predictions: shuffled([
        ...pairs.map((pair) => ({ ...prediction, ...pair, kind: "anomaly" as const, basis: [] })),
        ...PROBLEMS.map((problemId) => ({ ...prediction, problemId, kind: "problem" as const, anomalyId: 0, basis: shuffled(ANOMALIES) })),
      ]),
      novel: lines.map((line) => ({ ...line, problemId: PROBLEMS[random(PROBLEMS.length)] ?? 0, deltaMicros: 5, problemFile: 0, problemLine: 1, problemMicros: START })),
      unmatched: lines,
      ambiguous: shuffled(lines.flatMap((line) => (["warning", "error"] as const).map((road) => ({ ...line, road, candidates: [] })))),
    });
    await writeAggregated(client, runId, {
      incidents: shuffled(PROBLEMS).map((problemId, index) => ({ ...match, problemId, title: `Problem ${String(problemId)}`, priority, impactScore: [4, 12, 4, 4, 4][index] ?? 0, anomalies: 1, systems: [], errorCount: 1, templateNumber: 1, firstMicros: [null, START, START, START + 1, START][index] ?? null, lastMicros: null, fileNumber: 0, line: 1, text: "x" })),
      findingSeries: [],
    });
  });
}

/** Corrections that were in force when the run was classified. */
async function writeCorrections(runId: number, knowledgeBaseId: number): Promise<void> {
  for (const targetId of shuffled([...ANOMALIES, ...PROBLEMS])) {
    await pool().query("insert into corrections (knowledge_base_id, road, text_hash, text, kind, target_id) values ($1, $2::\"Road\", $3, 'x', 'never', $4)", [knowledgeBaseId, PROBLEMS.includes(targetId) ? "error" : "warning", randomBytes(32), targetId]);
  }
  await pool().query("insert into run_stages (run_id, stage, started_at) values ($1, 'classify', clock_timestamp())", [runId]);
}

let runId: number;
let loaded: LoadedResult;

beforeAll(async () => {
  const knowledge = await importKnowledge(Buffer.from("7;Order of bytes is lost;9;Rows came as they liked\n"), "kb.csv", { name: "order", createdById: null });
  if (knowledge.kind === "failed") throw new Error(knowledge.failure.code);
  runId = await newRun(await inputFile("order.log", "2025-10-06T08:59:32 ERROR os: Disk failed\n"), { revisionId: knowledge.revisionId });
  await writeRows(runId);
  const { rows } = await pool().query<{ id: number }>("select knowledge_base_id as id from knowledge_base_revisions where id = $1", [knowledge.revisionId]);
  await writeCorrections(runId, rows[0]?.id ?? 0);
  const found = await loadRunResult(runId);
  if (found === null) throw new Error("no result");
  loaded = found;
});

// No worker was there: left waiting, it would count for the files after this one.
afterAll(() => pool().query("delete from runs where id = $1", [runId]));

describe("the order of result.json", () => {
  const keysOf = <Name extends keyof typeof KEYS>(name: Name): Key[] => (loaded.result[name] as RunResult[Name][number][]).map(KEYS[name]);

  it.each(Object.keys(KEYS) as (keyof typeof KEYS)[])("of %s is what the contract says, whatever order the rows were written in", (name) => {
    const keys = keysOf(name);
    expect(keys.length).toBeGreaterThan(4);
    expect(keys).toEqual(inOrder(keys));
  });

  it("of the corrections is by id", () => {
    const corrections = loaded.result.run.inputs.corrections.map(({ targetId }): Key => [targetId]);
    expect(corrections.length).toBe(9);
    expect(corrections).toEqual(inOrder(corrections));
  });

  it("of the anomalies of an early warning is by id", () => {
    for (const { anomaliesSeen } of loaded.result.earlyWarnings) expect(anomaliesSeen).toEqual([...ANOMALIES].sort((a, b) => a - b));
  });

  it("is that of the lists which the REST API pages", async () => {
    const { result } = loaded;
    const { call } = restClient((await administrator()).keys.viewer);
    const pageThrough = async (name: string, fields: readonly string[]): Promise<unknown[][]> => {
      const rows: Record<string, unknown>[] = [];
      for (let cursor = ""; ; ) {
        const { status, json } = await call(`/runs/${String(runId)}/${name}?limit=2${cursor}`);
        expect(status).toBe(200);
        rows.push(...json.items);
        if (json.nextCursor === null) return rows.map((row) => fields.map((field) => row[field]));
        cursor = `&cursor=${json.nextCursor}`;
      }
    };
    expect(await pageThrough("incidents", ["problemId"])).toEqual(result.incidents.map(({ problemId }) => [problemId]));
    expect(await pageThrough("findings", ["problemId", "anomalyId"])).toEqual(result.findings.map(({ problemId, anomalyId }) => [problemId, anomalyId]));
    expect(await pageThrough("predictive-alerts", ["problemId", "anomalyId"])).toEqual(result.predictiveAlerts.map(({ problemId, anomalyId }) => [problemId, anomalyId]));
    expect(await pageThrough("early-warnings", ["problemId", "anomaliesSeen"])).toEqual(result.earlyWarnings.map(({ problemId, anomaliesSeen }) => [problemId, anomaliesSeen]));
    expect(await pageThrough("novel-anomalies", ["problemId", "file", "line"])).toEqual(result.novelAnomalies.map(({ problemId, file, line }) => [problemId, file, line]));
    expect(await pageThrough("unmatched-errors", ["file", "line"])).toEqual(result.unmatchedErrors.map(({ file, line }) => [file, line]));
  });

  it("is that of the rows of each report", async () => {
    const { result } = loaded;
    const context = await loadReportContext(loaded);
    const rowsOf = <Row>(table: ReportTable<Row>, keys: readonly string[]): unknown[][] => {
      const { columns, rows } = fillTable(table, { result, context }, createReportView(context, reportWords("en")));
      const places = keys.map((key) => columns.findIndex((column) => column.key === key));
      return [...rows].map((row) => places.map((place) => row[place]));
    };
    expect(rowsOf(SUBMIT_REPORT, ["problemId", "anomalyId"])).toEqual(result.findings.map(({ problemId, anomalyId }) => [problemId, anomalyId]));
    expect(rowsOf(PREDICTIVE_ALERTS, ["problemId", "anomalyId"])).toEqual(result.predictiveAlerts.map(({ problemId, anomalyId }) => [problemId, anomalyId]));
    expect(rowsOf(NOVEL_ANOMALIES, ["problemId", "file", "line"])).toEqual(result.novelAnomalies.map(({ problemId, file, line }) => [problemId, file, line]));
    expect(rowsOf(PLAYBOOKS_RECOMMENDATIONS, ["problemId"])).toEqual(result.incidents.map(({ problemId }) => [problemId]));
  });
});
