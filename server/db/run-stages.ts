import type { Pool, PoolClient } from "pg";
import type { RunSettings } from "@/server/domain/run-settings";
import { type Stage, progress } from "@/server/domain/pipeline";
import { hasKeptResult, restoreResult } from "./kept-result";
import { Rollback, transaction } from "./transaction";

/** An expected end of a run: a code with its parameters; the words are in the messages files. */
export interface Failure {
  code: string;
  params: Record<string, unknown>;
}

/** The run as a job finds it. */
export interface RunWork {
  id: number;
  name: string;
  model: "light" | "heavy";
  modelId: string;
  matching: "strict" | "calibrated";
  retain: "all" | "problems";
  locale: "ru" | "en";
  timeZone: string;
  year: number;
  settings: RunSettings;
  inputName: string;
  input: { kind: "path"; path: string } | { kind: "storage"; key: string; name: string };
  revisionId: number | null;
  partitionKey: number;
  createdAt: Date;
}

/** The columns of a `RunWork`, under its names. */
const RUN_WORK = `id, name, model, model_id as "modelId", matching, retain, locale, time_zone as "timeZone", year, settings,
  input_name as "inputName", input, revision_id as "revisionId", partition_key as "partitionKey", created_at as "createdAt"`;

/** The run of a job, where it is at work on that attempt; null else. */
export async function findRunWork(client: Pool | PoolClient, run: { runId: number; attempt: number }): Promise<RunWork | null> {
  const { rows } = await client.query<RunWork>(`select ${RUN_WORK} from runs where id = $1 and attempt = $2 and status = 'running'`, [run.runId, run.attempt]);
  return rows[0] ?? null;
}

/**
 * Begins (or goes on with) a stage of a run.
 * @returns the run, or null where it is gone, ended, on another attempt, or has done the stage: then the job has nothing to do.
 *   A job whose end the queue did not hear of is given out again after its stage was written
 */
export async function beginStage(client: Pool | PoolClient, run: { runId: number; attempt: number }, stage: Stage): Promise<RunWork | null> {
  const { rows } = await client.query<RunWork>(
    `with begun as (
       update runs set status = 'running', started_at = coalesce(started_at, now()), stage = $3::"Stage", progress = greatest(progress, $4)
        where id = $1 and attempt = $2 and status in ('queued', 'running')
          and not exists (select 1 from run_stages s where s.run_id = $1 and s.stage = $3::"Stage" and s.finished_at is not null)
        returning *
     ), marked as (
       insert into run_stages (run_id, stage, started_at) select id, $3::"Stage", clock_timestamp() from begun
       on conflict (run_id, stage) do nothing
     )
     select ${RUN_WORK} from begun`,
    [run.runId, run.attempt, stage, progress(stage, 0)],
  );
  return rows[0] ?? null;
}

/**
 * Holds the run for the rest of the transaction and makes sure that what a stage is about to write is still wanted: a process
 * that was stopped for a while finds the stage done by another. Throws `Rollback` where it is not.
 */
export async function holdRun(client: PoolClient, run: { runId: number; attempt: number }, stage: Stage): Promise<void> {
  const held = await client.query("select 1 from runs where id = $1 and attempt = $2 and status = 'running' for no key update", [run.runId, run.attempt]);
  if (held.rowCount === 0) throw new Rollback();
  // A statement of its own: one that had waited for the run's row would still see the stage as it was before.
  const open = await client.query(`select 1 from run_stages where run_id = $1 and stage = $2::"Stage" and finished_at is null`, [run.runId, stage]);
  if (open.rowCount === 0) throw new Rollback();
}

/** Ends a stage; the run's progress does not go back. */
export async function endStage(client: PoolClient, runId: number, stage: Stage): Promise<void> {
  await client.query(
    `with ended as (update run_stages set finished_at = clock_timestamp() where run_id = $1 and stage = $2::"Stage")
     update runs set progress = greatest(progress, $3) where id = $1`,
    [runId, stage, progress(stage, 1)],
  );
}

/** When a stage of a run began; a job that is done again does not change it. @throws Error where it has not begun */
export async function getStageStart(client: Pool | PoolClient, runId: number, stage: Stage): Promise<Date> {
  const { rows } = await client.query<{ startedAt: Date }>(`select started_at as "startedAt" from run_stages where run_id = $1 and stage = $2::"Stage"`, [runId, stage]);
  const [row] = rows;
  if (!row) throw new Error(`stage ${stage} has not begun`);
  return row.startedAt;
}

/** Completes a run: every report is there. They could not know this instant, and quote the one at which they were begun. */
export async function completeRun(client: PoolClient, runId: number): Promise<void> {
  await endStage(client, runId, "report");
  await client.query("update runs set status = 'completed', finished_at = clock_timestamp(), progress = 100 where id = $1", [runId]);
}

/**
 * Ends a run as failed, with the reason for people. One that was being classified again has its earlier result back, and the
 * reason beside it.
 */
export async function failRun(run: { runId: number; attempt: number }, failure: Failure): Promise<void> {
  await transaction(async (client) => {
    const { rowCount } = await client.query("select 1 from runs where id = $1 and attempt = $2 and status in ('queued', 'running') for update", [run.runId, run.attempt]);
    if (rowCount === 0) return;
    if (await hasKeptResult(client, run.runId)) {
      await restoreResult(client, run.runId);
      await client.query("update runs set again_failure = $2 where id = $1", [run.runId, JSON.stringify(failure)]);
    } else await client.query("update runs set status = 'failed', failure = $2, finished_at = now() where id = $1", [run.runId, JSON.stringify(failure)]);
  });
}
