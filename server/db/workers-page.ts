import { pool } from "./client";
import { PARTS_TOTAL } from "./etl-jobs";
import { SILENCE_SECONDS } from "./worker-processes";

/** A job a worker has in hand. */
export interface JobInHandRow {
  id: string;
  task: string;
  part: number | null;
  partsTotal: number | null;
  attempt: number;
  runId: number | null;
  runName: string | null;
}

/** A worker process and how it stands. */
export interface WorkerRow {
  id: string;
  host: string;
  pid: number;
  concurrency: number;
  state: "alive" | "lost" | "stopped";
  /** Since its last beat. */
  silentMs: number;
  rssBytes: number;
  /** Share of one core; above one where it uses several. */
  cpuShare: number;
  jobs: JobInHandRow[];
  /** Of a lost worker: who went on with what it had in hand. */
  heir: { host: string; pid: number } | null;
}

const WORKERS_SQL = `
  select w.id, w.host, w.pid, w.concurrency,
         case when w.stopped_at is not null then 'stopped' when w.lost_at is not null or w.beat_at < now() - make_interval(secs => $2) then 'lost' else 'alive' end as state,
         greatest(0, extract(epoch from now() - w.beat_at) * 1000)::float8 as "silentMs", w.rss_bytes::float8 as "rssBytes", w.cpu_share as "cpuShare",
         coalesce((select json_agg(json_build_object('id', j.id::text, 'task', j.task, 'part', j.part, 'partsTotal', ${PARTS_TOTAL}, 'attempt', j.attempt, 'runId', j.run_id, 'runName', r.name) order by j.id)
                     from etl_jobs j left join runs r on r.id = j.run_id where j.worker_id = w.id and j.status = 'running' and w.stopped_at is null and j.started_at > now() - interval '1 day'), '[]') as jobs,
         (select json_build_object('host', h.host, 'pid', h.pid)
            from etl_jobs l
            join etl_jobs n on n.run_id = l.run_id and n.task = l.task and n.part is not distinct from l.part and n.id > l.id
            join worker_processes h on h.id = n.worker_id
           where l.worker_id = w.id and l.status = 'lost' order by l.id desc, n.id limit 1) as heir
    from worker_processes w
   where (w.stopped_at is null and w.beat_at > now() - interval '10 minutes')
      or exists (select 1 from etl_jobs j where j.worker_id = w.id and j.finished_at >= $1 and j.started_at > $1 - interval '1 hour')
   order by w.started_at, w.id`;

/** Workers that are there, that were lost within ten minutes, or that ended a job after an instant; the oldest first. */
export async function listWorkers(since: Date): Promise<WorkerRow[]> {
  const { rows } = await pool().query<WorkerRow>(WORKERS_SQL, [since, SILENCE_SECONDS]);
  return rows;
}

/** A job on the line of time. Instants are ms since 1970 of the database's clock. */
export interface StreamJobRow {
  id: string;
  workerId: string;
  task: string;
  part: number | null;
  attempt: number;
  status: "running" | "done" | "failed" | "lost";
  rows: number;
  startMs: number;
  /** Null while it is in hand. */
  endMs: number | null;
  runId: number | null;
  runName: string | null;
}

/** More blocks than this cannot be told apart. */
const MAX_STREAM_JOBS = 2_000;

/** Jobs in hand, and those that ended after an instant; the earliest first. */
export async function listStreamJobs(since: Date): Promise<StreamJobRow[]> {
  const { rows } = await pool().query<StreamJobRow>(
    `select * from (
       select j.id::text as id, j.worker_id as "workerId", j.task, j.part, j.attempt, j.status::text as status, j.rows::float8 as rows,
              extract(epoch from j.started_at)::float8 * 1000 as "startMs", extract(epoch from j.finished_at)::float8 * 1000 as "endMs", j.run_id as "runId", r.name as "runName"
         from etl_jobs j left join runs r on r.id = j.run_id
        where j.worker_id is not null and j.started_at > $1::timestamptz - interval '1 hour' and (j.finished_at >= $1 or j.status = 'running')
        order by j.started_at desc, j.id desc limit $2) newest
      order by "startMs", id`,
    [since, MAX_STREAM_JOBS],
  );
  return rows;
}

/** How many jobs of each task ended well after an instant. */
export async function countDoneJobs(since: Date): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ task: string; jobs: number }>("select task, count(*)::int as jobs from etl_jobs where status = 'done' and finished_at >= $1 and started_at > $1::timestamptz - interval '1 hour' group by 1", [since]);
  return Object.fromEntries(rows.map((row) => [row.task, row.jobs]));
}

/** The database's clock, ms since 1970: what the instants of jobs are to be held against. */
export async function databaseNow(): Promise<number> {
  const { rows } = await pool().query<{ now: number }>("select extract(epoch from now())::float8 * 1000 as now");
  return rows[0]?.now ?? Date.now();
}
