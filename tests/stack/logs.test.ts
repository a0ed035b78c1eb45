import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { countBefore, findFirstRecords, findRecordKey, findRecordSpace, listRecordChoices, listRecords, outlineRecords, type RecordRow, type RecordSpace } from "@/server/db/run-records";
import { EVERY_RECORD, type LogFilter } from "@/server/domain/present/log-filter";
import { countUntil, indexOutline, planPage } from "@/server/domain/present/log-outline";
import { LIST_COLUMNS } from "@/server/domain/present/lists/list-columns";
import { bucketOf, NO_TIME } from "@/server/domain/time-grid";
import { exportedList } from "../support/exported-list";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { NOVEL_TEXT, outageArchive, outageFiles } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { zip } from "../support/zip";

/** Harmless lines in each of the three logs of the home format. */
const LINES = 400;
const RECORDS = 3 * LINES + 12;
const PAGE = 37;

/** A log without any time: its records come last. */
const UNTIMED = Array.from({ length: 60 }, (_, at) => `plain note ${String(at)} of the operator`).join("\n");

async function spaceOf(file: string, options: Parameters<typeof newRun>[1] = {}): Promise<RecordSpace> {
  const runId = await newRun(file, options);
  expect((await followRun(runId)).last.status).toBe("completed");
  const space = await findRecordSpace(runId);
  if (space === null) throw new Error("no such run");
  return space;
}

/** Every record that fits, read page by page. */
async function readAll(space: RecordSpace, filter: LogFilter, page = PAGE): Promise<RecordRow[]> {
  const outline = indexOutline(await outlineRecords(space, filter));
  const total = countUntil(outline, null);
  const rows: RecordRow[] = [];
  for (let position = 0; position < total; position += page) rows.push(...(await listRecords(space, filter, { ...planPage(outline, position, page), limit: page })));
  expect(rows.length).toBe(total);
  return rows;
}

const placeOf = ({ fileNumber, line }: { fileNumber: number; line: number }): string => `${String(fileNumber)}:${String(line)}`;

/** The same by one statement that pages nothing. */
async function placesWhere(space: RecordSpace, condition: string): Promise<string[]> {
  const { rows } = await pool().query<{ fileNumber: number; line: number }>(
    `select r.file_number as "fileNumber", r.line from log_records r left join log_origins o on o.run_id = r.run_id and o.id = r.origin_id
      where r.run_id = $1 and r.partition_key = $2 and (${condition}) order by r.occurred_at, r.file_number, r.line`,
    [space.id, space.partitionKey],
  );
  return rows.map(placeOf);
}

/** Lines of a device whose clock was never set, and one from far ahead: neither is on the axis of the run's time. */
const FAR = [
  "1970-01-01T00:00:12 INFO hardware: Kernel starts",
  "1970-01-01T00:00:14 WARNING hardware: Disk latency is above the threshold",
  "1970-01-01T00:00:19 ERROR hardware: Storage controller lost its connection to the disk shelf",
  "2036-02-07T06:28:15 WARNING database: Replication lag is growing",
].join("\n");

beforeAll(() => startWorkers(1));
afterAll(stopWorkers);

