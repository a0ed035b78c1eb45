import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listCorrectionsToObey } from "@/server/db/corrections";
import { closeEtlJob, openEtlJob } from "@/server/db/etl-jobs";
import { pool } from "@/server/db/client";
import { beginStage, endStage, holdRun } from "@/server/db/run-stages";
import { transaction } from "@/server/db/transaction";
import { registerWorker, retireWorker } from "@/server/db/worker-processes";
import { deleteRun } from "@/server/services/control-run";
import type { Task } from "@/workers/define-task";
import { extractTask } from "@/workers/tasks/extract";
import { generalizeTask } from "@/workers/tasks/generalize";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { outageArchive } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";

const worker = { id: randomUUID(), host: "here", pid: process.pid, concurrency: 1 };
let run: { runId: number; attempt: number };

/** A run that has classified and has linking before it, and no worker that would. */
beforeAll(async () => {
  await startWorkers(1);
  const runId = await newRun(await inputFile("Night_9.zip", await outageArchive(200)));
  expect((await followRun(runId)).last.status).toBe("completed");
  await stopWorkers();
  await pool().query("delete from run_stages where run_id = $1 and stage in ('link', 'aggregate', 'report')", [runId]);
  const { rows } = await pool().query<{ attempt: number }>("update runs set status = 'running', stage = 'link', finished_at = null where id = $1 returning attempt", [runId]);
  run = { runId, attempt: rows[0]?.attempt ?? 0 };
  await registerWorker(pool(), worker);
});

afterAll(async () => {
  await deleteRun(run.runId);
  await retireWorker(pool(), worker.id);
});

const once = (task: Task): Promise<void> => Promise.resolve(task.handler({ workerId: worker.id, isStopping: () => false })({ payload: run, attempt: 1, isLastAttempt: false }));

async function stateOf(): Promise<unknown> {
  const { rows } = await pool().query(
    `select stage, parts_pending, (select count(*)::int from matches where run_id = r.id) as matches, (select count(*)::int from log_templates where run_id = r.id) as templates,
            (select array_agg(distinct status::text) from run_parts where run_id = r.id) as parts, (select count(*)::int from graphile_worker.jobs where key like r.id || ':%') as jobs
       from runs r where id = $1`,
    [run.runId],
  );
  return rows[0];
}

it("a job that is given out again after its stage was written does nothing", async () => {
  const before = await stateOf();
  expect(before).toMatchObject({ stage: "link", matches: expect.any(Number) as number, parts: ["done"], jobs: 0 });
  for (const task of [extractTask, generalizeTask]) {
    await once(task);
    expect([task.name, await stateOf()]).toEqual([task.name, before]);
  }
});

it("a process that was stopped in the middle of a stage writes nothing once another has done it", async () => {
  expect(await beginStage(pool(), run, "link")).not.toBeNull();
  let isHeld = false;
  const other = transaction(async (client) => {
    await holdRun(client, run, "link");
    isHeld = true;
    // The first one comes now, and waits for the run's row.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await endStage(client, run.runId, "link");
    return "written";
  });
  await expect.poll(() => isHeld).toBe(true);
  const first = transaction(async (client) => {
    await holdRun(client, run, "link");
    return "written";
  });
  expect([await first, await other]).toEqual([null, "written"]);
  expect(await beginStage(pool(), run, "link")).toBeNull();
});

it("a run is classified by the corrections its inputs tell, at whatever try", async () => {
  const { rows } = await pool().query<{ id: number }>(
    `insert into corrections (knowledge_base_id, road, text, text_hash, kind, target_id, created_at)
     select v.knowledge_base_id, 'error', 'made meanwhile', '\\x00', 'never', 1, s.started_at + make_interval(secs => n)
       from runs r join knowledge_base_revisions v on v.id = r.revision_id join run_stages s on s.run_id = r.id and s.stage = 'classify', unnest(array[-1, 1]) n where r.id = $1
     returning id`,
    [run.runId],
  );
  expect(rows).toHaveLength(2);
  expect(await listCorrectionsToObey(run.runId)).toEqual([{ road: "error", textHash: "00", kind: "never", targetId: 1 }]);
  await pool().query("delete from corrections where id = any($1)", [rows.map(({ id }) => id)]);
});

it("of a try whose end nobody could write down the next one tells that it is lost", async () => {
  const start = { runId: run.runId, task: "link" as const, part: null, attempt: 1, workerId: worker.id };
  const [one, other] = [await openEtlJob(pool(), start), await openEtlJob(pool(), { ...start, attempt: 2 })];
  await closeEtlJob(pool(), other ?? "", { status: "done", rows: 1, bytes: 0, error: null, peakRssBytes: 0 });
  const { rows } = await pool().query("select status::text from etl_jobs where id = any($1::bigint[]) order by id", [[one, other]]);
  expect(rows).toEqual([{ status: "lost" }, { status: "done" }]);
});
