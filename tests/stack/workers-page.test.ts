import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { newPerson, type TestPerson } from "../support/new-person";
import { inputFile, newRun } from "../support/new-run";

const LOG = "2025-10-06T08:59:32 ERROR os: Disk failed\n";

let viewer: TestPerson;
let runId: number;

async function newWorker(fields: { silentSeconds: number; isStopped?: boolean }): Promise<string> {
  const id = randomUUID();
  await pool().query(
    "insert into worker_processes (id, host, pid, concurrency, worker_ids, beat_at, stopped_at, rss_bytes, cpu_share) values ($1, 'node-a', 4127, 2, '{}', now() - make_interval(secs => $2), case when $3 then now() end, 400000000, 0.5)",
    [id, fields.silentSeconds, fields.isStopped ?? false],
  );
  return id;
}

interface JobFields {
  worker: string;
  task?: string;
  part?: number;
  attempt?: number;
  status?: string;
  rows?: number;
  startedAgo: number;
  endedAgo?: number;
  error?: string;
}

async function newJob({ worker, task = "parse", part, attempt = 1, status = "done", rows = 0, startedAgo, endedAgo, error }: JobFields): Promise<string> {
  const { rows: made } = await pool().query<{ id: string }>(
    `insert into etl_jobs (run_id, stage, task, part, attempt, worker_id, status, rows, started_at, finished_at, error)
     values ($1, $2::"Stage", $2, $3, $4, $5, $6::"EtlJobStatus", $7, now() - make_interval(secs => $8), now() - make_interval(secs => $9), $10) returning id`,
    [runId, task, part ?? null, attempt, worker, status, rows, startedAgo, endedAgo ?? null, error ?? null],
  );
  return made[0]?.id ?? "";
}

beforeAll(async () => {
  // The jobs of the tests before would be counted with ours.
  await pool().query("delete from etl_jobs");
  viewer = await newPerson("viewer");
  runId = await newRun(await inputFile("Night_9.log", LOG));
});

afterAll(async () => {
  await pool().query("delete from runs where id = $1", [runId]);
  await pool().query("delete from worker_processes where host = 'node-a'");
});

describe("the picture of the workers", () => {
  it("has who is alive with the job in hand, who was lost and who went on with its job, and not who left long ago", async () => {
    const [alive, lost, left] = [await newWorker({ silentSeconds: 1 }), await newWorker({ silentSeconds: 40 }), await newWorker({ silentSeconds: 700, isStopped: true })];
    await newJob({ worker: lost, part: 23, status: "lost", startedAgo: 60, endedAgo: 30 });
    await newJob({ worker: alive, part: 23, attempt: 2, status: "running", startedAgo: 20 });
    const { workers, jobs, queue } = await (await viewer.api()).workers.picture({ minutes: 3 });
    const ours = new Map(workers.map((worker) => [worker.id, worker]));
    expect(ours.get(alive)).toMatchObject({ state: "alive", rssBytes: 4e8, cpuShare: 0.5, heir: null, jobs: [{ task: "parse", part: 23, attempt: 2, runId, runName: "Night_9" }] });
    expect(ours.get(lost)).toMatchObject({ state: "lost", jobs: [], heir: { host: "node-a", pid: 4127 } });
    expect(ours.get(lost)?.silentMs).toBeGreaterThan(39_000);
    expect(ours.has(left)).toBe(false);
    expect(jobs.filter((job) => job.part === 23).map(({ workerId, status, endMs }) => [workerId, status, endMs === null])).toEqual([[lost, "lost", false], [alive, "running", true]]);
    // The run that waits.
    expect(queue.find(({ task }) => task === "extract")?.waiting).toBeGreaterThanOrEqual(1);
  });

  it("counts what was done within the window, and how fast records were parsed", async () => {
    const worker = await newWorker({ silentSeconds: 1 });
    await newJob({ worker, part: 1, rows: 10_000, startedAgo: 130, endedAgo: 120 });
    await newJob({ worker, part: 2, rows: 10_000, startedAgo: 300, endedAgo: 290 });
    await newJob({ worker, task: "embed", status: "failed", startedAgo: 50, endedAgo: 49 });
    const { queue, throughput, jobs } = await (await viewer.api()).workers.picture({ minutes: 3 });
    expect(queue.find(({ task }) => task === "parse")?.done).toBe(1);
    expect(queue.find(({ task }) => task === "embed")?.done ?? 0).toBe(0);
    expect(jobs.some((job) => job.workerId === worker && job.part === 2)).toBe(false);
    const slice = (throughput.toMs - throughput.fromMs) / throughput.rates.length / 1_000;
    expect(throughput.rates.reduce((sum, rate) => sum + rate * slice, 0)).toBeCloseTo(20_000, 0);
  });
});

describe("the history of jobs", () => {
  it("is narrowed by stage, status and words, and paged", async () => {
    const worker = await newWorker({ silentSeconds: 1 });
    const failed = await newJob({ worker, task: "classify", status: "failed", error: "ECONNRESET 100%", startedAgo: 9, endedAgo: 8 });
    await newJob({ worker, task: "classify", attempt: 2, startedAgo: 7, endedAgo: 6 });
    const { history } = (await viewer.api()).workers;
    const page = { offset: 0, limit: 10 };
    expect((await history({ ...page, task: "classify" })).rows.map(({ attempt, status }) => [attempt, status])).toEqual([[2, "done"], [1, "failed"]]);
    expect(await history({ ...page, task: "classify", status: "failed" })).toMatchObject({ total: 1, rows: [{ id: failed, error: "ECONNRESET 100%", runName: "Night_9", pid: 4127 }] });
    expect((await history({ ...page, text: "reset 100%" })).total).toBe(1);
    expect((await history({ ...page, text: failed })).rows.map(({ id }) => id)).toContain(failed);
    expect(await history({ ...page, task: "classify", offset: 1, limit: 1 })).toMatchObject({ total: 2, rows: [{ id: failed }] });
  });

  it("says of how many parts a job is one, whatever it does", async () => {
    await pool().query("update runs set parts_total = 8 where id = $1", [runId]);
    const worker = await newWorker({ silentSeconds: 1 });
    const [parse, report, link] = [await newJob({ worker, part: 3, startedAgo: 5, endedAgo: 4 }), await newJob({ worker, task: "report", part: 1, status: "running", startedAgo: 3 }), await newJob({ worker, task: "link", startedAgo: 3, endedAgo: 2 })];
    const api = await viewer.api();
    const { rows } = await api.workers.history({ offset: 0, limit: 100 });
    const partsOf = (id: string) => rows.filter((row) => row.id === id).map(({ part, partsTotal }) => [part, partsTotal]);
    expect([partsOf(parse), partsOf(report)]).toEqual([[[3, 8]], [[1, 2]]]);
    expect(rows.find(({ id }) => id === link)?.part).toBeNull();
    const { workers } = await api.workers.picture({ minutes: 3 });
    expect(workers.find(({ id }) => id === worker)?.jobs).toMatchObject([{ id: report, part: 1, partsTotal: 2 }]);
  });
});
