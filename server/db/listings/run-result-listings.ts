import type { Listing } from "./listing";
import { recordStretches } from "./record-stretches";

/** The lists of what a run found, in the order of result.json. `$1` is the run. `…Micros` are instants of the log; files go by the name that is shown. */

const matchFields = {
  similarity: { sql: "x.similarity", type: "number" },
  probability: { sql: "x.probability", type: "number" },
  decidedBy: { sql: "x.decided_by::text", type: "text" },
} as const;

/** (anomaly, problem) pairs with the earliest occurrence of each side. */
export const FINDINGS: Listing = {
  columns: `x.anomaly_id as "anomalyId", x.problem_id as "problemId", x.similarity, x.probability, x.decided_by as "decidedBy", x.route, x.occurrences::float8 as occurrences,
    af.name as "anomalyFile", x.anomaly_line as "anomalyLine", x.anomaly_micros::float8 as "anomalyMicros", x.anomaly_text as "anomalyText",
    pf.name as "problemFile", i.line as "problemLine", i.first_micros::float8 as "problemMicros", i.text as "problemText"`,
  from: `from findings x
    join run_incidents i on i.run_id = x.run_id and i.problem_id = x.problem_id
    join log_files af on af.run_id = x.run_id and af.number = x.anomaly_file
    join log_files pf on pf.run_id = x.run_id and pf.number = i.file_number`,
  where: "x.run_id = $1",
  fields: {
    problemId: { sql: "x.problem_id", type: "number" },
    anomalyId: { sql: "x.anomaly_id", type: "number" },
    route: { sql: "x.route::text", type: "text" },
    occurrences: { sql: "x.occurrences", type: "number" },
    timestamp: { sql: "instant_of(x.anomaly_micros)", type: "instant" },
    file: { sql: "af.name", type: "text" },
    text: { sql: "x.anomaly_text", type: "text" },
    ...matchFields,
  },
  order: [
    { sql: "x.problem_id", cast: "int" },
    { sql: "x.anomaly_id", cast: "int" },
  ],
  direction: "asc",
};

/** Detected problems, highest impact first. */
export const INCIDENTS: Listing = {
  columns: `x.problem_id as "problemId", x.title, x.priority, x.impact_score as "impactScore", x.anomalies, x.systems_affected as "systemsAffected", x.systems,
    x.error_count::float8 as "errorCount", x.similarity, x.probability, x.decided_by as "decidedBy", x.first_micros::float8 as "firstMicros", x.last_micros::float8 as "lastMicros",
    f.name as file, x.line, x.text`,
  from: "from run_incidents x join log_files f on f.run_id = x.run_id and f.number = x.file_number",
  where: "x.run_id = $1",
  fields: {
    problemId: { sql: "x.problem_id", type: "number" },
    title: { sql: "x.title", type: "text" },
    priority: { sql: "x.priority::text", type: "text" },
    impactScore: { sql: "x.impact_score", type: "number" },
    anomalies: { sql: "x.anomalies", type: "number" },
    systemsAffected: { sql: "x.systems_affected", type: "number" },
    errorCount: { sql: "x.error_count", type: "number" },
    firstSeen: { sql: "instant_of(x.first_micros)", type: "instant" },
    lastSeen: { sql: "instant_of(x.last_micros)", type: "instant" },
    file: { sql: "f.name", type: "text" },
    text: { sql: "x.text", type: "text" },
    ...matchFields,
  },
  // An incident without a time comes after those with one.
  order: [
    { sql: "-x.impact_score", cast: "int" },
    { sql: "coalesce(x.first_micros, 9223372036854775807)", cast: "bigint" },
    { sql: "x.problem_id", cast: "int" },
  ],
  direction: "asc",
};

const PREDICTION_ORDER = [
  { sql: "x.problem_id", cast: "int" },
  { sql: "x.anomaly_id", cast: "int" },
];
const predictionFields = {
  problemId: { sql: "x.problem_id", type: "number" },
  likelihood: { sql: "x.likelihood", type: "number" },
  outcome: { sql: "x.outcome::text", type: "text" },
} as const;

/** Anomalies expected next that did not come by the end of the log. */
export const PREDICTIVE_ALERTS: Listing = {
  columns: `x.problem_id as "problemId", x.anomaly_id as "anomalyId", coalesce(a.text, '') as text, x.likelihood, x.outcome, x.issued_micros::float8 as "issuedMicros"`,
  from: "from run_predictions x join runs r on r.id = x.run_id left join revision_anomalies a on a.revision_id = r.revision_id and a.anomaly_id = x.anomaly_id",
  where: "x.run_id = $1 and x.kind = 'anomaly' and x.outcome <> 'came-true'",
  fields: { ...predictionFields, anomalyId: { sql: "x.anomaly_id", type: "number" }, triggeredAt: { sql: "instant_of(x.issued_micros)", type: "instant" }, text: { sql: "a.text", type: "text" } },
  order: PREDICTION_ORDER,
  direction: "asc",
};

/** Problems that announced themselves and did not come by the end of the log. */
export const EARLY_WARNINGS: Listing = {
  columns: `x.problem_id as "problemId", array(select unnest(x.basis) order by 1) as "anomaliesSeen", x.anomalies_known as "anomaliesKnown", x.likelihood, x.outcome, x.first_micros::float8 as "firstMicros", x.last_micros::float8 as "lastMicros"`,
  from: "from run_predictions x",
  where: "x.run_id = $1 and x.kind = 'problem' and x.outcome <> 'came-true'",
  fields: { ...predictionFields, firstSeen: { sql: "instant_of(x.first_micros)", type: "instant" }, lastSeen: { sql: "instant_of(x.last_micros)", type: "instant" } },
  order: PREDICTION_ORDER,
  direction: "asc",
};

