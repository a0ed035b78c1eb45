import { pool } from "./client";
import type { Failure } from "./run-stages";

/** How far a run is. */
export interface RunState {
  name: string;
  status: "queued" | "running" | "completed" | "failed" | "cancelled";
  stage: string;
  progress: number;
  lines: number;
  failure: Failure | null;
  warnings: Failure[];
}

/** Null where there is no such run. */
export async function findRunState(runId: number): Promise<RunState | null> {
  const { rows } = await pool().query<RunState>("select name, status, stage, progress, lines::float8 as lines, failure, warnings from runs where id = $1", [runId]);
  return rows[0] ?? null;
}
