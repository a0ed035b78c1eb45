import { pool } from "@/server/db/client";

const LOOK_MILLISECONDS = 50;

/** Waits until the queue has no job of a task any more, waiting or in hand. */
export async function untilDone(task: "embed-revision" | "index-records", id: number): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query("select 1 from graphile_worker.jobs where key = $1", [`${task}:${String(id)}`]);
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}
