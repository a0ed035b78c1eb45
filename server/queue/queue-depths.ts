import type { Pool } from "pg";
import type { QueueDepth } from "@/server/metrics/installation-metrics";

/** The jobs in the queue by task; a task without any is not in the list. Throws where the queue's tables cannot be read. */
export async function listQueueDepths(pool: Pool): Promise<QueueDepth[]> {
  const { rows } = await pool.query<QueueDepth>(
    `select task_identifier as task,
            count(*) filter (where locked_at is null and run_at <= now())::int as waiting,
            count(*) filter (where locked_at is not null)::int as working,
            count(*) filter (where locked_at is null and run_at > now())::int as delayed,
            coalesce(extract(epoch from now() - min(run_at) filter (where locked_at is null and run_at <= now())), 0)::float8 as "oldestSeconds"
       from graphile_worker.jobs group by 1`,
  );
  return rows;
}

/** Finds out whether the queue's tables are there and can be read; throws what the database says where not. */
export async function touchQueue(pool: Pool): Promise<void> {
  await pool.query("select 1 from graphile_worker.jobs limit 1");
}
