import { enqueue, removeJobs } from "@/server/queue/jobs";
import { removeRecords, SHARED_PARTITION } from "./record-table";
import { transaction } from "./transaction";

interface ControlledRun {
  status: string;
  attempt: number;
  partitionKey: number;
}

const RESULT_TABLES = ["matches", "log_templates", "masked_messages", "log_origins", "run_parts", "log_files", "findings", "run_incidents", "run_predictions", "run_novel_anomalies", "run_unmatched_errors", "run_ambiguous", "severity_buckets", "finding_buckets", "report_files", "run_stages"];

/** Locks a run and takes it away from its jobs: from here on, what they still write is dropped. */
async function takeRun(client: Parameters<typeof removeJobs>[0], runId: number): Promise<ControlledRun | null> {
  const { rows } = await client.query<ControlledRun>(`update runs set attempt = attempt + 1 where id = $1 returning status, attempt, partition_key as "partitionKey"`, [runId]);
  if (!rows[0]) return null;
  await removeJobs(client, runId);
  return rows[0];
}

export type ControlOutcome = "done" | "not-found" | "not-now";

/** Stops a run that is queued or at work. What it has read so far is removed. */
export async function cancelRunRow(runId: number): Promise<ControlOutcome> {
  const outcome = await transaction(async (client): Promise<ControlOutcome> => {
    const run = await takeRun(client, runId);
    if (!run) return "not-found";
    if (run.status !== "queued" && run.status !== "running") return "not-now";
    await client.query("update runs set status = 'cancelled', finished_at = now(), partition_key = 0 where id = $1", [runId]);
    await removeRecords(client, runId, run.partitionKey);
    return "done";
  });
  return outcome ?? "not-found";
}

/** Starts a failed or cancelled run over. */
export async function retryRunRow(runId: number): Promise<ControlOutcome> {
  const outcome = await transaction(async (client): Promise<ControlOutcome> => {
    const run = await takeRun(client, runId);
    if (!run) return "not-found";
    if (run.status !== "failed" && run.status !== "cancelled") return "not-now";
    await removeRecords(client, runId, run.partitionKey);
    for (const table of RESULT_TABLES) await client.query(`delete from ${table} where run_id = $1`, [runId]);
    await client.query(
      `update runs set status = 'queued', stage = 'extract', failure = null, started_at = null, finished_at = null, progress = 0, lines = 0, parts_total = 0, parts_pending = 0, partition_key = $2 where id = $1`,
      [runId, SHARED_PARTITION],
    );
    await enqueue(client, "extract", [{ runId, attempt: run.attempt }]);
    return "done";
  });
  return outcome ?? "not-found";
}

/** Removes a run and all its rows, at whatever point it is. */
export async function deleteRunRow(runId: number): Promise<ControlOutcome> {
  const outcome = await transaction(async (client): Promise<ControlOutcome> => {
    const run = await takeRun(client, runId);
    if (!run) return "not-found";
    await removeRecords(client, runId, run.partitionKey);
    await client.query("delete from runs where id = $1", [runId]);
    return "done";
  });
  return outcome ?? "not-found";
}
