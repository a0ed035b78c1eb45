import { pool } from "../client";
import type { Priority, RunStatus } from "../generated/enums";
import type { Listing } from "./listing";

/** A run as programs see it. Sizes in bytes; instants of our clock are dates, those of the log microseconds. */
export interface RunRow {
  id: number;
  name: string;
  status: RunStatus;
  stage: string;
  progress: number;
  failure: unknown;
  model: string;
  matching: string;
  retain: string;
  timeZone: string;
  inputName: string;
  inputBytes: number;
  knowledgeBaseId: number | null;
  knowledgeBase: string | null;
  revision: number | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  createdBy: string | null;
  source: string | null;
  files: number;
  lines: number;
  events: number;
  continuations: number;
  blankLines: number;
  structuralLines: number;
  unreadLines: number;
  errors: number;
  warnings: number;
  templates: number;
  incidents: number;
  topPriority: Priority | null;
  firstMicros: number | null;
  lastMicros: number | null;
}

const COLUMNS = `
  r.id, r.name, r.status, r.stage, r.progress, r.failure, r.model, r.matching, r.retain, r.time_zone as "timeZone", r.input_name as "inputName", r.input_bytes::float8 as "inputBytes",
  k.id as "knowledgeBaseId", k.name as "knowledgeBase", v.number as revision, r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt",
  u.name as "createdBy", f.name as source, r.files, r.lines::float8 as lines, r.events::float8 as events, r.continuations::float8 as continuations, r.blank_lines::float8 as "blankLines",
  r.structural_lines::float8 as "structuralLines", r.unread_lines::float8 as "unreadLines", r.errors::float8 as errors, r.warning_records::float8 as warnings,
  r.template_count as templates, r.incident_count as incidents, r.top_priority as "topPriority", r.first_micros::float8 as "firstMicros", r.last_micros::float8 as "lastMicros"`;

const FROM = `
  from runs r
  left join knowledge_base_revisions v on v.id = r.revision_id
  left join knowledge_bases k on k.id = v.knowledge_base_id
  left join users u on u.id = r.created_by_id
  left join feed_visits fv on fv.id = r.visit_id
  left join feeds f on f.id = fv.feed_id`;

/** Every run, newest first. */
export const RUNS: Listing = {
  columns: COLUMNS,
  from: FROM,
  where: "true",
  fields: {
    id: { sql: "r.id", type: "number" },
    name: { sql: "r.name", type: "text" },
    status: { sql: "r.status::text", type: "text" },
    model: { sql: "r.model", type: "text" },
    inputName: { sql: "r.input_name", type: "text" },
    inputBytes: { sql: "r.input_bytes", type: "number" },
    knowledgeBaseId: { sql: "k.id", type: "number" },
    createdBy: { sql: "u.name", type: "text" },
    source: { sql: "f.name", type: "text" },
    createdAt: { sql: "r.created_at", type: "instant" },
    finishedAt: { sql: "r.finished_at", type: "instant" },
    lines: { sql: "r.lines", type: "number" },
    errors: { sql: "r.errors", type: "number" },
    warnings: { sql: "r.warning_records", type: "number" },
    incidents: { sql: "r.incident_count", type: "number" },
  },
  order: [{ sql: "r.id", cast: "int" }],
  direction: "desc",
};

/** One run; null where there is none of this id. */
export async function findRunRow(id: number): Promise<RunRow | null> {
  const { rows } = await pool().query<RunRow>(`select ${COLUMNS} ${FROM} where r.id = $1`, [id]);
  return rows[0] ?? null;
}

/** The partition that holds a run's records; null where there is no such run. */
export async function findRecordPartition(runId: number): Promise<number | null> {
  const { rows } = await pool().query<{ partitionKey: number }>(`select partition_key as "partitionKey" from runs where id = $1`, [runId]);
  return rows[0]?.partitionKey ?? null;
}
