import { pool } from "./client";
import { PARTS_TOTAL } from "./etl-jobs";
import { likePattern } from "./like-pattern";

/** A job of the history. */
export interface EtlHistoryRow {
  id: string;
  task: string;
  part: number | null;
  partsTotal: number | null;
  attempt: number;
  status: "running" | "done" | "failed" | "lost";
  rows: number;
  bytes: number;
  startedAt: Date;
  finishedAt: Date | null;
  error: string | null;
  runId: number | null;
  runName: string | null;
  runStatus: string | null;
  /** The failure of the run that this job ended: `{ code, params }`. */
  runFailure: unknown;
  host: string | null;
  pid: number | null;
}

export interface EtlHistoryQuery {
  task?: string;
  status?: EtlHistoryRow["status"];
  /** Part of the run's name or of the error, or a job's number. */
  text?: string;
  offset: number;
  limit: number;
}

const WHERE = `($1::text is null or j.task = $1) and ($2::"EtlJobStatus" is null or j.status = $2)
  and ($3::text is null or r.name ilike $3 or j.error ilike $3 or j.id::text = $4)`;

/** Jobs that fit, the newest first, and how many there are in all. */
export async function listEtlHistory({ task, status, text, offset, limit }: EtlHistoryQuery): Promise<{ rows: EtlHistoryRow[]; total: number }> {
  const filter = [task ?? null, status ?? null, text === undefined ? null : likePattern(text), text ?? null];
  const [page, counted] = await Promise.all([
    pool().query<EtlHistoryRow>(
      `select j.id::text as id, j.task, j.part, ${PARTS_TOTAL} as "partsTotal", j.attempt, j.status::text as status, j.rows::float8 as rows, j.bytes::float8 as bytes,
              j.started_at as "startedAt", j.finished_at as "finishedAt", j.error, j.run_id as "runId", r.name as "runName", r.status::text as "runStatus",
              case when j.status = 'failed' and r.failure->>'code' = j.error then r.failure end as "runFailure", w.host, w.pid
         from etl_jobs j left join runs r on r.id = j.run_id left join worker_processes w on w.id = j.worker_id
        where ${WHERE} order by j.started_at desc, j.id desc limit $5 offset $6`,
      [...filter, limit, offset],
    ),
    pool().query<{ total: number }>(`select count(*)::int as total from etl_jobs j left join runs r on r.id = j.run_id where ${WHERE}`, filter),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.total ?? 0 };
}
