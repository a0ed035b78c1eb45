import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { Rollback, transaction } from "@/server/db/transaction";
import { registerWorker, retireWorker, takeLostWorkers, workerConnections } from "@/server/db/worker-processes";
import { env } from "@/server/env";
import { enqueue, MAX_ATTEMPTS, removeJobs } from "@/server/queue/jobs";
import { startWorkerPool } from "@/server/queue/worker-pool";
import { cancelRun, deleteRun } from "@/server/services/control-run";
import { runPayload } from "@/workers/define-stage";
import { defineTask } from "@/workers/define-task";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { outageArchive } from "../support/outage";
import { killWorker, startWorkers, stopWorkers } from "../support/worker-processes";

/** No such run: nobody takes these jobs, no worker is running. */
const NOBODY = 2_000_000_000;

async function jobsOf(runId: number): Promise<number> {
  const { rows } = await pool().query<{ jobs: number }>("select count(*)::int as jobs from graphile_worker.jobs where key like $1", [`${String(runId)}:%`]);
  return rows[0]?.jobs ?? -1;
}

describe("a job", () => {
  afterEach(() => removeJobs(pool(), NOBODY));

  it("does not exist where the transaction it was made in is undone", async () => {
    await transaction(async (client) => {
      await enqueue(client, "extract", [{ runId: NOBODY, attempt: 1 }]);
      throw new Rollback();
    });
    expect(await jobsOf(NOBODY)).toBe(0);
    await transaction((client) => enqueue(client, "extract", [{ runId: NOBODY, attempt: 1 }]));
    expect(await jobsOf(NOBODY)).toBe(1);
  });

  it("is there once, however often it is asked for", async () => {
    await enqueue(pool(), "parse", [{ runId: NOBODY, attempt: 1, part: 1 }]);
    await enqueue(pool(), "parse", [
      { runId: NOBODY, attempt: 1, part: 1 },
      { runId: NOBODY, attempt: 1, part: 2 },
    ]);
    expect(await jobsOf(NOBODY)).toBe(2);
  });
});

it("takes no job before the name it is locked in is written down", async () => {
  let write: () => void = () => undefined;
  const written = new Promise<void>((resolve) => (write = resolve));
  const seen: string[] = [];
  await pool().query("select graphile_worker.add_job('echo')");
  const starting = startWorkerPool({
    pool: pool(),
    concurrency: 1,
    handlers: { echo: async () => void seen.push("taken") },
    timedTasks: [],
    register: async () => {
      await written;
      seen.push("registered");
    },
  });
  await setTimeout(300);
  write();
  const workers = await starting;
  await expect.poll(() => seen, { timeout: 5_000 }).toEqual(["registered", "taken"]);
  await workers.stop();
});

describe("a job that fails", () => {
  let runId: number;
  let worker: string;
  beforeEach(async () => {
    runId = await newRun(await inputFile("small.log", "2025-10-06T08:59:32 ERROR os: Disk failed\n"));
    worker = randomUUID();
    await registerWorker(pool(), { id: worker, host: "here", pid: 1, concurrency: 1 });
  });
  afterEach(async () => {
    await deleteRun(runId);
    await retireWorker(pool(), worker);
  });

  /** Its last attempt. */
  const failing = (before: () => Promise<unknown>): Promise<void> => {
    const task = defineTask("link", runPayload, async () => {
      await before();
      throw new Error("rows are missing");
    });
    return task.handler({ workerId: worker, isStopping: () => false })({ payload: { runId, attempt: 1 }, attempt: MAX_ATTEMPTS, isLastAttempt: true });
  };
  const toldOf = async () => {
    const { rows } = await pool().query<{ run: string; job: string; error: string | null }>("select r.status::text as run, j.status::text as job, j.error from etl_jobs j join runs r on r.id = j.run_id where r.id = $1", [runId]);
    return rows;
  };

  it("fails its run where that was the last attempt", async () => {
    await expect(failing(() => Promise.resolve())).rejects.toThrow("rows are missing");
    expect(await toldOf()).toEqual([{ run: "failed", job: "failed", error: "rows are missing" }]);
  });

  it("is over where its run was deleted under it", async () => {
    await failing(() => deleteRun(runId));
    expect(await toldOf()).toEqual([]);
  });

  it("is over where its run was cancelled meanwhile", async () => {
    await failing(() => cancelRun(runId));
    expect(await toldOf()).toEqual([{ run: "cancelled", job: "done", error: null }]);
  });

  it("is the other's where its worker was taken for lost: it stays in the queue, and the run goes on", async () => {
    await expect(failing(() => pool().query("update etl_jobs set status = 'lost' where run_id = $1", [runId]))).rejects.toThrow("link");
    expect(await toldOf()).toEqual([{ run: "queued", job: "lost", error: null }]);
  });
});

