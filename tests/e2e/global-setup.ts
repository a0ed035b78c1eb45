import { pool } from "@/server/db/client";
import { seed } from "@/server/services/seed-knowledge";
import { prepareBrowser } from "../support/browser";
import { startTestRun } from "../support/test-run";
import { startWorkers, stopWorkers } from "../support/worker-processes";

/** How long the vectors of the shipped knowledge may take on a busy machine. */
const PATIENCE_MILLISECONDS = 120_000;

/**
 * The database that those of the products are copied from: what it holds is what `npm start` makes before the first person
 * comes, the administrator left out. The vectors of the shipped knowledge, seconds of work, are made once.
 */
export default (): Promise<() => Promise<void>> =>
  startTestRun(async () => {
    await seed();
    try {
      await startWorkers(1);
      await waitForNoJobs();
    } finally {
      await stopWorkers();
    }
    await pool().query("delete from worker_processes");
    await prepareBrowser();
  });

async function waitForNoJobs(): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    if ((await pool().query("select 1 from graphile_worker.jobs limit 1")).rowCount === 0) return;
    if (Date.now() > end) throw new Error("the shipped knowledge is still not embedded");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
