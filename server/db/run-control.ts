import pg, { type PoolClient } from "pg";
import type { RunZones } from "@/server/domain/run-settings";
import { enqueue, removeJobs } from "@/server/queue/jobs";
import { giveUpAgain } from "./classify-again";
import { dropIdleTable, removeRecords, SHARED_PARTITION } from "./record-table";
import { reopenPredictions } from "./settle-predictions";
import { Rollback, transaction } from "./transaction";

interface TakenRun {
  attempt: number;
  partitionKey: number;
}

export type ControlOutcome = "done" | "not-found" | "not-now";

const RESULT_TABLES = ["matches", "log_templates", "road_templates", "masked_messages", "log_origins", "run_parts", "log_files", "findings", "run_incidents", "run_predictions", "run_novel_anomalies", "run_unmatched_errors", "run_ambiguous", "severity_series", "finding_series", "report_files", "run_stages"];

const ACTIVE = ["queued", "running"];
const RETRYABLE = ["failed", "cancelled"];
const COMPLETED = ["completed"];
const ALL = [...ACTIVE, ...RETRYABLE, ...COMPLETED];

/**
 * Takes a run in one of these states away from its jobs; where it is in one of `cancelled`, it is cancelled now. This is a transaction of its own:
 * jobs in hand see at their next step that they are not wanted and let go of their locks. Rows are removed after it, since
 * waiting for the jobs with the run's row in hand would be a deadlock.
 */
async function takeRun(runId: number, states: readonly string[], cancelled: readonly string[] = ACTIVE): Promise<TakenRun | "not-found" | "not-now"> {
  const taken = await transaction(async (client) => {
    const { rows } = await client.query<TakenRun>(
      `update runs set attempt = attempt + 1, finished_at = coalesce(finished_at, now()),
              status = case when status = any($3::"RunStatus"[]) then 'cancelled' else status end
        where id = $1 and status = any($2::"RunStatus"[]) returning attempt, partition_key as "partitionKey"`,
      [runId, states, cancelled],
    );
    if (rows[0]) {
      await removeJobs(client, runId);
      return rows[0];
    }
    const { rowCount } = await client.query("select 1 from runs where id = $1", [runId]);
    return rowCount === 0 ? "not-found" : "not-now";
  });
  return taken ?? "not-found";
}

/** Removes the records of a taken run; waits for jobs that are still writing some. */
async function dropRecords(runId: number, { attempt, partitionKey }: TakenRun): Promise<void> {
  await transaction(async (client) => {
    await removeRecords(client, runId, partitionKey);
    await client.query("update runs set partition_key = $3 where id = $1 and attempt = $2", [runId, attempt, SHARED_PARTITION]);
  });
}

const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Drops the tables of runs that have no records any more, as far as nobody reads or writes records at the moment: what is left
 * is empty, and goes the next time.
 * @returns how many tables went
 */
export async function dropIdleTables(runIds: readonly number[]): Promise<number> {
  let dropped = 0;
  for (const runId of runIds) {
    try {
      if ((await transaction((client) => dropIdleTable(client, runId))) === true) dropped++;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)) throw error;
    }
  }
  return dropped;
}

/** Stops a run that is queued or at work. What it has read so far is removed; one that is classified again has its earlier result back. */
export async function cancelRunRow(runId: number): Promise<ControlOutcome> {
  if (await giveUpAgain(runId)) return "done";
  const run = await takeRun(runId, ACTIVE);
  if (typeof run === "string") return run;
  await dropRecords(runId, run);
  await dropIdleTables([runId]);
  return "done";
}

/** Starts a failed or cancelled run over. */
export async function retryRunRow(runId: number): Promise<ControlOutcome> {
  return startOver(runId, await takeRun(runId, RETRYABLE));
}

/** Starts a completed run over, its times in these zones. What it had found is gone at once. */
export async function retimeRunRow(runId: number, { timeZone, fileZones }: RunZones): Promise<ControlOutcome> {
  return startOver(runId, await takeRun(runId, COMPLETED, COMPLETED), async (client) => {
    await client.query(`update runs set time_zone = $2, settings = settings || jsonb_build_object('fileZones', $3::jsonb) where id = $1`, [runId, timeZone, JSON.stringify(fileZones)]);
    await reopenPredictions(client, runId);
  });
}

/** What a run tells of its logs before it has read them. */
const NOTHING_READ = `files = 0, bytes = 0, lines = 0, events = 0, continuations = 0, blank_lines = 0, structural_lines = 0, unread_lines = 0, cut_lines = 0, replaced_bytes = 0, errors = 0,
  warning_records = 0, template_count = 0, first_micros = null, last_micros = null, grid_start_micros = null, bucket_micros = null, bucket_count = null`;

/** Removes what a taken run has read and found, and puts it at its beginning. `change` is done to its row in the same transaction. */
async function startOver(runId: number, run: TakenRun | "not-found" | "not-now", change?: (client: PoolClient) => Promise<void>): Promise<ControlOutcome> {
  if (typeof run === "string") return run;
  await dropRecords(runId, run);
  // With its indexes for pages the table would take rows more slowly than a new one.
  await dropIdleTables([runId]);
  const outcome = await transaction(async (client): Promise<ControlOutcome> => {
    const { rowCount } = await client.query(
      `update runs set status = 'queued', stage = 'extract', failure = null, again_failure = null, started_at = null, finished_at = null, progress = 0,
              parts_total = 0, parts_pending = 0, incident_count = 0, top_priority = null, ${NOTHING_READ}
        where id = $1 and attempt = $2 and status = any($3::"RunStatus"[])`,
      [runId, run.attempt, RETRYABLE],
    );
    // Somebody else was quicker.
    if (rowCount === 0) throw new Rollback();
    for (const table of RESULT_TABLES) await client.query(`delete from ${table} where run_id = $1`, [runId]);
    await change?.(client);
    await enqueue(client, "extract", [{ runId, attempt: run.attempt }]);
    return "done";
  });
  return outcome ?? "not-now";
}

/** Removes a run and all its rows, at whatever point it is. */
export async function deleteRunRow(runId: number): Promise<ControlOutcome> {
  const run = await takeRun(runId, ALL);
  if (typeof run === "string") return run;
  await dropRecords(runId, run);
  await transaction(async (client) => {
    await client.query("delete from runs where id = $1", [runId]);
    // After the run, which waits for jobs that write some.
    await client.query("delete from masked_messages where run_id = $1", [runId]);
  });
  await dropIdleTables([runId]);
  return "done";
}

/**
 * Whether nobody wants what an attempt of a run has written into `folder`: the run is gone, has failed or was cancelled, or it is
 * on another attempt and nothing of it lies there. Classifying again is an attempt that goes on with the files of an earlier one.
 */
export async function isAbandoned(client: Pick<PoolClient, "query">, run: { runId: number; attempt: number }, folder: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from runs r where r.id = $1 and (
            (r.status <> all($4::"RunStatus"[]) and (r.attempt = $2 or exists (select 1 from log_files f where f.run_id = r.id and starts_with(coalesce(f.place->>'key', f.place->'source'->>'key'), $3))))
         or exists (select 1 from report_files f where f.run_id = r.id and starts_with(f.storage_key, $3)))`,
    [run.runId, run.attempt, `${folder}/`, RETRYABLE],
  );
  return rowCount === 0;
}
