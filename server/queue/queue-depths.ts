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

/** Whether the queue's tables are there. */
export async function hasQueue(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ present: boolean }>("select to_regclass('graphile_worker.jobs') is not null as present");
  return rows[0]?.present ?? false;
}
