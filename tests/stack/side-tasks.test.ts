import { afterEach, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { askWorker } from "@/server/services/ask-worker";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { outageArchive } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";

/** Keeps every stage of a run waiting while something is looked at. */
async function whileHeldUp<T>(runId: number, look: () => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query("select 1 from runs where id = $1 for no key update", [runId]);
    return await look();
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const jobsInHand = async (runId: number): Promise<number | null> => (await pool().query("select 1 from etl_jobs where run_id = $1 and status = 'running'", [runId])).rowCount;

describe("what a worker does beside its jobs in hand", () => {
  afterEach(stopWorkers);

  it("is a page's question, which does not wait for a run", async () => {
    const runId = await newRun(await inputFile("Night_31.zip", await outageArchive(120)));
    const { rows } = await pool().query<{ knowledgeBaseId: number; userId: number }>(
      `select (select min(id) from knowledge_bases) as "knowledgeBaseId", (select min(id) from users) as "userId"`,
    );
    const [owner] = rows;
    if (!owner) throw new Error("no knowledge base");
    const answer = await whileHeldUp(runId, async () => {
      await startWorkers(1, { WORKER_CONCURRENCY: "1" });
      await expect.poll(() => jobsInHand(runId), { timeout: 20_000 }).toBe(1);
      return askWorker<"nearest">({ kind: "nearest", ...owner, text: "The disk is full" });
    });
    expect(answer.kind).toBe("nearest");
    expect((await followRun(runId)).last.status).toBe("completed");
  });

  it("is one part of a run's reports at a time, so that the next worker has the other", async () => {
    await startWorkers(1, { WORKER_CONCURRENCY: "2" });
    const runId = await newRun(await inputFile("Night_32.zip", await outageArchive(121)));
    expect((await followRun(runId)).last.status).toBe("completed");
    await expect.poll(() => jobsInHand(runId), { timeout: 20_000 }).toBe(0);
    const { rows } = await pool().query<{ overlap: boolean }>(
      "select started_at < lag(finished_at) over (order by started_at) as overlap from etl_jobs where run_id = $1 and task = 'report' order by started_at",
      [runId],
    );
    expect(rows.map(({ overlap }) => overlap)).toEqual([null, false]);
  });
});
