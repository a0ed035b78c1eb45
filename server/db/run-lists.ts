import type { BasisOrigin } from "@/server/domain/parse/date-files";
import type { TemplateSort } from "@/server/domain/present/template-sort";
import { pool } from "./client";
import { likePattern } from "./like-pattern";

/** A stretch of a list. */
export interface PageOf {
  offset: number;
  limit: number;
}

/** A WARNING the knowledge base does not know, with the ERROR it followed. */
export interface NovelListRow {
  templateNumber: number;
  template: string;
  records: number;
  micros: number;
  fileNumber: number;
  file: string;
  line: number;
  text: string;
  problemId: number;
  problemFileNumber: number;
  problemFile: string;
  problemLine: number;
  deltaMicros: number;
  bestKnownId: number | null;
  similarity: number | null;
}

/** Novel anomalies of a run, earliest first. */
export async function listNovelAnomalies(runId: number, page: PageOf): Promise<NovelListRow[]> {
  const { rows } = await pool().query<NovelListRow>(
    `select n.template_number as "templateNumber", coalesce(t.text, '') as template, coalesce(t.warnings, 1)::float8 as records, n.micros::float8 as micros,
            n.file_number as "fileNumber", coalesce(f.name, '') as file, n.line, n.text, n.problem_id as "problemId", n.problem_file as "problemFileNumber", coalesce(p.name, '') as "problemFile",
            n.problem_line as "problemLine", n.delta_micros::float8 as "deltaMicros", n.best_known_id as "bestKnownId", n.similarity
       from run_novel_anomalies n
       left join log_templates t on t.run_id = n.run_id and t.number = n.template_number
       left join log_files f on f.run_id = n.run_id and f.number = n.file_number
       left join log_files p on p.run_id = n.run_id and p.number = n.problem_file
      where n.run_id = $1 order by n.micros, n.template_number limit $2 offset $3`,
    [runId, page.limit, page.offset],
  );
  return rows;
}

/** An ERROR that matched nothing, or a text that matched two equally well, by template. */
export interface UnmatchedListRow {
  templateNumber: number;
  template: string;
  road: "error" | "warning";
  occurrences: number;
  micros: number | null;
  fileNumber: number;
  file: string;
  line: number;
  text: string;
  /** Best first; one for an unmatched error, several for an ambiguous text. */
  candidates: { id: number; similarity: number }[];
}

/** Unmatched errors of a run, most frequent first. */
export async function listUnmatchedErrors(runId: number, page: PageOf): Promise<UnmatchedListRow[]> {
  const { rows } = await pool().query<UnmatchedListRow>(
    `select u.template_number as "templateNumber", coalesce(t.text, '') as template, 'error' as road, u.occurrences::float8 as occurrences, u.micros::float8 as micros,
            u.file_number as "fileNumber", coalesce(f.name, '') as file, u.line, u.text,
            case when u.best_known_id is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('id', u.best_known_id, 'similarity', u.similarity)) end as candidates
       from run_unmatched_errors u
       left join log_templates t on t.run_id = u.run_id and t.number = u.template_number
       left join log_files f on f.run_id = u.run_id and f.number = u.file_number
      where u.run_id = $1 order by u.occurrences desc, u.template_number limit $2 offset $3`,
    [runId, page.limit, page.offset],
  );
  return rows;
}

/** Texts of a run that two entries fit equally well, most frequent first. */
export async function listAmbiguous(runId: number, page: PageOf): Promise<UnmatchedListRow[]> {
  const { rows } = await pool().query<UnmatchedListRow>(
    `select a.template_number as "templateNumber", coalesce(t.text, '') as template, a.road, a.occurrences::float8 as occurrences, a.micros::float8 as micros,
            a.file_number as "fileNumber", coalesce(f.name, '') as file, a.line, a.text, a.candidates
       from run_ambiguous a
       left join log_templates t on t.run_id = a.run_id and t.number = a.template_number
       left join log_files f on f.run_id = a.run_id and f.number = a.file_number
      where a.run_id = $1 order by a.occurrences desc, a.template_number, a.road limit $2 offset $3`,
    [runId, page.limit, page.offset],
  );
  return rows;
}

const TEMPLATE_SORT_SQL: Record<TemplateSort, string> = {
  records: "t.records desc",
  errors: "t.errors desc, t.records desc",
  warnings: "t.warnings desc, t.records desc",
  first: "t.first_micros nulls last",
  template: "t.text",
};

/** A template of a run with what it was recognised as. */
export interface TemplateListRow {
  number: number;
  text: string;
  records: number;
  errors: number;
  warnings: number;
  firstMicros: number | null;
  lastMicros: number | null;
  problemIds: number[];
  anomalyIds: number[];
  /** Stored records in each of equal stretches of the log, empty where none carries a time; null: not counted yet. */
  points: number[] | null;
  /** Where they happened, most records first. */
  systems: string[] | null;
}

