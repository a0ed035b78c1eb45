import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { SETTING_RULES } from "@/server/domain/installation-settings";
import { env } from "@/server/env";
import { createRun } from "@/server/services/create-run";
import { claimStorage } from "@/server/services/claim-storage";
import { sweep } from "@/server/services/retention";
import { completeUpload, receiveBytes, startUpload } from "@/server/services/uploads";
import { newPerson, type TestPerson } from "../support/new-person";
import { inputFile, newRun } from "../support/new-run";
import { startWorkers, stopWorkers } from "../support/worker-processes";

const LOG = "2025-10-06T08:59:32 ERROR os: Disk failed\n";
const DAY_MS = 24 * 3_600_000;

let admin: TestPerson;
let log: string;
beforeAll(async () => {
  admin = await newPerson("admin");
  log = await inputFile("a.log", LOG);
});

/** Takes back what a test has set; what the installation is told apart by stays. */
async function forgetSettings(): Promise<void> {
  await pool().query("delete from settings where key not in ('auth.secret', 'installation.id')");
}

/** Ends a run some days ago. */
async function endRun(runId: number, daysAgo: number): Promise<void> {
  await pool().query("update runs set status = 'completed', finished_at = now() - make_interval(days => $2) where id = $1", [runId, daysAgo]);
}

async function upload({ daysAgo = 0, isComplete = true } = {}): Promise<string> {
  const started = await startUpload({ name: "a.log", bytes: LOG.length, createdById: admin.userId });
  if (started.kind === "refused") throw new Error(started.reason.code);
  await receiveBytes(started.uploadId, admin.userId, { offset: 0, announced: null }, (async function* () { yield Buffer.from(isComplete ? LOG : "20"); })());
  if (isComplete) await completeUpload(started.uploadId, admin.userId);
  await pool().query("update uploads set created_at = now() - make_interval(days => $2), completed_at = completed_at - make_interval(days => $2) where id = $1::uuid", [started.uploadId, daysAgo]);
  return started.uploadId;
}

async function runOver(uploadId: string): Promise<number> {
  const created = await createRun({ source: { kind: "upload", uploadId }, model: "light", retain: "all", timeZone: "UTC", locale: "en", createdById: admin.userId });
  if (created.kind === "refused") throw new Error(created.reason.code);
  return created.runId;
}

const inStorage = (key: string): string => path.join(process.env.STORAGE_DIR ?? "", key);
const exists = async (table: "runs" | "uploads", id: number | string): Promise<boolean> => (await pool().query(`select 1 from ${table} where id::text = $1`, [String(id)])).rowCount === 1;

async function agedFile(key: string, daysAgo: number): Promise<string> {
  const file = inStorage(key);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, "x");
  const at = new Date(Date.now() - daysAgo * DAY_MS);
  await utimes(file, at, at);
  return file;
}

describe("settings", () => {
  afterAll(forgetSettings);

  it("hold for what comes after, and a run keeps those it was made with", async () => {
    const api = await admin.api();
    const before = await newRun(log);
    await api.settings.change({ changes: { lineCharacters: 2_000, novelWindowMinutes: 7, predictionWindowHours: 6, matching: "strict" } });
    const after = await newRun(log, { matching: undefined });
    const { rows } = await pool().query<{ matching: string; line: number; minutes: number; hours: number }>(
      "select matching::text as matching, (settings->>'maxLineLength')::int as line, ((settings->>'novelWindowMicros')::float8 / 60000000) as minutes, ((settings->>'predictionWindowMicros')::float8 / 3600000000) as hours from runs where id = any($1::int[]) order by id",
      [[before, after]],
    );
    expect(rows).toEqual([
      { matching: "calibrated", line: SETTING_RULES.lineCharacters.initial, minutes: 5, hours: 24 },
      { matching: "strict", line: 2_000, minutes: 7, hours: 6 },
    ]);
  });

  it("limit what is taken in: the size of an upload, runs that wait", async () => {
    const api = await admin.api();
    await api.settings.change({ changes: { uploadBytes: 1_000_000, queuedRuns: 1 } });
    expect(await api.uploads.limit()).toEqual({ bytes: 1_000_000 });
    await expect(api.uploads.create({ name: "big.zip", bytes: 1_000_001 })).rejects.toMatchObject({ reason: { code: "upload-too-large" } });
    await expect(newRun(log)).rejects.toThrow("queue-full");
    await forgetSettings();
    expect(await newRun(log)).toBeGreaterThan(0);
  });

  it("are refused out of range or where the environment sets them, all or none", async () => {
    const api = await admin.api();
    await expect(api.settings.change({ changes: { runDays: 30, entries: 0 } })).rejects.toMatchObject({ reason: { code: "setting-out-of-range" } });
    env().RETENTION_RUN_DAYS = 400;
    try {
      await expect(api.settings.change({ changes: { uploadDays: 30, runDays: 30 } })).rejects.toMatchObject({ reason: { code: "setting-locked" } });
      expect((await api.settings.list()).runDays).toEqual({ value: 400, origin: "environment" });
    } finally {
      delete env().RETENTION_RUN_DAYS;
    }
    const now = await api.settings.list();
    expect([now.runDays.origin, now.uploadDays.origin]).toEqual(["initial", "initial"]);
    await api.settings.change({ changes: { uploadDays: 30 } });
    expect((await api.settings.list()).uploadDays).toEqual({ value: 30, origin: "stored" });
    await api.settings.change({ changes: { uploadDays: null } });
    expect((await api.settings.list()).uploadDays.origin).toBe("initial");
  });
});

