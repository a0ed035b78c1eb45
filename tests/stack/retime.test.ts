import { rename } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { listFiles } from "@/server/db/run-lists";
import { deleteRun } from "@/server/services/control-run";
import { retimeRun } from "@/server/services/retime-run";
import { defaultStorage } from "@/server/storage/default-storage";
import { storedResult, writtenResult } from "../support/comparable-result";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { zip } from "../support/zip";

const FILES = {
  "db.log": "2025-10-06T11:59:40 WARNING db: Connection pool is nearly used up\n2025-10-06T11:59:50 ERROR db: Connection pool is used up\n",
  "os.log": "2025-10-06T08:59:32 ERROR os: Disk failed\nno time here, but a record of its own: ERROR\n2025-10-06T11:59:33+03:00 WARNING os: slow disk\n",
  "web.json": '{"time":"2025-10-06T08:59:41Z","level":"warn","msg":"slow"}\n{"level":"error","msg":"gone"}\n',
};

let file: string;
let runId: number;

/** Hour of every record in UTC by file, in the order of its lines. */
async function hours(): Promise<Record<string, string[]>> {
  const { rows } = await pool().query<{ file: string; hours: string[] }>(
    "select file_name as file, array_agg(to_char(timestamp at time zone 'UTC', 'HH24') order by line_number) as hours from raw_logs where run_id = $1 group by 1",
    [runId],
  );
  return Object.fromEntries(rows.map((row) => [row.file, row.hours]));
}

async function retime(timeZone: string, fileZones: { path: string; timeZone: string }[]): Promise<void> {
  expect(await retimeRun(runId, { timeZone, fileZones })).toEqual({ kind: "done" });
  expect((await followRun(runId)).last.status).toBe("completed");
}

beforeAll(async () => {
  await startWorkers(1);
  file = await inputFile("a.zip", await zip(FILES));
  runId = await newRun(file);
  expect((await followRun(runId)).last.status).toBe("completed");
});
afterAll(async () => {
  await deleteRun(runId);
  await stopWorkers();
});

it("times that name no zone are those of their file, and of the run where it has none; what a line says itself stays", async () => {
  expect(await hours()).toEqual({ "db.log": ["11", "11"], "os.log": ["08", "08"], "web.json": ["08", "08"] });
  await retime("UTC", [{ path: "db.log", timeZone: "Europe/Moscow" }, { path: "web.json", timeZone: "Asia/Tokyo" }]);
  expect(await hours()).toEqual({ "db.log": ["08", "08"], "os.log": ["08", "08"], "web.json": ["08", "08"] });
  expect((await listFiles(runId, { limit: 9, offset: 0 })).map(({ path, timeZone }) => [path, timeZone])).toEqual([["db.log", "Europe/Moscow"], ["os.log", null], ["web.json", "Asia/Tokyo"]]);
  expect(await writtenResult(runId)).toMatchObject({ run: { inputs: { settings: { timeZone: "UTC", fileZones: [{ path: "db.log", timeZone: "Europe/Moscow" }, { path: "web.json", timeZone: "Asia/Tokyo" }] } } } });
  await retime("Europe/Moscow", [{ path: "db.log", timeZone: "UTC" }]);
  expect(await hours()).toEqual({ "db.log": ["11", "11"], "os.log": ["05", "08"], "web.json": ["08", "08"] });
});

it("reads as a new run in these zones does, and leaves nothing of the earlier reading behind", async () => {
  await retime("Europe/Moscow", []);
  const other = await newRun(file, { timeZone: "Europe/Moscow" });
  expect((await followRun(other)).last.status).toBe("completed");
  expect(await writtenResult(runId)).toEqual(await writtenResult(other));
  await deleteRun(other);
  const { rows } = await pool().query<{ attempt: number }>("select attempt from runs where id = $1", [runId]);
  expect(await defaultStorage().list(`runs/${String(runId)}`)).toEqual([String(rows[0]?.attempt)]);
});

it("is refused before anything is lost: without its input, for a file it has not read, before it has completed", async () => {
  const before = await storedResult(runId);
  expect(await retimeRun(runId, { timeZone: "UTC", fileZones: [{ path: "no.log", timeZone: "UTC" }] })).toEqual({ kind: "refused", reason: { code: "file-not-read", params: { entry: "no.log" } } });
  await rename(file, `${file}.away`);
  expect(await retimeRun(runId, { timeZone: "UTC", fileZones: [] })).toMatchObject({ kind: "refused", reason: { code: "input-missing" } });
  await rename(`${file}.away`, file);
  expect(await retimeRun(2_000_000_000, { timeZone: "UTC", fileZones: [] })).toEqual({ kind: "not-found" });
  expect(await storedResult(runId)).toEqual(before);
  await stopWorkers();
  expect(await retimeRun(runId, { timeZone: "UTC", fileZones: [] })).toEqual({ kind: "done" });
  expect(await retimeRun(runId, { timeZone: "UTC", fileZones: [] })).toEqual({ kind: "refused", reason: { code: "run-not-retimable", params: {} } });
  await startWorkers(1);
  expect((await followRun(runId)).last.status).toBe("completed");
});
