import { pool } from "./client";
import type { RunStatus } from "./generated/enums";

/** A run as the platform's first version listed it. */
export interface TaskRow {
  id: number;
  inputName: string;
  model: string;
  status: RunStatus;
  progress: number;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface TaskQuery {
  statuses: readonly RunStatus[];
  /** When it was created; null: whenever. Both included. */
  from: Date | null;
  to: Date | null;
  skip: number;
  limit: number;
}

/** Runs newest first, and how many fit in all: the old clients page by counting. */
export async function listTasks({ statuses, from, to, skip, limit }: TaskQuery): Promise<{ rows: TaskRow[]; total: number }> {
  const where = `where r.status = any($1::"RunStatus"[]) and ($2::timestamptz is null or r.created_at >= $2) and ($3::timestamptz is null or r.created_at <= $3)`;
  const [page, counted] = await Promise.all([
    pool().query<TaskRow>(
      `select r.id, r.input_name as "inputName", r.model, r.status, r.progress, r.created_at as "createdAt", r.finished_at as "finishedAt" from runs r ${where} order by r.created_at desc, r.id desc limit $4 offset $5`,
      [statuses, from, to, limit, skip],
    ),
    pool().query<{ total: number }>(`select count(*)::int as total from runs r ${where}`, [statuses, from, to]),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.total ?? 0 };
}
