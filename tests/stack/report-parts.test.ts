import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { listReportFiles } from "@/server/db/report-files";
import { listTimeline } from "@/server/db/run-result";
import { registerWorker, retireWorker } from "@/server/db/worker-processes";
import { REPORT_FILE_NAMES, REPORT_PARTS } from "@/server/domain/report/report-parts";
import { deleteRun } from "@/server/services/control-run";
import { reportTask } from "@/workers/tasks/report";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { outageArchive, OUTAGE_KNOWLEDGE, outageFiles } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { zip } from "../support/zip";

/** A run whose reports are still to be written, and no worker that would. */
async function runWithoutReports(): Promise<{ runId: number; attempt: number }> {
  await startWorkers(1);
  const runId = await newRun(await inputFile("Night_7.zip", await outageArchive(200)));
  expect((await followRun(runId)).last.status).toBe("completed");
  await stopWorkers();
  await pool().query("delete from report_files where run_id = $1", [runId]);
  await pool().query("delete from run_stages where run_id = $1 and stage = 'report'", [runId]);
  const { rows } = await pool().query<{ attempt: number }>("update runs set status = 'running', finished_at = null, attempt = attempt + 1 where id = $1 returning attempt", [runId]);
  return { runId, attempt: rows[0]?.attempt ?? 0 };
}

it("a run is complete with the last part of its reports, whichever that is and however often one was written", async () => {
  const run = await runWithoutReports();
  const worker = { id: randomUUID(), host: "here", pid: process.pid, concurrency: 1 };
  await registerWorker(pool(), worker);
  const write = (part: number) => reportTask.handler({ workerId: worker.id, isStopping: () => false })({ payload: { ...run, part }, attempt: 1, isLastAttempt: false });
  const stateOf = async () => (await pool().query<{ status: string; progress: number; finishedAt: Date | null }>(`select status, progress, finished_at as "finishedAt" from runs where id = $1`, [run.runId])).rows[0];
  const namesOf = async () => (await listReportFiles(run.runId)).map(({ name }) => name).sort();

  for (let times = 0; times < 2; times++) {
    await write(1);
    expect(await stateOf()).toMatchObject({ status: "running", finishedAt: null });
    expect(await namesOf()).toEqual([...REPORT_PARTS[1]]);
  }
  await write(0);
  const done = await stateOf();
  expect(done).toMatchObject({ status: "completed", progress: 100 });
  expect(await namesOf()).toEqual([...REPORT_FILE_NAMES].sort());

  const files = await listReportFiles(run.runId);
  await write(0);
  expect([await stateOf(), await listReportFiles(run.runId)]).toEqual([done, files]);
  const { rows: stages } = await pool().query<{ startedAt: Date; finishedAt: Date }>(`select started_at as "startedAt", finished_at as "finishedAt" from run_stages where run_id = $1 and stage = 'report'`, [run.runId]);
  // The run ended with its last report. The files were begun before, all of them at one instant.
  expect(done?.finishedAt?.getTime()).toBeGreaterThanOrEqual(stages[0]?.finishedAt.getTime() ?? Infinity);
  const told = JSON.parse(await readFile(path.join(process.env.STORAGE_DIR ?? "", files.find(({ name }) => name === "result.json")?.storageKey ?? ""), "utf8")) as { run: { status: string; finishedAt: string } };
  expect(told.run).toMatchObject({ status: "completed", finishedAt: stages[0]?.startedAt.toISOString() });

  await deleteRun(run.runId);
  await retireWorker(pool(), worker.id);
});

it("the lines of an anomaly that two problems share are drawn once a system", async () => {
  const shared = `${OUTAGE_KNOWLEDGE}14;Connection pool is almost exhausted;1;Storage controller lost its connection to the disk shelf\n`;
  const archives = [await outageArchive(150), await zip({ ...outageFiles(150), "night/anomalies_problems.csv": shared })];
  await startWorkers(1);
  const found = [];
  for (const [at, archive] of archives.entries()) {
    const runId = await newRun(await inputFile(`Night_${String(41 + at)}.zip`, archive));
    expect((await followRun(runId)).last.status).toBe("completed");
    const { rowCount } = await pool().query("select 1 from findings where run_id = $1", [runId]);
    found.push({ findings: rowCount, systems: (await listTimeline(pool(), runId)).systems });
    await deleteRun(runId);
  }
  await stopWorkers();
  const [one, two] = found;
  expect([one?.findings, two?.findings]).toEqual([4, 5]);
  expect(two?.systems).toEqual(one?.systems);
});