/** A worker that took the run's first job `attempts` times, the last one now, and was last heard of long ago. */
async function loseWorker(runId: number, attempts: number): Promise<string> {
  const name = `dead-${randomUUID()}`;
  const { rows } = await pool().query<{ id: string }>("insert into worker_processes (id, host, pid, concurrency, worker_ids, beat_at) values ($1, 'gone', 1, 1, array[$2], now() - interval '1 minute') returning id", [randomUUID(), name]);
  const locked = await pool().query("update graphile_worker._private_jobs set locked_by = $2, locked_at = now(), attempts = $3 where key = $1", [`${String(runId)}:extract`, name, attempts]);
  expect(locked.rowCount).toBe(1);
  return rows[0]?.id ?? "";
}

describe("a worker that was killed", () => {
  let archive: string;
  beforeAll(async () => {
    archive = await inputFile("small.zip", await outageArchive(200));
  });
  afterEach(stopWorkers);

  it("loses its jobs to the living", async () => {
    const runId = await newRun(archive);
    const dead = await loseWorker(runId, 1);
    await startWorkers(1);
    expect((await followRun(runId)).last.status).toBe("completed");
    const { rows } = await pool().query<{ lost: boolean }>("select lost_at is not null as lost from worker_processes where id = $1", [dead]);
    expect(rows).toEqual([{ lost: true }]);
  });

  it("fails the run where that was the last attempt, and leaves no dead job", async () => {
    const runId = await newRun(archive);
    await loseWorker(runId, MAX_ATTEMPTS);
    await startWorkers(1);
    const { last } = await followRun(runId);
    expect([last.status, last.failure]).toEqual(["failed", { code: "internal", params: { stage: "extract" } }]);
    expect(await jobsOf(runId)).toBe(0);
  });

  it("loses them although it was taken for lost before and went on", async () => {
    const [child] = await startWorkers(1);
    if (!child) throw new Error("no worker");
    const { rows } = await pool().query<{ id: string; names: string[] }>("update worker_processes set lost_at = now() where pid = $1 and stopped_at is null returning id, worker_ids as names", [child.pid]);
    const isLost = async (): Promise<boolean | undefined> => (await pool().query<{ lost: boolean }>("select lost_at is not null as lost from worker_processes where id = $1", [rows[0]?.id])).rows[0]?.lost;
    await expect.poll(isLost, { timeout: 10_000 }).toBe(false);
    await killWorker(child);
    await pool().query("update worker_processes set beat_at = now() - interval '11 seconds' where id = $1", [rows[0]?.id]);
    expect(rows[0]?.names.length).toBeGreaterThan(0);
    expect(await takeLostWorkers()).toEqual(rows[0]?.names);
  });

  it("holds nothing any more, though it was only stopped in the middle of a transaction", async () => {
    const runId = await newRun(archive);
    const id = await loseWorker(runId, 1);
    const stopped = new pg.Client({ connectionString: env().DATABASE_URL, application_name: workerConnections(id) });
    const ended = new Promise<void>((resolve) => stopped.once("end", resolve));
    stopped.on("error", () => undefined);
    await stopped.connect();
    await stopped.query("begin");
    await stopped.query("select 1 from runs where id = $1 for update", [runId]);
    await startWorkers(1);
    expect((await followRun(runId)).last.status).toBe("completed");
    await ended;
  });

  it("is known by the name of its connections", async () => {
    const [child] = await startWorkers(1);
    const { rows } = await pool().query<{ connections: number }>(
      "select (select count(*)::int from pg_stat_activity a where a.application_name = $2 || w.id) as connections from worker_processes w where w.pid = $1 and w.stopped_at is null",
      [child?.pid, workerConnections("")],
    );
    expect(rows[0]?.connections).toBeGreaterThan(0);
  });

  it("is told from one that is slow but beats", async () => {
    const runId = await newRun(archive);
    const slow = await loseWorker(runId, 1);
    await pool().query("update worker_processes set beat_at = now() where id = $1", [slow]);
    expect(await takeLostWorkers()).toEqual([]);
    await pool().query("update worker_processes set beat_at = now() - interval '11 seconds' where id = $1", [slow]);
    expect((await takeLostWorkers()).length).toBe(1);
    await pool().query("delete from graphile_worker._private_jobs where key = $1", [`${String(runId)}:extract`]);
    // Nobody works on it: left waiting, it would count for the files after this one.
    await pool().query("delete from runs where id = $1", [runId]);
  });
});
