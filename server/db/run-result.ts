import type { Pool } from "pg";
import type { PlaybookInput } from "@/server/domain/report/run-result";
import type { TimeGrid } from "@/server/domain/time-grid";
import { TIME_GRID } from "./time-grid";

/** A run's own row, as results quote it. Instants are dates of ours, micros log time. */
export interface RunFacts {
  id: number;
  name: string;
  status: "queued" | "running" | "completed" | "failed" | "cancelled";
  model: string;
  modelId: string;
  matching: "strict" | "calibrated";
  retain: string;
  locale: "ru" | "en";
  timeZone: string;
  year: number;
  settings: Record<string, unknown>;
  playbooks: PlaybookInput[] | null;
  inputName: string;
  revisionId: number | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Null where no record has a time. */
  grid: TimeGrid | null;
  files: number;
  bytes: number;
  lines: number;
  events: number;
  continuations: number;
  blankLines: number;
  structuralLines: number;
  unreadLines: number;
  cutLines: number;
  replacedBytes: number;
  errors: number;
  warnings: number;
  templates: number;
  peakRssBytes: number;
}

const NUMBERS = `files, bytes::float8 as bytes, lines::float8 as lines, events::float8 as events, continuations::float8 as continuations,
  blank_lines::float8 as "blankLines", structural_lines::float8 as "structuralLines", unread_lines::float8 as "unreadLines", cut_lines::float8 as "cutLines",
  replaced_bytes::float8 as "replacedBytes", errors::float8 as errors, warning_records::float8 as warnings, template_count as templates, peak_rss_bytes::float8 as "peakRssBytes"`;

/** The facts of a run; null where there is none. */
export async function findRunFacts(pool: Pool, runId: number): Promise<RunFacts | null> {
  const { rows } = await pool.query<RunFacts>(
    `select id, name, status, model, model_id as "modelId", matching, retain, locale, time_zone as "timeZone", year, settings, playbooks, input_name as "inputName",
            revision_id as "revisionId", started_at as "startedAt", finished_at as "finishedAt", ${TIME_GRID}, ${NUMBERS}
       from runs r where id = $1`,
    [runId],
  );
  return rows[0] ?? null;
}

/** How long each stage took, in milliseconds; one that is still at work counts until now. */
export async function listStageDurations(pool: Pool, runId: number): Promise<{ name: string; durationMs: number }[]> {
  const { rows } = await pool.query<{ name: string; durationMs: number }>(
    `select stage::text as name, round(extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at) * 1000)::float8 as "durationMs" from run_stages where run_id = $1 order by started_at`,
    [runId],
  );
  return rows;
}

export interface FileName {
  number: number;
  path: string;
  name: string;
  bytes: number;
  modifiedMicros: number | null;
  skipped: { code: string; params: Record<string, unknown> } | null;
}

/** The files of a run by number. */
export async function listFileNames(pool: Pool, runId: number): Promise<FileName[]> {
  const { rows } = await pool.query<FileName>(`select number, path, name, bytes::float8 as bytes, modified_micros::float8 as "modifiedMicros", skipped from log_files where run_id = $1 order by number`, [runId]);
  return rows;
}

/** The file of a row under the name that is shown, and the order of such names by their bytes. */
const FILE_OF = (row: string): string => `join log_files f on f.run_id = ${row}.run_id and f.number = ${row}.file_number`;
const BY_FILE = 'f.name collate "C"';