describe("a sweep", () => {
  afterEach(forgetSettings);

  it("keeps everything where no time is set, however old", async () => {
    const uploadId = await upload({ daysAgo: 4_000 });
    const runId = await runOver(uploadId);
    await endRun(runId, 4_000);
    await sweep(new Date());
    expect([await exists("runs", runId), await exists("uploads", uploadId)]).toEqual([true, true]);
  });

  it("removes runs past their time with their files and uploads, and leaves younger ones and those at work", async () => {
    await (await admin.api()).settings.change({ changes: { runDays: 30 } });
    const uploadId = await upload({ daysAgo: 31 });
    const [old, young, waiting] = [await runOver(uploadId), await newRun(log), await newRun(log)];
    await endRun(old, 31);
    await endRun(young, 29);
    await pool().query("update runs set created_at = now() - interval '90 days' where id = $1", [waiting]);
    const file = await agedFile(`runs/${String(old)}/1/reports/a.csv`, 0);
    const swept = await sweep(new Date());
    expect(await Promise.all([old, young, waiting].map((id) => exists("runs", id)))).toEqual([false, true, true]);
    expect([existsSync(file), await exists("uploads", uploadId), existsSync(inStorage(`uploads/${uploadId}`))]).toEqual([false, false, false]);
    expect(swept.runs).toBeGreaterThanOrEqual(1);
    expect(await sweep(new Date())).toMatchObject({ runs: 0, uploads: 0 });
  });

  it("removes uploads past their time, but not from under a run that waits", async () => {
    await (await admin.api()).settings.change({ changes: { uploadDays: 7 } });
    const [done, needed] = [await upload({ daysAgo: 8 }), await upload({ daysAgo: 8 })];
    const [ended] = [await runOver(done), await runOver(needed)];
    await endRun(ended, 1);
    await sweep(new Date());
    expect([await exists("runs", ended), await exists("uploads", done), existsSync(inStorage(`uploads/${done}`)), await exists("uploads", needed)]).toEqual([true, false, false, true]);
  });

  it("removes what nobody refers to: uploads of no run, broken off ones, half-written objects, folders of runs that are gone", async () => {
    const [unused, fresh, broken] = [await upload({ daysAgo: 2 }), await upload(), await upload({ daysAgo: 3, isComplete: false })];
    const resumed = await upload({ daysAgo: 3, isComplete: false });
    const old = new Date(Date.now() - 3 * DAY_MS);
    await utimes(inStorage(`uploads/${broken}`), old, old);
    const [half, writing] = [await agedFile(`.unfinished/${randomUUID()}`, 1), await agedFile(`.unfinished/${randomUUID()}`, 0)];
    const [orphan, lost] = [await agedFile("runs/1999999999/1/blocks/0", 0), await agedFile(`uploads/${randomUUID()}`, 3)];
    await sweep(new Date());
    expect(await Promise.all([unused, fresh, broken, resumed].map((id) => exists("uploads", id)))).toEqual([false, true, false, true]);
    expect([half, writing, orphan, lost].map((file) => existsSync(file))).toEqual([false, true, false, false]);
  });

  it("removes sessions that ended long ago", async () => {
    const person = await newPerson("viewer");
    await pool().query("update sessions set ended_at = now() - interval '31 days' where id = $1::uuid", [person.sessionId]);
    await sweep(new Date());
    expect((await pool().query("select 1 from sessions where id = $1::uuid", [person.sessionId])).rowCount).toBe(0);
  });
});

describe("the workers", () => {
  afterEach(stopWorkers);

  it("sweep when the time comes, and the job stands in the history", async () => {
    await pool().query("update runs set status = 'cancelled', finished_at = now() where status = 'queued'");
    await pool().query("delete from graphile_worker._private_jobs");
    const half = await agedFile(`.unfinished/${randomUUID()}`, 1);
    await startWorkers(1);
    await pool().query("select graphile_worker.add_job('sweep', job_key => 'sweep', max_attempts => 1)");
    const end = Date.now() + 30_000;
    let jobs: { status: string; rows: number }[] = [];
    // The clock may have asked for one as well: then one of the two has nothing left to do.
    while (!jobs.some(({ rows }) => rows > 0) && Date.now() < end) {
      jobs = (await pool().query<{ status: string; rows: number }>("select status::text as status, rows::int as rows from etl_jobs where task = 'sweep' and status <> 'running'")).rows;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(jobs.some(({ rows }) => rows > 0)).toBe(true);
    expect(new Set(jobs.map(({ status }) => status))).toEqual(new Set(["done"]));
    expect(existsSync(half)).toBe(false);
    const { rows } = await pool().query<{ identifier: string }>("select identifier from graphile_worker._private_known_crontabs");
    expect(rows.map(({ identifier }) => identifier)).toContain("sweep");
  });
});

it("a storage is one installation's: another one's is left alone", async () => {
  expect([await claimStorage(), await claimStorage()]).toEqual([true, true]);
  const own = await readFile(inStorage("installation"));
  await writeFile(inStorage("installation"), randomUUID());
  expect(await claimStorage()).toBe(false);
  await writeFile(inStorage("installation"), own);
  expect(await claimStorage()).toBe(true);
});
