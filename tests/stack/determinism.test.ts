import type { ChildProcess } from "node:child_process";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { writtenResult } from "../support/comparable-result";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { outageArchive } from "../support/outage";
import { OUTAGE_PAIRS } from "../support/outage";
import { killWorker, startWorkers, stopWorkers } from "../support/worker-processes";

/** Lines in each of three logs: about 8 MB each, so that parts are cut across and within files. */
const LINES = 150_000;

async function parsers(runId: number): Promise<number> {
  const { rows } = await pool().query<{ workers: number }>("select count(distinct worker_id)::int as workers from etl_jobs where run_id = $1 and task = 'parse' and status = 'done'", [runId]);
  return rows[0]?.workers ?? 0;
}

/** Parts of the run that this process has in hand. */
async function partsInHand(runId: number, worker: ChildProcess): Promise<number> {
  const { rows } = await pool().query<{ jobs: number }>(
    "select count(*)::int as jobs from etl_jobs e join worker_processes w on w.id = e.worker_id where e.run_id = $1 and e.task = 'parse' and e.status = 'running' and w.pid = $2 and w.lost_at is null and w.stopped_at is null",
    [runId, worker.pid],
  );
  return rows[0]?.jobs ?? 0;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Stops one of the workers while it reads a part: a stopped process cannot end it between the look and what follows. */
async function stopInMidPart(runId: number, workers: readonly ChildProcess[]): Promise<ChildProcess> {
  for (;;) {
    for (const worker of workers) {
      if ((await partsInHand(runId, worker)) === 0) continue;
      worker.kill("SIGSTOP");
      await pause(100);
      if ((await partsInHand(runId, worker)) > 0) return worker;
      worker.kill("SIGCONT");
    }
  }
}

describe("the result", () => {
  let archive: string;
  let first: Record<string, unknown>;

  beforeAll(async () => {
    archive = await inputFile("Night_12.zip", await outageArchive(LINES));
    await startWorkers(1, { WORKER_CONCURRENCY: "1" });
    const runId = await newRun(archive);
    expect((await followRun(runId)).last.status).toBe("completed");
    first = await writtenResult(runId);
    await stopWorkers();
  });
  afterEach(stopWorkers);

  it("is the known answer with one worker", () => {
    const findings = first.findings as { anomalyId: number; problemId: number }[];
    expect(findings.map(({ anomalyId, problemId }) => [anomalyId, problemId]).sort()).toEqual(OUTAGE_PAIRS);
  });

  it("is the same from three workers", async () => {
    await startWorkers(3, { WORKER_CONCURRENCY: "1" });
    const runId = await newRun(archive);
    expect((await followRun(runId)).last.status).toBe("completed");
    expect(await parsers(runId)).toBeGreaterThan(1);
    expect(await writtenResult(runId)).toEqual(first);
  });

  it("is the same from three of which one is killed in mid-run", async () => {
    const workers = await startWorkers(3, { WORKER_CONCURRENCY: "1" });
    const runId = await newRun(archive);
    await killWorker(await stopInMidPart(runId, workers));
    expect((await followRun(runId)).last.status).toBe("completed");
    const { rows } = await pool().query("select 1 from etl_jobs where run_id = $1 and status = 'lost'", [runId]);
    expect(rows.length).toBe(1);
    expect(await writtenResult(runId)).toEqual(first);
  });

  it("is the same where one sleeps in mid-part, wakes when others have done its work, and says of it that it was lost", async () => {
    const [sleeper] = await startWorkers(1, { WORKER_CONCURRENCY: "1" });
    if (!sleeper) throw new Error("no worker");
    const runId = await newRun(archive);
    await stopInMidPart(runId, [sleeper]);
    await pool().query("update worker_processes set beat_at = now() - interval '1 minute' where pid = $1", [sleeper.pid]);
    await startWorkers(1, { WORKER_CONCURRENCY: "1" });
    expect((await followRun(runId)).last.status).toBe("completed");
    sleeper.kill("SIGCONT");
    // Waits for what they have in hand.
    await stopWorkers();
    const { rows } = await pool().query<{ status: string; jobs: number }>("select e.status::text as status, count(*)::int as jobs from etl_jobs e where e.run_id = $1 and e.status <> 'done' group by 1", [runId]);
    expect(rows).toEqual([{ status: "lost", jobs: 1 }]);
    expect(await writtenResult(runId)).toEqual(first);
  });
});
