import type { RunZones } from "@/server/domain/run-settings";
import { pool } from "./client";
import type { RunWork } from "./run-stages";

/** What a run is read from, and in which zones. */
export interface ReadRun extends RunZones, Pick<RunWork, "input"> {
  limits: RunWork["settings"]["limits"];
}

/** Null where there is no such run. */
export async function findReadRun(runId: number): Promise<ReadRun | null> {
  const { rows } = await pool().query<ReadRun>(
    `select time_zone as "timeZone", coalesce(settings->'fileZones', '[]') as "fileZones", input, settings->'limits' as limits from runs where id = $1`,
    [runId],
  );
  return rows[0] ?? null;
}

/** Which of these paths are no file that a run has read. */
export async function listUnreadPaths(runId: number, paths: readonly string[]): Promise<string[]> {
  const { rows } = await pool().query<{ path: string }>(
    `select path from unnest($2::text[]) as p (path)
      where not exists (select 1 from log_files f where f.run_id = $1 and f.path = p.path and f.skipped is null)`,
    [runId, paths],
  );
  return rows.map(({ path }) => path);
}

/** Paths of the files that a run has read, in their order. */
export async function listReadPaths(runId: number, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ path: string }>("select path from log_files where run_id = $1 and skipped is null order by number limit $2", [runId, limit]);
  return rows.map(({ path }) => path);
}
