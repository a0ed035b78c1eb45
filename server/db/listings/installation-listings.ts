import { SILENCE_SECONDS } from "../worker-processes";
import type { Listing } from "./listing";

const BY_ID = [{ sql: "x.id", cast: "int" }];

/** Everyone who may sign in, or could once. */
export const USERS: Listing = {
  columns: `x.id, x.email, x.name, x.role, x.created_at as "createdAt", x.disabled_at as "disabledAt"`,
  from: "from users x",
  where: "true",
  fields: {
    id: { sql: "x.id", type: "number" },
    email: { sql: "x.email", type: "text" },
    name: { sql: "x.name", type: "text" },
    role: { sql: "x.role::text", type: "text" },
    createdAt: { sql: "x.created_at", type: "instant" },
    isDisabled: { sql: "x.disabled_at is not null", type: "boolean" },
  },
  order: BY_ID,
  direction: "asc",
};

/** API keys without their secrets. `$1` is whose; null for everybody's. */
export const API_KEYS: Listing = {
  columns: `x.id, x.user_id as "userId", u.email as owner, x.name, x.prefix, x.role, x.created_at as "createdAt", x.expires_at as "expiresAt", x.ended_at as "endedAt", x.last_used_at as "lastUsedAt",
    coalesce((select array_agg(l.feed_id order by l.feed_id) from feed_api_keys l where l.api_key_id = x.id), '{}') as "sourceIds"`,
  from: "from api_keys x join users u on u.id = x.user_id",
  where: "$1::int is null or x.user_id = $1",
  fields: {
    id: { sql: "x.id", type: "number" },
    owner: { sql: "u.email", type: "text" },
    name: { sql: "x.name", type: "text" },
    role: { sql: "x.role::text", type: "text" },
    createdAt: { sql: "x.created_at", type: "instant" },
    expiresAt: { sql: "x.expires_at", type: "instant" },
    lastUsedAt: { sql: "x.last_used_at", type: "instant" },
    isEnded: { sql: "x.ended_at is not null or coalesce(x.expires_at <= now(), false)", type: "boolean" },
  },
  order: BY_ID,
  direction: "asc",
};

/** What was changed by whom, newest first. */
export const AUDIT_EVENTS: Listing = {
  columns: `x.id::text as id, x.at, x.action, x.subject_kind as "subjectKind", x.subject_id as "subjectId", x.detail, x.request_id as "requestId", x.address, x.user_id as "userId", u.email as "user", x.api_key_id as "apiKeyId"`,
  from: "from audit_events x left join users u on u.id = x.user_id",
  where: "true",
  fields: {
    at: { sql: "x.at", type: "instant" },
    action: { sql: "x.action", type: "text" },
    subjectKind: { sql: "x.subject_kind", type: "text" },
    subjectId: { sql: "x.subject_id", type: "text" },
    user: { sql: "u.email", type: "text" },
    apiKeyId: { sql: "x.api_key_id", type: "number" },
    requestId: { sql: "x.request_id", type: "text" },
    address: { sql: "x.address", type: "text" },
  },
  order: [{ sql: "x.id", cast: "bigint" }],
  direction: "desc",
};

const WORKER_STATE = `case when x.stopped_at is not null then 'stopped' when x.lost_at is not null or x.beat_at <= now() - interval '${String(SILENCE_SECONDS)} seconds' then 'lost' else 'alive' end`;

/** Worker processes, the one that started last first. */
export const WORKERS: Listing = {
  columns: `x.id, x.host, x.pid, x.concurrency, ${WORKER_STATE} as state, x.started_at as "startedAt", x.beat_at as "beatAt", x.stopped_at as "stoppedAt", x.rss_bytes::float8 as "rssBytes", x.cpu_share as "cpuShare",
    (select count(*)::int from etl_jobs j where j.worker_id = x.id and j.status = 'running') as "jobsInHand"`,
  from: "from worker_processes x",
  where: "true",
  fields: {
    host: { sql: "x.host", type: "text" },
    state: { sql: WORKER_STATE, type: "text" },
    startedAt: { sql: "x.started_at", type: "instant" },
    beatAt: { sql: "x.beat_at", type: "instant" },
  },
  order: [
    { sql: "x.started_at", cast: "timestamptz" },
    { sql: "x.id", cast: "uuid" },
  ],
  direction: "desc",
};

/** The history of jobs, newest first. */
export const JOBS: Listing = {
  columns: `x.id::text as id, x.run_id as "runId", x.stage, x.task, x.part, x.attempt, x.status, x.worker_id as "workerId", x.rows::float8 as rows, x.bytes::float8 as bytes, x.started_at as "startedAt", x.finished_at as "finishedAt", x.error`,
  from: "from etl_jobs x",
  where: "true",
  fields: {
    runId: { sql: "x.run_id", type: "number" },
    task: { sql: "x.task", type: "text" },
    status: { sql: "x.status::text", type: "text" },
    workerId: { sql: "x.worker_id::text", type: "text" },
    attempt: { sql: "x.attempt", type: "number" },
    startedAt: { sql: "x.started_at", type: "instant" },
    finishedAt: { sql: "x.finished_at", type: "instant" },
  },
  order: [{ sql: "x.id", cast: "bigint" }],
  direction: "desc",
};