const PLACE_ORDER = [
  { sql: 'f.name collate "C"', cast: "text" },
  { sql: "x.line", cast: "int" },
  { sql: "x.template_number", cast: "int" },
];
const placeFields = {
  file: { sql: "f.name", type: "text" },
  line: { sql: "x.line", type: "number" },
  text: { sql: "x.text", type: "text" },
  template: { sql: "t.text", type: "text" },
  similarity: { sql: "x.similarity", type: "number" },
} as const;
const PLACED = "join log_files f on f.run_id = x.run_id and f.number = x.file_number left join log_templates t on t.run_id = x.run_id and t.number = x.template_number";

/** WARNINGs the knowledge base does not know, soon after a known problem. */
export const NOVEL_ANOMALIES: Listing = {
  columns: `f.name as file, x.line, x.micros::float8 as micros, x.text, coalesce(t.text, '') as template, x.problem_id as "problemId", (x.delta_micros / 1000000.0)::float8 as "deltaSeconds", x.best_known_id as "bestKnownId", x.similarity`,
  from: `from run_novel_anomalies x ${PLACED}`,
  where: "x.run_id = $1",
  fields: { ...placeFields, timestamp: { sql: "instant_of(x.micros)", type: "instant" }, problemId: { sql: "x.problem_id", type: "number" }, deltaSeconds: { sql: "x.delta_micros / 1000000.0", type: "number" } },
  order: [{ sql: "x.problem_id", cast: "int" }, ...PLACE_ORDER],
  direction: "asc",
};

/** ERRORs that matched nothing, by template. */
export const UNMATCHED_ERRORS: Listing = {
  columns: `f.name as file, x.line, x.micros::float8 as micros, x.text, coalesce(t.text, '') as template, x.occurrences::float8 as occurrences, x.best_known_id as "bestKnownId", x.similarity`,
  from: `from run_unmatched_errors x ${PLACED}`,
  where: "x.run_id = $1",
  fields: { ...placeFields, timestamp: { sql: "instant_of(x.micros)", type: "instant" }, occurrences: { sql: "x.occurrences", type: "number" } },
  order: PLACE_ORDER,
  direction: "asc",
};

/** Templates with what they were recognised as, by number. */
export const TEMPLATES: Listing = {
  columns: `x.number, x.text, x.records::float8 as records, x.errors::float8 as errors, x.warnings::float8 as warnings, x.first_micros::float8 as "firstMicros", x.last_micros::float8 as "lastMicros",
    coalesce(e.target_ids, '{}') as "problemIds", coalesce(w.target_ids, '{}') as "anomalyIds"`,
  from: `from log_templates x
    left join matches e on e.run_id = x.run_id and e.template_number = x.number and e.road = 'error' and e.outcome = 'matched'
    left join matches w on w.run_id = x.run_id and w.template_number = x.number and w.road = 'warning' and w.outcome = 'matched'`,
  where: "x.run_id = $1",
  fields: {
    number: { sql: "x.number", type: "number" },
    text: { sql: "x.text", type: "text" },
    records: { sql: "x.records", type: "number" },
    errors: { sql: "x.errors", type: "number" },
    warnings: { sql: "x.warnings", type: "number" },
    firstSeen: { sql: "instant_of(x.first_micros)", type: "instant" },
    lastSeen: { sql: "instant_of(x.last_micros)", type: "instant" },
  },
  order: [{ sql: "x.number", cast: "int" }],
  direction: "asc",
};

/**
 * Log records by file and line: the one order that every record has a place in. `$2` is the partition that holds the run's
 * records, without which all partitions would be looked at.
 */
export const RECORDS: Listing = {
  columns: `f.name as file, x.line, (extract(epoch from x.occurred_at) * 1000000)::float8 as micros, severity_name(x.severity) as severity, o.source, o.system,
    coalesce(x.message, substr(x.text, x.message_start + 1)) as message, x.text, x.continuations, m.template_number as "templateNumber"`,
  from: `from log_records x
    join log_files f on f.run_id = x.run_id and f.number = x.file_number
    left join log_origins o on o.run_id = x.run_id and o.id = x.origin_id
    left join masked_messages m on m.run_id = x.run_id and m.fingerprint = x.fingerprint and m.road = case when x.severity & 15 >= 5 then 2 when x.severity & 15 = 4 then 1 else 0 end`,
  where: "x.partition_key = $2 and x.run_id = $1",
  fields: {
    file: { sql: "f.name", type: "text" },
    line: { sql: "x.line", type: "number" },
    timestamp: { sql: "x.occurred_at", type: "instant" },
    severity: { sql: "severity_name(x.severity)", type: "text" },
    source: { sql: "o.source", type: "text" },
    system: { sql: "o.system", type: "text" },
    text: { sql: "x.text", type: "text" },
    templateNumber: { sql: "m.template_number", type: "number" },
  },
  order: [
    { sql: "x.file_number", cast: "int" },
    { sql: "x.line", cast: "int" },
  ],
  direction: "asc",
  stretches: recordStretches,
};