/** Each in the order that result.json states: incidents by impact, all others by ids, then file and line. */
const SELECTS = {
  findings: `select f.problem_id as "problemId", f.anomaly_id as "anomalyId", f.similarity, f.probability, f.decided_by as "decidedBy", f.route, f.occurrences::float8 as occurrences,
      f.anomaly_file as "anomalyFile", f.anomaly_line as "anomalyLine", f.anomaly_micros::float8 as "anomalyMicros", f.anomaly_text as "anomalyText"
      from findings f where f.run_id = $1 order by f.problem_id, f.anomaly_id`,
  incidents: `select problem_id as "problemId", title, priority, impact_score as "impactScore", anomalies, systems, error_count::float8 as "errorCount", similarity, probability, decided_by as "decidedBy",
      first_micros::float8 as "firstMicros", last_micros::float8 as "lastMicros", file_number as "fileNumber", line, text
      from run_incidents where run_id = $1 order by impact_score desc, first_micros nulls last, problem_id`,
  predictions: `select kind, problem_id as "problemId", anomaly_id as "anomalyId", basis, anomalies_known as "anomaliesKnown", issued_micros::float8 as "issuedMicros", first_micros::float8 as "firstMicros", last_micros::float8 as "lastMicros",
      likelihood, outcome, outcome_micros::float8 as "outcomeMicros" from run_predictions where run_id = $1 order by problem_id, anomaly_id`,
  novel: `select n.template_number as "templateNumber", n.file_number as "fileNumber", n.line, n.micros::float8 as micros, n.text, t.text as template, n.problem_id as "problemId", n.delta_micros::float8 as "deltaMicros",
      n.problem_file as "problemFile", n.problem_line as "problemLine", n.problem_micros::float8 as "problemMicros", n.best_known_id as "bestKnownId", n.similarity
      from run_novel_anomalies n join log_templates t on t.run_id = n.run_id and t.number = n.template_number ${FILE_OF("n")} where n.run_id = $1 order by n.problem_id, ${BY_FILE}, n.line`,
  unmatched: `select u.file_number as "fileNumber", u.line, u.text, t.text as template, u.occurrences::float8 as occurrences, u.best_known_id as "bestKnownId", u.similarity
      from run_unmatched_errors u join log_templates t on t.run_id = u.run_id and t.number = u.template_number ${FILE_OF("u")} where u.run_id = $1 order by ${BY_FILE}, u.line`,
  ambiguous: `select a.road, a.file_number as "fileNumber", a.line, a.text, t.text as template, a.occurrences::float8 as occurrences, a.candidates
      from run_ambiguous a join log_templates t on t.run_id = a.run_id and t.number = a.template_number ${FILE_OF("a")} where a.run_id = $1 order by ${BY_FILE}, a.line, a.road`,
} as const;

export interface ResultRows {
  findings: { problemId: number; anomalyId: number; similarity: number; probability: number | null; decidedBy: "strict" | "calibrated" | "correction"; route: "context" | "fallback"; occurrences: number; anomalyFile: number; anomalyLine: number; anomalyMicros: number | null; anomalyText: string }[];
  incidents: { problemId: number; title: string; priority: "critical" | "high" | "medium" | "low"; impactScore: number; anomalies: number; systems: string[]; errorCount: number; similarity: number; probability: number | null; decidedBy: "strict" | "calibrated" | "correction"; firstMicros: number | null; lastMicros: number | null; fileNumber: number; line: number; text: string }[];
  predictions: { kind: "problem" | "anomaly"; problemId: number; anomalyId: number; basis: number[]; anomaliesKnown: number; issuedMicros: number; firstMicros: number | null; lastMicros: number | null; likelihood: number; outcome: "open" | "came-true" | "did-not-happen"; outcomeMicros: number | null }[];
  novel: { templateNumber: number; fileNumber: number; line: number; micros: number; text: string; template: string; problemId: number; deltaMicros: number; problemFile: number; problemLine: number; problemMicros: number; bestKnownId: number | null; similarity: number | null }[];
  unmatched: { fileNumber: number; line: number; text: string; template: string; occurrences: number; bestKnownId: number | null; similarity: number | null }[];
  ambiguous: { road: "error" | "warning"; fileNumber: number; line: number; text: string; template: string; occurrences: number; candidates: { id: number; similarity: number }[] }[];
}

/** All rows that a result is made of, in the result's order. */
export async function listResultRows(pool: Pool, runId: number): Promise<ResultRows> {
  const read = async <Name extends keyof ResultRows>(name: Name): Promise<ResultRows[Name]> => {
    const { rows } = await pool.query<ResultRows[Name][number]>(SELECTS[name], [runId]);
    return rows as ResultRows[Name];
  };
  const [findings, incidents, predictions, novel, unmatched, ambiguous] = await Promise.all([read("findings"), read("incidents"), read("predictions"), read("novel"), read("unmatched"), read("ambiguous")]);
  return { findings, incidents, predictions, novel, unmatched, ambiguous };
}

/** Records per bucket over all systems, and matched records per system. */
export async function listTimeline(pool: Pool, runId: number): Promise<{ buckets: { bucket: number; errors: number; warnings: number; others: number }[]; systems: { system: string; errors: number; warnings: number }[] }> {
  const [buckets, systems] = await Promise.all([
    pool.query<{ bucket: number; errors: number; warnings: number; others: number }>("select bucket, sum(errors)::int as errors, sum(warnings)::int as warnings, sum(others)::int as others from severity_buckets where run_id = $1 group by bucket order by bucket", [runId]),
    pool.query<{ system: string; errors: number; warnings: number }>(
      `select system, coalesce(sum(records) filter (where anomaly_id = 0), 0)::int as errors, coalesce(sum(records) filter (where anomaly_id > 0), 0)::int as warnings
         from (select distinct system, bucket, records, anomaly_id, case when anomaly_id = 0 then problem_id end from finding_buckets where run_id = $1) as own
        group by system order by sum(records) desc, system`,
      [runId],
    ),
  ]);
  return { buckets: buckets.rows, systems: systems.rows };
}