describe.each([
  ["a run", {}],
  ["a run with a few that are decades away", { "night/far_log.txt": FAR }],
])("the records of %s", (_, more) => {
  let space: RecordSpace;
  beforeAll(async () => {
    space = await spaceOf(await inputFile("Night_7.zip", await zip({ ...outageFiles(LINES), ...more, "night/notes.txt": UNTIMED })));
  });

  it("are counted by buckets of seconds", () => {
    expect(space.grid).toMatchObject({ bucketMicros: 5_000_000 });
  });

  it("are taken away as CSV, all that fit a filter and no other, whole lines, as of an instant where that is asked", async () => {
    const filter: LogFilter = { ...EVERY_RECORD, levels: ["error", "warning"] };
    const take = (until: number | null) => exportedList(space.id, "logs", { until, logs: filter });
    const [header, ...rows] = await take(null);
    expect(header).toEqual([...LIST_COLUMNS.logs]);
    const expected = await readAll(space, filter);
    expect(rows).toEqual(expected.map(({ micros, severity, system, source, file, line, text }) => [new Date((micros ?? 0) / 1000).toISOString(), severity >= 5 ? "ERROR" : "WARNING", system ?? "", source ?? "", file, String(line), text]));
    const outline = indexOutline(await outlineRecords(space, filter));
    const until = (outline.buckets[0] ?? 0) + 1;
    expect((await take(until)).length).toBe(1 + countUntil(outline, until));
  });

  it("are all read once in the order of time, whatever the size of a page, those without a time last", async () => {
    const expected = await placesWhere(space, "true");
    expect(expected.length).toBeGreaterThanOrEqual(RECORDS);
    for (const page of [1 + expected.length, PAGE]) expect((await readAll(space, EVERY_RECORD, page)).map(placeOf)).toEqual(expected);
    const micros = (await readAll(space, EVERY_RECORD)).map((row) => row.micros);
    const timed = micros.filter((value) => value !== null);
    expect(micros.slice(0, timed.length)).toEqual([...timed].sort((a, b) => a - b));
  });

  const text = (part: string): LogFilter => ({ ...EVERY_RECORD, text: part });
  const CASES: [string, LogFilter, string][] = [
    ["severity", { ...EVERY_RECORD, levels: ["error", "warning"] }, "(r.severity & 15) >= 4"],
    ["one that no bucket counts", { ...EVERY_RECORD, levels: ["info"] }, "(r.severity & 15) = 3"],
    ["system", { ...EVERY_RECORD, system: "hardware" }, "o.system = 'hardware'"],
    ["severity and system", { ...EVERY_RECORD, levels: ["warning"], system: "hardware" }, "(r.severity & 15) = 4 and o.system = 'hardware'"],
    ["source", { ...EVERY_RECORD, source: "gateway" }, "o.source = 'gateway'"],
    ["file", { ...EVERY_RECORD, fileNumber: 1 }, "r.file_number = 1"],
    ["text in any case", text("DISK laten"), "lower(r.text) like '%disk laten%'"],
    ["text with signs that mean something to LIKE", text("100%_\\"), "false"],
    ["text that is rare", text(NOVEL_TEXT), `r.text like '%${NOVEL_TEXT}%'`],
    ["time", { ...EVERY_RECORD, span: { fromMicros: Date.UTC(2025, 9, 6, 2, 50) * 1000, toMicros: Date.UTC(2025, 9, 6, 2, 53) * 1000 } }, "r.occurred_at >= '2025-10-06 02:50Z' and r.occurred_at < '2025-10-06 02:53Z'"],
    ["the problem they are", { ...EVERY_RECORD, of: { kind: "problem", id: 1 } }, "r.text like '%ERROR hardware: Storage controller lost%'"],
    ["the anomaly they are", { ...EVERY_RECORD, of: { kind: "anomaly", id: 11 } }, "r.text like '%WARNING%Disk latency is above%'"],
    ["the incident they belong to", { ...EVERY_RECORD, of: { kind: "incident", id: 1 } }, "r.text similar to '%(Storage controller lost|Disk latency is above|Write cache switched)%'"],
  ];

  it.each(CASES)("are narrowed by %s", async (_, filter, condition) => {
    const all = await readAll(space, filter);
    expect(all.map(placeOf)).toEqual(await placesWhere(space, condition));
    const timed = all.filter(({ micros }) => micros !== null);
    for (const limit of [3, 1 + all.length]) expect(await findFirstRecords(space, filter, { limit, patienceMs: 60_000 })).toEqual(timed.slice(0, limit));
  });

  it("are narrowed by template to as many as it counts", async () => {
    const { rows } = await pool().query<{ number: number; records: number }>("select number, records::int as records from log_templates where run_id = $1", [space.id]);
    for (const { number, records } of rows) expect(await readAll(space, { ...EVERY_RECORD, templateNumber: number })).toHaveLength(records);
  });

  it("are found again by line, also by a line within a record, and by instant", async () => {
    const all = await readAll(space, EVERY_RECORD);
    const outline = indexOutline(await outlineRecords(space, EVERY_RECORD));
    for (const row of [all[0], all[500], all.find(({ continuations }) => continuations > 0), all.findLast(({ micros }) => micros !== null), all.at(-1)]) {
      if (row === undefined) throw new Error("no such record");
      const key = await findRecordKey(space, row.fileNumber, row.line + row.continuations);
      expect(key).toEqual({ micros: row.micros, fileNumber: row.fileNumber, line: row.line });
      const bucket = row.micros === null ? null : bucketOf(space.grid ?? NO_TIME, row.micros);
      const from = bucket === null ? countUntil(outline, null) - outline.untimed : countUntil(outline, bucket);
      expect(from + (await countBefore(space, EVERY_RECORD, { micros: row.micros, fileNumber: row.fileNumber, line: row.line }))).toBe(all.indexOf(row));
    }
  });

  it("name what they can be narrowed by", async () => {
    const { files, systems, sources } = await listRecordChoices(space.id, 100);
    expect(files.map((file) => file.name)).toContain("orders.log");
    expect(systems).toContain("hardware");
    expect(sources).toContain("com.example.Orders");
  });

  it("are only the problems where the run keeps no others", async () => {
    const problems = await spaceOf(await inputFile("Night_8.zip", await outageArchive(LINES)), { retain: "problems" });
    const rows = await readAll(problems, EVERY_RECORD);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.every(({ severity }) => severity >= 4)).toBe(true);
  });
});
