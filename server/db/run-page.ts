import type { Stage } from "@/server/domain/pipeline";
import type { TimeGrid } from "@/server/domain/time-grid";
import { pool } from "./client";
import type { Matching, Retain, RunStatus } from "./generated/enums";
import { TIME_GRID } from "./time-grid";

/** A run as the head of its page shows it. Sizes in bytes; `…Micros` are instants of the log, dates are ours. */
export interface RunHead {
  id: number;
  name: string;
  status: RunStatus;
  stage: Stage;
  /** 0 to 100. */
  progress: number;
  partsTotal: number;
  partsPending: number;
  cancelRequested: boolean;
  failure: unknown;
  /** Being classified again: what it found before is kept meanwhile. */
  isAgain: boolean;
  /** Why that failed the last time, in the form of `failure`. */
  againFailure: unknown;
  warnings: unknown;
  isSample: boolean;
  model: string;
  matching: Matching;
  retain: Retain;
  timeZone: string;
  /** How long after a problem an unknown WARNING is a novel anomaly. */
  novelWindowMicros: number;
  inputName: string;
  inputBytes: number;
  knowledgeBaseId: number | null;
  knowledgeBase: string | null;
  revision: number | null;
  revisionId: number | null;
  partitionKey: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  author: string | null;
  filesRead: number;
  filesSkipped: number;
  lines: number;
  records: number;
  continuations: number;
  blankLines: number;
  structuralLines: number;
  unreadLines: number;
  cutLines: number;
  replacedBytes: number;
  errors: number;
  warningRecords: number;
  templateCount: number;
  firstMicros: number | null;
  lastMicros: number | null;
  /** Null where no record has a time. */
  grid: TimeGrid | null;
}

const HEAD_SQL = `
  select r.id, r.name, r.status, r.stage, r.progress, r.parts_total as "partsTotal", r.parts_pending as "partsPending",
         r.cancel_requested as "cancelRequested", r.failure, r.again_failure as "againFailure",
         exists (select 1 from run_kept_rows k where k.run_id = r.id) as "isAgain", r.warnings, r.is_sample as "isSample", r.model, r.matching, r.retain, (r.settings->>'novelWindowMicros')::float8 as "novelWindowMicros",
         r.time_zone as "timeZone", r.input_name as "inputName", r.input_bytes::float8 as "inputBytes",
         k.id as "knowledgeBaseId", k.name as "knowledgeBase", v.number as "revision", r.revision_id as "revisionId", r.partition_key as "partitionKey",
         r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt", u.name as "author",
         (select count(*)::int from log_files f where f.run_id = r.id and f.skipped is null) as "filesRead",
         (select count(*)::int from log_files f where f.run_id = r.id and f.skipped is not null) as "filesSkipped",
         r.lines::float8 as "lines", r.events::float8 as "records", r.continuations::float8 as "continuations",
         r.blank_lines::float8 as "blankLines", r.structural_lines::float8 as "structuralLines", r.unread_lines::float8 as "unreadLines",
         r.cut_lines::float8 as "cutLines", r.replaced_bytes::float8 as "replacedBytes",
         r.errors::float8 as "errors", r.warning_records::float8 as "warningRecords", r.template_count as "templateCount",
         r.first_micros::float8 as "firstMicros", r.last_micros::float8 as "lastMicros", ${TIME_GRID}
    from runs r
    left join knowledge_base_revisions v on v.id = r.revision_id
    left join knowledge_bases k on k.id = v.knowledge_base_id
    left join users u on u.id = r.created_by_id
   where r.id = $1`;

/** The head of a run; null where there is no such run. */
export async function findRunHead(runId: number): Promise<RunHead | null> {
  const { rows } = await pool().query<RunHead>(HEAD_SQL, [runId]);
  return rows[0] ?? null;
}

/** A skipped file and why, `{ code, params }`. */
export interface SkippedFileRow {
  name: string;
  skipped: unknown;
}

/** The first skipped files of a run, by their paths. */
export async function listSkippedFiles(runId: number, limit: number): Promise<SkippedFileRow[]> {
  const { rows } = await pool().query<SkippedFileRow>("select name, skipped from log_files where run_id = $1 and skipped is not null order by number limit $2", [runId, limit]);
  return rows;
}

/** A report of a run that can be downloaded. */
export interface ReportFile {
  name: string;
  bytes: number;
}

/** The reports of a run by name. */
export async function listReportFiles(runId: number): Promise<ReportFile[]> {
  const { rows } = await pool().query<ReportFile>("select name, bytes::float8 as bytes from report_files where run_id = $1 order by name", [runId]);
  return rows;
}

/** Where a report of a run is kept; null where it has none of that name. */
export async function findReportFile(runId: number, name: string): Promise<{ storageKey: string; runName: string; bytes: number } | null> {
  const { rows } = await pool().query<{ storageKey: string; runName: string; bytes: number }>(
    `select f.storage_key as "storageKey", r.name as "runName", f.bytes::float8 as bytes
       from report_files f join runs r on r.id = f.run_id where f.run_id = $1 and f.name = $2`,
    [runId, name],
  );
  return rows[0] ?? null;
}

/** Records of a run that the tabs count. */
export interface RunCounts {
  novel: number;
  unmatched: number;
  ambiguous: number;
  templates: number;
  files: number;
  jobs: number;
}

/** How much each list of a run holds. */
export async function countRunLists(runId: number): Promise<RunCounts> {
  const { rows } = await pool().query<RunCounts>(
    `select (select count(*)::int from run_novel_anomalies where run_id = $1) as novel,
            (select count(*)::int from run_unmatched_errors where run_id = $1) as unmatched,
            (select count(*)::int from run_ambiguous where run_id = $1) as ambiguous,
            (select count(*)::int from log_templates where run_id = $1) as templates,
            (select count(*)::int from log_files where run_id = $1) as files,
            (select count(*)::int from etl_jobs where run_id = $1) as jobs`,
    [runId],
  );
  return rows[0] ?? { novel: 0, unmatched: 0, ambiguous: 0, templates: 0, files: 0, jobs: 0 };
}
