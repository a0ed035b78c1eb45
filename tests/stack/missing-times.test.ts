import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { listFiles } from "@/server/db/run-lists";
import { deleteRun } from "@/server/services/control-run";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { ENTRY_TIME, zip } from "../support/zip";

const OS = "2025-10-06T08:59:32 ERROR os: Disk failed\n";
const CONSOLE = "23:59:00.000 [main] WARN com.acme.Orders - slow\n00:01:00.000 [main] WARN com.acme.Orders - slow again\n";
const BANNER = "==== begun at 2025-10-03 08:59:32 ====\n09:00:00 WARN slow\n09:00:01 ERROR slower\n";
const MESSAGES = "<12>Dec 31 23:59:59 web1 app: late\n";
const TECHNOLOGICAL = "59:32.123456-0,EXCP,3,process=rphost,Descr='no connection'\n";

const runs: number[] = [];

/** What each file of an archive of these files left out, what that was taken from, and the days of its records. */
async function read(files: Record<string, string>): Promise<Record<string, unknown[]>> {
  const runId = await newRun(await inputFile("a.zip", await zip(files)));
  runs.push(runId);
  expect((await followRun(runId)).last.status).toBe("completed");
  const rows = await listFiles(runId, { limit: 100, offset: 0 });
  const { rows: times } = await pool().query<{ file: string; time: string | null }>("select file_name as file, to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD HH24') as time from raw_logs where run_id = $1 order by file_name, line_number", [runId]);
  return Object.fromEntries(rows.map(({ path, completedTime, completedFrom }) => [path, [completedTime, completedFrom, ...times.filter(({ file }) => file === path).map(({ time }) => time)]]));
}

beforeAll(() => startWorkers(1));
afterAll(async () => {
  for (const id of runs) await deleteRun(id);
  await stopWorkers();
});

it("times that leave something out are completed, and the list of files says what from", async () => {
  expect(await read({ "25100608.log": TECHNOLOGICAL, "banner.log": BANNER, "console-2025-10-05.log": CONSOLE, "messages": MESSAGES, "os.log": OS })).toEqual({
    "25100608.log": ["hour", "name", "2025-10-06 08"],
    "banner.log": ["date", "head", "2025-10-03 09", "2025-10-03 09"],
    "console-2025-10-05.log": ["date", "name", "2025-10-05 23", "2025-10-06 00"],
    messages: ["year", "written", "2024-12-31 23"],
    "os.log": [null, null, "2025-10-06 08"],
  });
});

it("the day on which a log was last written is that of its last record", async () => {
  expect(ENTRY_TIME.toISOString().slice(0, 10)).toBe("2025-10-06");
  expect(await read({ "console.log": CONSOLE.replace("00:01", "11:01") })).toEqual({ "console.log": ["date", "written", "2025-10-05 23", "2025-10-06 11"] });
});

it("an archive that was packed a year later is dated by the logs that have dates", async () => {
  expect(await read({ "console.log": CONSOLE, messages: MESSAGES, "os.log": OS.replace("2025", "2023") })).toEqual({
    "console.log": ["date", "others", "2023-10-06 23", "2023-10-07 00"],
    messages: ["year", "others", "2023-12-31 23"],
    "os.log": [null, null, "2023-10-06 08"],
  });
});
