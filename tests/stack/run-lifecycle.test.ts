import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { listRunsWithTable } from "@/server/db/record-table";
import { listReportFiles } from "@/server/db/report-files";
import { dropIdleTables } from "@/server/db/run-control";
import { STAGES } from "@/server/domain/pipeline";
import { cancelRun, classifyRunAgain, deleteRun, endAsFailed, removeEarlierFiles, retryRun } from "@/server/services/control-run";
import { defaultStorage } from "@/server/storage/default-storage";
import { readLines } from "@/server/services/surrounding-lines";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { outageArchive, outageFiles } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { zip } from "../support/zip";

/** Lines in each of three logs: enough for a table of the run's own and for several parts. */
const LINES = 60_000;

async function tableOf(runId: number): Promise<string | null> {
  const { rows } = await pool().query<{ table: string | null }>("select to_regclass($1)::text as table", [`log_records_${String(runId)}`]);
  return rows[0]?.table ?? null;
}

/** Waits until the table of a run's own is gone: while somebody reads or writes records, it is dropped the next time. */
async function tableGone(runId: number): Promise<void> {
  await expect.poll(async () => {
    await dropIdleTables([runId]);
    return tableOf(runId);
  }, { timeout: 10_000 }).toBeNull();
}

/** Rows that any table has of a run, by table; tables without any are left out. */
async function rowsOf(runId: number): Promise<Record<string, number>> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'run_id' and t.table_type = 'BASE TABLE'`,
  );
  const counted = await Promise.all(tables.map(async ({ name }) => [name, (await pool().query<{ rows: number }>(`select count(*)::int as rows from ${name} where run_id = $1`, [runId])).rows[0]?.rows ?? 0] as const));
  return Object.fromEntries(counted.filter(([, rows]) => rows > 0));
}

const folderOf = (runId: number): string => path.join(process.env.STORAGE_DIR ?? "", "runs", String(runId));

/** Waits until no worker has a job of the run in hand. */
async function settled(runId: number): Promise<void> {
  for (;;) {
    const { rows } = await pool().query<{ jobs: number }>("select count(*)::int as jobs from graphile_worker.jobs where key like $1", [`${String(runId)}:%`]);
    if (rows[0]?.jobs === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("a run", () => {
  let archive: string;
  beforeAll(async () => {
    archive = await inputFile("Night_7.zip", await outageArchive(LINES));
    await startWorkers(2);
  });
  afterAll(stopWorkers);

  it("completes stage by stage, its progress never goes back, and deleting it leaves nothing", async () => {
    const runId = await newRun(archive);
    const { last, seen } = await followRun(runId);
    expect([last.status, last.progress, last.failure]).toEqual(["completed", 100, null]);
    const progress = seen.map((state) => state.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(new Set(progress).size).toBeGreaterThan(4);
    const { rows: stages } = await pool().query<{ stage: string }>("select stage from run_stages where run_id = $1 and finished_at >= started_at order by stage", [runId]);
    expect(stages.map((row) => row.stage)).toEqual([...STAGES]);
    // A run is complete with its reports; the job that wrote them says so a moment later.
    await settled(runId);
    const { rows: jobs } = await pool().query<{ task: string }>("select distinct task from etl_jobs where run_id = $1 and status = 'done' and worker_id is not null", [runId]);
    expect(jobs.map((row) => row.task).sort()).toEqual([...STAGES].sort());
    const files = await listReportFiles(runId);
    expect(await Promise.all(files.map(async (file) => (await defaultStorage().find(file.storageKey))?.bytes))).toEqual(files.map((file) => file.bytes));
    expect(files.length).toBeGreaterThanOrEqual(9);
    expect(await tableOf(runId)).not.toBeNull();
    expect(existsSync(folderOf(runId))).toBe(true);

    expect(await deleteRun(runId)).toEqual({ kind: "done" });
    expect(await rowsOf(runId)).toEqual({});
    expect(existsSync(folderOf(runId))).toBe(false);
    await tableGone(runId);
    expect(await deleteRun(runId)).toEqual({ kind: "not-found" });
  });

  it("is cancelled at work, keeps nothing that was read, and completes when it is retried", async () => {
    const runId = await newRun(archive);
    const { last } = await followRun(runId, { isEnough: (state) => state.stage === "parse" });
    expect(last.status).toBe("running");
    expect(await cancelRun(runId)).toEqual({ kind: "done" });
    expect((await followRun(runId)).last.status).toBe("cancelled");
    await settled(runId);
    expect((await followRun(runId)).last.status).toBe("cancelled");
    await tableGone(runId);
    expect((await pool().query("select 1 from raw_logs where run_id = $1 limit 1", [runId])).rowCount).toBe(0);
    expect(await cancelRun(runId)).toMatchObject({ kind: "refused", reason: { code: "run-not-active" } });

    expect(await retryRun(runId)).toEqual({ kind: "done" });
    const again = await followRun(runId);
    expect([again.last.status, again.last.progress]).toEqual(["completed", 100]);
    const { rows } = await pool().query("select events::int, (select count(*)::int from raw_logs l where l.run_id = r.id) as stored from runs r where id = $1", [runId]);
    expect(rows).toEqual([{ events: 3 * LINES + 12, stored: 3 * LINES + 12 }]);
    await deleteRun(runId);
  });

  it.each([
    ["is cancelled", cancelRun],
    ["fails", async (runId: number) => endAsFailed({ runId, attempt: (await pool().query<{ attempt: number }>("select attempt from runs where id = $1", [runId])).rows[0]?.attempt ?? 0 }, { code: "disk-full", params: {} })],
  ])("gives the space back of what it has unpacked when it %s", async (_how, end) => {
    const runId = await newRun(await inputFile("Nights.zip", await zip({ "Night_7.zip": await outageArchive(LINES) })));
    await followRun(runId, { isEnough: (state) => state.stage === "parse" });
    expect(await defaultStorage().list(`runs/${String(runId)}`)).toHaveLength(1);
    await end(runId);
    await settled(runId);
    expect(await defaultStorage().list(`runs/${String(runId)}`)).toEqual([]);
    expect(await retryRun(runId)).toEqual({ kind: "done" });
    expect((await followRun(runId)).last.status).toBe("completed");
    expect(await defaultStorage().list(`runs/${String(runId)}`)).toHaveLength(1);
    await deleteRun(runId);
  });

  it("keeps what it was read from when it is classified again, be that an archive within another and nothing else", async () => {
    const inPlace = Object.fromEntries(Object.entries(outageFiles(200)).filter(([name]) => !name.endsWith(".gz")));
    const runId = await newRun(await inputFile("Nights.zip", await zip({ "Night_7.zip": await zip(inPlace) })));
    expect((await followRun(runId)).last.status).toBe("completed");
    expect(await classifyRunAgain(runId)).toEqual({ kind: "done" });
    expect((await followRun(runId)).last.status).toBe("completed");
    await settled(runId);
    await removeEarlierFiles(runId);
    expect(await readLines({ runId, fileNumber: 0, from: 1, to: 1 })).toMatchObject({ kind: "lines", lines: [{ number: 1 }] });
    await deleteRun(runId);
  });

  it("goes on where somebody asks for what cannot be done now", async () => {
    const runId = await newRun(archive);
    await followRun(runId, { isEnough: (state) => state.stage === "parse" });
    expect(await retryRun(runId)).toMatchObject({ kind: "refused", reason: { code: "run-not-retryable" } });
    expect((await followRun(runId)).last.status).toBe("completed");
    await deleteRun(runId);
  });

  it("is deleted at work", async () => {
    const runId = await newRun(archive);
    await followRun(runId, { isEnough: (state) => state.stage === "parse" });
    expect(await deleteRun(runId)).toEqual({ kind: "done" });
    await settled(runId);
    expect(await rowsOf(runId)).toEqual({});
    expect(existsSync(folderOf(runId))).toBe(false);
    await tableGone(runId);
  });

  it("is deleted while another is being read, and keeps nobody waiting", async () => {
    const [runId, otherId] = [await newRun(archive), await newRun(archive)];
    for (const id of [runId, otherId]) expect((await followRun(id)).last.status).toBe("completed");
    await settled(otherId);
    const reader = await pool().connect();
    try {
      // As a part of another run does until all of it is read.
      await reader.query(`begin`);
      await reader.query(`insert into log_records_${String(otherId)} select * from log_records_${String(otherId)} limit 1`);
      expect(await deleteRun(runId)).toEqual({ kind: "done" });
      expect(await rowsOf(runId)).toEqual({});
      expect(await tableOf(runId)).not.toBeNull();
      expect((await pool().query("select 1 from log_records where partition_key = $1 limit 1", [otherId])).rowCount).toBe(1);
    } finally {
      await reader.query("rollback");
      reader.release();
    }
    expect(await listRunsWithTable(pool())).toContain(runId);
    expect(await dropIdleTables(await listRunsWithTable(pool()))).toBe(1);
    expect(await tableOf(otherId)).not.toBeNull();
    await deleteRun(otherId);
  });

  it("fails with a reason where the fault is found only at work", async () => {
    const bad = await inputFile("bad.zip", await zip({ ...outageFiles(50), "night/anomalies_problems.csv": "anomaly_id,text,problem_id\n1,Disk is slow,2\n" }));
    const runId = await newRun(bad);
    const { last } = await followRun(runId);
    expect([last.status, last.failure?.code]).toEqual(["failed", "knowledge-base-refused"]);
    await settled(runId);
    await deleteRun(runId);
  });
});
