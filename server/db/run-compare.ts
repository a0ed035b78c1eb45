import type { TimeGrid } from "@/server/domain/time-grid";
import { pool } from "./client";
import type { RunStatus } from "./generated/enums";
import { TIME_GRID } from "./time-grid";

/** The figures of a run that are held side by side. Sizes in bytes; `…Micros` are instants of the log, dates are ours. */
export interface RunFigures {
  id: number;
  name: string;
  inputName: string;
  status: RunStatus;
  model: string;
  timeZone: string;
  knowledgeBaseId: number | null;
  knowledgeBase: string | null;
  revision: number | null;
  createdAt: Date;
  finishedAt: Date | null;
  /** Our time it took, ms; null before it has ended. */
  durationMs: number | null;
  bytes: number;
  files: number;
  lines: number;
  records: number;
  unreadLines: number;
  errors: number;
  warnings: number;
  problems: number;
  /** Different anomalies seen together with one of their problems. */
  anomalies: number;
  novel: number;
  unmatched: number;
  earlyWarnings: number;
  systems: number;
  templates: number;
  firstMicros: number | null;
  lastMicros: number | null;
  /** Null where no record has a time. */
  grid: TimeGrid | null;
}

/** The runs of these ids that there are, in no order. */
export async function listRunFigures(runIds: readonly number[]): Promise<RunFigures[]> {
  const { rows } = await pool().query<RunFigures>(
    `select r.id, r.name, r.input_name as "inputName", r.status, r.model, r.time_zone as "timeZone",
            k.id as "knowledgeBaseId", k.name as "knowledgeBase", v.number as revision, r.created_at as "createdAt", r.finished_at as "finishedAt",
            (extract(epoch from r.finished_at - r.started_at) * 1000)::float8 as "durationMs",
            r.bytes::float8 as bytes, r.files, r.lines::float8 as lines, r.events::float8 as records, r.unread_lines::float8 as "unreadLines",
            r.errors::float8 as errors, r.warning_records::float8 as warnings, r.incident_count as problems, r.template_count as templates,
            (select count(distinct f.anomaly_id)::int from findings f where f.run_id = r.id) as anomalies,
            (select count(*)::int from run_novel_anomalies n where n.run_id = r.id) as novel,
            (select count(*)::int from run_unmatched_errors u where u.run_id = r.id) as unmatched,
            (select count(*)::int from run_predictions p where p.run_id = r.id and p.kind = 'problem') as "earlyWarnings",
            (select count(*)::int from severity_series s where s.run_id = r.id) as systems,
            r.first_micros::float8 as "firstMicros", r.last_micros::float8 as "lastMicros", ${TIME_GRID}
       from runs r
       left join knowledge_base_revisions v on v.id = r.revision_id
       left join knowledge_bases k on k.id = v.knowledge_base_id
      where r.id = any($1::int[])`,
    [runIds],
  );
  return rows;
}

/** A problem of a run: how many ERRORs matched it. */
export interface RunProblemRow {
  runId: number;
  problemId: number;
  title: string;
  errors: number;
}

/** The problems of some runs, by run and rank. */
export async function listProblemsOfRuns(runIds: readonly number[]): Promise<RunProblemRow[]> {
  const { rows } = await pool().query<RunProblemRow>(
    `select run_id as "runId", problem_id as "problemId", title, error_count::float8 as errors
       from run_incidents where run_id = any($1::int[]) order by array_position($1::int[], run_id), impact_score desc, problem_id`,
    [runIds],
  );
  return rows;
}

/** A template of a run by its text. */
export interface RunTemplateRow {
  runId: number;
  number: number;
  text: string;
  records: number;
  errors: number;
  warnings: number;
}

/** The templates of some runs, by run and number. */
export async function listTemplatesOfRuns(runIds: readonly number[]): Promise<RunTemplateRow[]> {
  const { rows } = await pool().query<RunTemplateRow>(
    `select run_id as "runId", number, text, records::float8 as records, errors::float8 as errors, warnings::float8 as warnings
       from log_templates where run_id = any($1::int[]) order by array_position($1::int[], run_id), number`,
    [runIds],
  );
  return rows;
}
