import type { Stage } from "@/server/domain/pipeline";
import { pool } from "./client";
import type { Priority, RunStatus } from "./generated/enums";
import { likePattern } from "./like-pattern";

export type { Priority, RunStatus };

/** A run as a row of the table of runs. Sizes in bytes; instants are of our own clock. */
export interface RunListRow {
  id: number;
  name: string;
  inputName: string;
  status: RunStatus;
  stage: Stage;
  /** 0 to 100, never going back. */
  progress: number;
  partsTotal: number;
  partsPending: number;
  cancelRequested: boolean;
  failure: unknown;
  isSample: boolean;
  model: string;
  knowledgeBase: string | null;
  revision: number | null;
  inputBytes: number;
  lines: number;
  incidentCount: number;
  topPriority: Priority | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** When the stage at work began. */
  stageStartedAt: Date | null;
  author: string | null;
  feed: string | null;
}

export const RUN_SORTS = ["created", "name", "size", "lines", "incidents", "duration"] as const;
export type RunSort = (typeof RUN_SORTS)[number];

/** What is looked for. Absent: everything. */
export interface RunFilter {
  /** Part of the name, of the input's name or of the feed's. */
  text?: string;
  model?: string;
  createdById?: number;
  /** Created at this instant or later. */
  since?: Date;
}

export interface RunListQuery extends RunFilter {
  statuses?: readonly RunStatus[];
  sort: RunSort;
  direction: "asc" | "desc";
  offset: number;
  limit: number;
}

const COLUMNS = `
  r.id, r.name, r.input_name as "inputName", r.status, r.stage, r.progress,
  r.parts_total as "partsTotal", r.parts_pending as "partsPending", r.cancel_requested as "cancelRequested",
  r.failure, r.is_sample as "isSample", r.model, k.name as "knowledgeBase", v.number as "revision",
  r.input_bytes::float8 as "inputBytes", r.lines::float8 as "lines",
  r.incident_count as "incidentCount", r.top_priority as "topPriority",
  r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt",
  s.started_at as "stageStartedAt", u.name as "author", f.name as "feed"`;

const FROM = `
  from runs r
  left join knowledge_base_revisions v on v.id = r.revision_id
  left join knowledge_bases k on k.id = v.knowledge_base_id
  left join run_stages s on s.run_id = r.id and s.stage = r.stage
  left join users u on u.id = r.created_by_id
  left join feed_visits fv on fv.id = r.visit_id
  left join feeds f on f.id = fv.feed_id`;

const SORT_SQL: Record<RunSort, string> = {
  created: "r.created_at",
  name: "lower(r.name)",
  size: "r.input_bytes",
  lines: "r.lines",
  incidents: "r.incident_count",
  duration: "r.finished_at - r.started_at",
};

/** One page of the runs that fit, in the wished order; equal ones newest first. */
export async function listRuns(query: RunListQuery): Promise<RunListRow[]> {
  const where = conditions(query, query.statuses);
  const order = `${SORT_SQL[query.sort]} ${query.direction} nulls last, r.id desc`;
  const values = [...where.values, query.limit, query.offset];
  const page = `limit $${String(values.length - 1)} offset $${String(values.length)}`;
  const { rows } = await pool().query<RunListRow>(`select ${COLUMNS} ${FROM} ${where.sql} order by ${order} ${page}`, values);
  return rows;
}

/** How many runs fit the filter, by status; a status without any is left out. */
export async function countRunsByStatus(filter: RunFilter): Promise<Partial<Record<RunStatus, number>>> {
  const where = conditions(filter);
  const { rows } = await pool().query<{ status: RunStatus; count: number }>(
    `select r.status, count(*)::int as "count" from runs r left join feed_visits fv on fv.id = r.visit_id left join feeds f on f.id = fv.feed_id ${where.sql} group by r.status`,
    where.values,
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** The runs something happens with: queued, running, or changed their state within the last `seconds`. */
export async function listLiveRuns(seconds: number): Promise<RunListRow[]> {
  const { rows } = await pool().query<RunListRow>(
    `select ${COLUMNS} ${FROM}
     where r.status in ('queued', 'running') or r.finished_at > now() - make_interval(secs => $1) or r.created_at > now() - make_interval(secs => $1)
     order by r.id`,
    [seconds],
  );
  return rows;
}

/** @returns false where there is no such run */
export async function renameRun(id: number, name: string): Promise<boolean> {
  const { rowCount } = await pool().query("update runs set name = $2 where id = $1", [id, name]);
  return rowCount === 1;
}

interface Conditions {
  sql: string;
  values: unknown[];
}

function conditions(filter: RunFilter, statuses?: readonly RunStatus[]): Conditions {
  const values: unknown[] = [];
  const parts: string[] = [];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    parts.push(condition(`$${String(values.length)}`));
  };
  add(filter.text === undefined ? undefined : likePattern(filter.text), (place) => `(r.name ilike ${place} or r.input_name ilike ${place} or f.name ilike ${place})`);
  add(filter.model, (place) => `r.model = ${place}`);
  add(filter.createdById, (place) => `r.created_by_id = ${place}`);
  add(filter.since, (place) => `r.created_at >= ${place}`);
  add(statuses, (place) => `r.status = any(${place}::"RunStatus"[])`);
  return { sql: parts.length === 0 ? "" : `where ${parts.join(" and ")}`, values };
}
