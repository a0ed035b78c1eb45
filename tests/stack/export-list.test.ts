import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { LIST_COLUMNS, type RunList } from "@/server/domain/present/lists/list-columns";
import { exportList } from "@/server/services/export-list";
import { findRunPicture } from "@/server/services/run-picture";
import { exportedList } from "../support/exported-list";
import { followRun } from "../support/follow-run";
import { homeLog } from "../support/home-log";
import { inputFile, newRun } from "../support/new-run";
import { NOVEL_TEXT, outageFiles, UNKNOWN_ERROR_TEXT } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { zip } from "../support/zip";

const FORMULA = "=HYPERLINK(1) was typed into the terminal";

let runId: number;

beforeAll(async () => {
  await startWorkers(1);
  const files = { ...outageFiles(40), "night/terminal1_log.txt": homeLog([{ at: 3_450, severity: "ERROR", source: "terminal", message: FORMULA }]) };
  runId = await newRun(await inputFile("lists.zip", await zip(files)), { name: "Lists_1" });
  expect((await followRun(runId)).last.status).toBe("completed");
});
afterAll(stopWorkers);

/** The rows of a list, by column. */
async function rowsOf(list: RunList, query: Parameters<typeof exportedList>[2] = {}): Promise<Record<string, string>[]> {
  const [header = [], ...rows] = await exportedList(runId, list, query);
  expect(header).toEqual(LIST_COLUMNS[list]);
  return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? ""])));
}

/** As many buckets as have passed a number of seconds into the night. */
async function bucketsAt(iso: string): Promise<number> {
  const picture = await findRunPicture(runId);
  if (picture === null) throw new Error("no picture");
  return Math.round((Date.parse(iso) * 1_000 - picture.startMicros) / picture.bucketMicros);
}

describe("a list of a run that is taken away", () => {
  it("has the incidents in the order they are shown in, with their figures", async () => {
    const incidents = await rowsOf("incidents");
    expect(incidents.map(({ rank, id, anomalies, known, errors, priority }) => [rank, id, anomalies, known, errors, priority])).toEqual([
      ["1", "P1", "2", "3", "1", "critical"],
      ["2", "P2", "2", "2", "2", "medium"],
    ]);
    const reversed = await rowsOf("incidents", { incidents: { sort: "problem", isReversed: true } });
    expect(reversed.map(({ id }) => id)).toEqual(["P2", "P1"]);
    expect((await rowsOf("incidents", { incidents: { sort: "problem", isReversed: false } })).map(({ id }) => id)).toEqual(["P1", "P2"]);
  });

  it("is as of the instant", async () => {
    const until = await bucketsAt("2025-10-06T02:52:30Z");
    expect((await rowsOf("incidents", { until })).map(({ id }) => id)).toEqual(["P1"]);
    expect((await rowsOf("anomalies", { until })).map(({ id, problems }) => [id, problems])).toEqual([["A11", "P1"], ["A12", "P1"]]);
    expect((await rowsOf("predictions", { until })).map(({ id, outcome }) => [id, outcome])).toContainEqual(["A16", "open"]);
    expect(await rowsOf("unmatched", { until })).toEqual([]);
    expect(await rowsOf("novel", { until })).toEqual([]);
    expect((await rowsOf("novel")).map(({ text, suspected }) => [text?.endsWith(NOVEL_TEXT), suspected])).toEqual([[true, "P1"]]);
  });

  it("holds the templates that have a text, in their order, and counts every record where it holds all", async () => {
    const all = await rowsOf("patterns");
    const { rows } = await pool().query<{ events: number }>("select events::int as events from runs where id = $1", [runId]);
    expect(all.reduce((sum, { records }) => sum + Number(records), 0)).toBe(rows[0]?.events);
    expect((await rowsOf("patterns", { text: UNKNOWN_ERROR_TEXT.slice(0, 12) })).map(({ errors }) => errors)).toEqual(["1"]);
    const texts = (await rowsOf("patterns", { templates: "template" })).map(({ template }) => template);
    expect(texts.length).toBe(all.length);
    expect(texts).not.toEqual(all.map(({ template }) => template));
  });

  it("has no formula in it", async () => {
    const templates = (await rowsOf("unmatched")).map(({ template = "" }) => template);
    expect(templates.some((template) => template.startsWith("'=HYPERLINK"))).toBe(true);
    expect(templates.some((template) => template.startsWith("="))).toBe(false);
  });

  it("is none where there is no such list or run", async () => {
    const words = { column: String, priority: String, kind: String, outcome: String };
    const query = { until: null, incidents: { sort: "rank", isReversed: false }, text: "", templates: "records", logs: { levels: [], fileNumber: null, system: null, source: null, templateNumber: null, of: null, text: "", span: null } } as const;
    expect(await exportList(runId, "files", query, words)).toBeNull();
    expect(await exportList(runId, "toString", query, words)).toBeNull();
    expect(await exportList(2_000_000_000, "incidents", query, words)).toBeNull();
  });
});