export interface TemplateQuery extends PageOf {
  /** Part of the text. */
  text?: string;
  sort: TemplateSort;
}

/** A stretch of a run's templates. */
export interface TemplatePage {
  rows: TemplateListRow[];
  /** How many fit, and their records. */
  total: number;
  records: number;
}

/** Templates of a run and how many fit. */
export async function listTemplates(runId: number, { text, sort, limit, offset }: TemplateQuery): Promise<TemplatePage> {
  const pattern = text === undefined ? "%" : likePattern(text);
  const [page, counted] = await Promise.all([
    pool().query<TemplateListRow>(
      `select t.number, t.text, t.records::float8 as records, t.errors::float8 as errors, t.warnings::float8 as warnings,
              t.first_micros::float8 as "firstMicros", t.last_micros::float8 as "lastMicros", t.points, t.systems,
              coalesce(e.target_ids, '{}') as "problemIds", coalesce(w.target_ids, '{}') as "anomalyIds"
         from log_templates t
         left join matches e on e.run_id = t.run_id and e.template_number = t.number and e.road = 'error' and e.outcome = 'matched'
         left join matches w on w.run_id = t.run_id and w.template_number = t.number and w.road = 'warning' and w.outcome = 'matched'
        where t.run_id = $1 and t.text ilike $2 order by ${TEMPLATE_SORT_SQL[sort]}, t.number limit $3 offset $4`,
      [runId, pattern, limit, offset],
    ),
    pool().query<{ total: number; records: number }>("select count(*)::int as total, coalesce(sum(records), 0)::float8 as records from log_templates where run_id = $1 and text ilike $2", [runId, pattern]),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.total ?? 0, records: counted.rows[0]?.records ?? 0 };
}

/** A file of a run, read or skipped. `skipped` is `{ code, params }`. */
export interface FileListRow {
  number: number;
  path: string;
  bytes: number;
  encoding: string | null;
  format: string | null;
  /** Of its times that name none; null where it is the run's. */
  timeZone: string | null;
  /** What its times left out and were given, and what that was taken from; null where they leave out nothing. */
  completedTime: "year" | "date" | "hour" | null;
  completedFrom: BasisOrigin | null;
  skipped: unknown;
  lines: number;
  records: number;
  continuations: number;
  blankLines: number;
  structuralLines: number;
  unreadLines: number;
  cutLines: number;
  replacedBytes: number;
  errors: number;
  warnings: number;
  firstMicros: number | null;
  lastMicros: number | null;
}

/** Files of a run by their paths. */
export async function listFiles(runId: number, page: PageOf): Promise<FileListRow[]> {
  const { rows } = await pool().query<FileListRow>(
    `select number, path, bytes::float8 as bytes, encoding, format, time_zone as "timeZone", completed_time as "completedTime", case completed_time when 'year' then time_basis->>'yearFrom' when 'date' then time_basis->>'dayFrom' when 'hour' then 'name' end as "completedFrom",
            skipped, lines::float8 as lines, events::float8 as records, continuations::float8 as continuations,
            blank_lines::float8 as "blankLines", structural_lines::float8 as "structuralLines", unread_lines::float8 as "unreadLines", cut_lines::float8 as "cutLines",
            replaced_bytes::float8 as "replacedBytes", errors::float8 as errors, warnings::float8 as warnings, first_micros::float8 as "firstMicros", last_micros::float8 as "lastMicros"
       from log_files where run_id = $1 order by number limit $2 offset $3`,
    [runId, page.limit, page.offset],
  );
  return rows;
}

/** A job of a run: one piece of work of one stage. */
export interface JobListRow {
  id: string;
  stage: string | null;
  task: string;
  part: number | null;
  attempt: number;
  status: "running" | "done" | "failed" | "lost";
  rows: number;
  bytes: number;
  startedAt: Date;
  finishedAt: Date | null;
  error: string | null;
  host: string | null;
  pid: number | null;
}

/** Jobs of a run in the order they began. */
export async function listJobs(runId: number, page: PageOf): Promise<JobListRow[]> {
  const { rows } = await pool().query<JobListRow>(
    `select j.id::text as id, j.stage, j.task, j.part, j.attempt, j.status, j.rows::float8 as rows, j.bytes::float8 as bytes,
            j.started_at as "startedAt", j.finished_at as "finishedAt", j.error, w.host, w.pid
       from etl_jobs j left join worker_processes w on w.id = j.worker_id
      where j.run_id = $1 order by j.started_at, j.id limit $2 offset $3`,
    [runId, page.limit, page.offset],
  );
  return rows;
}
