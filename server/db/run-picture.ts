import type { MatchedSeries } from "@/server/domain/present/run-picture";
import type { TimeGrid } from "@/server/domain/time-grid";
import { pool } from "./client";

/** Records of all systems of a run in one bucket. */
export interface BucketRow {
  bucket: number;
  errors: number;
  warnings: number;
  others: number;
}

/** The buckets of a run that have records, ascending. */
export async function listBuckets(runId: number): Promise<BucketRow[]> {
  const { rows } = await pool().query<BucketRow>(
    `select bucket, sum(errors)::float8 as errors, sum(warnings)::float8 as warnings, sum(others)::float8 as others
       from severity_buckets where run_id = $1 group by bucket order by bucket`,
    [runId],
  );
  return rows;
}

/** Every system of a run, matched or not, by name. */
export async function listSystems(runId: number): Promise<string[]> {
  const { rows } = await pool().query<{ system: string }>(
    "select system from severity_series where run_id = $1 union select system from finding_series where run_id = $1 order by 1",
    [runId],
  );
  return rows.map((row) => row.system);
}

/**
 * One row for each (problem, anomaly, system) of a run.
 * @param grid that of the run
 */
export async function listMatchedSeries(runId: number, grid: TimeGrid): Promise<MatchedSeries[]> {
  const { rows } = await pool().query<MatchedSeries>(
    `select problem_id as "problemId", anomaly_id as "anomalyId", system,
            (select string_agg(concat_ws(' ', bucket, number, last - $2::bigint - bucket * $3::bigint), ' ') from unnest(buckets, records, last_micros) as b (bucket, number, last)) as points
       from finding_series where run_id = $1 order by 1, 2, 3`,
    [runId, grid.startMicros, grid.bucketMicros],
  );
  return rows;
}

/** An incident of a run with the name of the file of its first line. */
export interface IncidentRow {
  problemId: number;
  title: string;
  priority: "critical" | "high" | "medium" | "low";
  impact: number;
  anomalies: number;
  systems: string[];
  errors: number;
  similarity: number;
  probability: number | null;
  templateNumber: number;
  firstMicros: number | null;
  lastMicros: number | null;
  fileNumber: number;
  file: string;
  line: number;
  text: string;
}

/** The incidents of a run, highest impact first. */
export async function listIncidents(runId: number): Promise<IncidentRow[]> {
  const { rows } = await pool().query<IncidentRow>(
    `select i.problem_id as "problemId", i.title, i.priority, i.impact_score as impact, i.anomalies, i.systems, i.error_count::float8 as errors,
            i.similarity, i.probability, i.template_number as "templateNumber", i.first_micros::float8 as "firstMicros", i.last_micros::float8 as "lastMicros",
            i.file_number as "fileNumber", coalesce(f.name, '') as file, i.line, i.text
       from run_incidents i left join log_files f on f.run_id = i.run_id and f.number = i.file_number
      where i.run_id = $1 order by i.impact_score desc, i.first_micros nulls last, i.problem_id`,
    [runId],
  );
  return rows;
}

/** A finding of a run with the name of the file of its first line. */
export interface FindingRow {
  problemId: number;
  anomalyId: number;
  similarity: number;
  probability: number | null;
  route: "context" | "fallback";
  occurrences: number;
  templateNumber: number;
  firstMicros: number | null;
  fileNumber: number;
  file: string;
  line: number;
  text: string;
}

/** The findings of a run by problem, then first sighting. */
export async function listFindings(runId: number): Promise<FindingRow[]> {
  const { rows } = await pool().query<FindingRow>(
    `select n.problem_id as "problemId", n.anomaly_id as "anomalyId", n.similarity, n.probability, n.route, n.occurrences::float8 as occurrences,
            n.template_number as "templateNumber", n.anomaly_micros::float8 as "firstMicros", n.anomaly_file as "fileNumber", coalesce(f.name, '') as file,
            n.anomaly_line as line, n.anomaly_text as text
       from findings n left join log_files f on f.run_id = n.run_id and f.number = n.anomaly_file
      where n.run_id = $1 order by n.problem_id, n.anomaly_micros nulls last, n.anomaly_id`,
    [runId],
  );
  return rows;
}

/** A prediction of a run; `anomalyId` 0 for a predicted problem. */
export interface PredictionRow {
  kind: "problem" | "anomaly";
  problemId: number;
  anomalyId: number;
  basis: number[];
  anomaliesKnown: number;
  issuedMicros: number | null;
  likelihood: number;
  outcome: "open" | "came-true" | "did-not-happen";
  outcomeMicros: number | null;
  /** When one that did not happen had run out. */
  gaveUpMicros: number | null;
}

/** The predictions of a run, earliest first. */
export async function listPredictions(runId: number): Promise<PredictionRow[]> {
  const { rows } = await pool().query<PredictionRow>(
    `select kind, problem_id as "problemId", anomaly_id as "anomalyId", basis, anomalies_known as "anomaliesKnown", issued_micros::float8 as "issuedMicros",
            likelihood, outcome, outcome_micros::float8 as "outcomeMicros",
            case outcome when 'did-not-happen' then issued_micros::float8 + (r.settings->>'predictionWindowMicros')::float8 end as "gaveUpMicros"
       from run_predictions p join runs r on r.id = p.run_id
      where p.run_id = $1 order by issued_micros nulls last, kind, problem_id, anomaly_id`,
    [runId],
  );
  return rows;
}

/** First sightings: of novel anomalies, and of unmatched errors (null where none has a time). */
export async function listUnknownSightings(runId: number): Promise<{ novel: number[]; unmatched: (number | null)[] }> {
  const [novel, unmatched] = await Promise.all([
    pool().query<{ micros: number }>("select micros::float8 as micros from run_novel_anomalies where run_id = $1 order by 1", [runId]),
    pool().query<{ micros: number | null }>("select micros::float8 as micros from run_unmatched_errors where run_id = $1 order by 1", [runId]),
  ]);
  return { novel: novel.rows.map((row) => row.micros), unmatched: unmatched.rows.map((row) => row.micros) };
}

/** What is known of the record that begins at a line: its message, and the system it is of. */
export interface FirstLineRow {
  fileNumber: number;
  line: number;
  text: string;
  messageStart: number;
  message: string | null;
  system: string | null;
}

/**
 * The records of WARNING and worse that begin at these lines and instants; a line without one stored is left out. The instants
 * lead to them by the index of such records: by place alone a million records would be looked through.
 */
export async function listFirstLines(run: { id: number; partitionKey: number }, places: readonly { fileNumber: number; line: number; firstMicros: number | null }[]): Promise<FirstLineRow[]> {
  const record = (instant: string): string => `
    select r.file_number, r.line, r.text, r.message_start, r.message, r.origin_id from log_records r
     where r.partition_key = $2 and r.run_id = $1 and r.severity & 15 >= 4 and ${instant} and r.file_number = p.file and r.line = p.line`;
  const { rows } = await pool().query<FirstLineRow>(
    `select r.file_number as "fileNumber", r.line, r.text, r.message_start as "messageStart", r.message, o.system
       from unnest($3::int[], $4::int[], $5::bigint[]) as p (file, line, micros)
      cross join lateral (${record("r.occurred_at = instant_of(p.micros)")} union all ${record("p.micros is null and r.occurred_at is null")}) r
       left join log_origins o on o.run_id = $1 and o.id = r.origin_id`,
    [run.id, run.partitionKey, places.map((place) => place.fileNumber), places.map((place) => place.line), places.map((place) => place.firstMicros)],
  );
  return rows;
}
