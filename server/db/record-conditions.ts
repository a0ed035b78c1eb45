import type { LogFilter, LogLevel, LogSubject } from "@/server/domain/present/log-filter";
import { likePattern } from "./like-pattern";

/** SQL with the values that its `$n` stand for. */
export interface Condition {
  sql: string;
  values: unknown[];
}

/** Ranks as `log_records.severity` keeps them in its lower four bits. */
const RANKS: Record<LogLevel, readonly number[]> = { error: [5, 6], warning: [4], info: [3], debug: [1, 2], none: [0] };

/**
 * The condition under which a record `r` fits a filter, the run it is of included.
 * Values come with it, so that further ones can be added behind them.
 */
export function recordCondition(run: { id: number; partitionKey: number }, filter: LogFilter): Condition {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${String(values.push(value))}`;
  const runId = put(run.id);
  const parts = [`r.partition_key = ${put(run.partitionKey)}`, `r.run_id = ${runId}`];
  // As the index on problems says it: without these words it would not be used.
  if (isOfProblems(filter)) parts.push("(r.severity & 15) >= 4");
  if (filter.levels.length > 0) parts.push(`(r.severity & 15) = any (${put(filter.levels.flatMap((level) => RANKS[level]))}::int[])`);
  if (filter.fileNumber !== null) parts.push(`r.file_number = ${put(filter.fileNumber)}`);
  if (filter.system !== null) parts.push(`r.origin_id in (select o.id from log_origins o where o.run_id = ${runId} and o.system = ${put(filter.system)})`);
  if (filter.source !== null) parts.push(`r.origin_id in (select o.id from log_origins o where o.run_id = ${runId} and o.source = ${put(filter.source)})`);
  if (filter.templateNumber !== null) parts.push(`r.fingerprint in (select g.fingerprint from masked_messages g where g.run_id = ${runId} and g.template_number = ${put(filter.templateNumber)})`);
  if (filter.of !== null) parts.push(subjectCondition(filter.of, runId, put));
  if (filter.span !== null) parts.push(`r.occurred_at >= instant_of(${put(Math.floor(filter.span.fromMicros))})`, `r.occurred_at < instant_of(${put(Math.ceil(filter.span.toMicros))})`);
  // Last, since it costs the most.
  if (filter.text !== "") parts.push(textCondition(filter.text, put));
  return { sql: parts.join(" and "), values };
}

function isOfProblems({ levels, of }: LogFilter): boolean {
  return of !== null || (levels.length > 0 && levels.every((level) => level === "error" || level === "warning"));
}

type Put = (value: unknown) => string;

function subjectCondition({ kind, id }: LogSubject, runId: string, put: Put): string {
  const matched = (road: "error" | "warning", ids: string): string =>
    `((r.severity & 15) ${road === "error" ? ">= 5" : "= 4"} and r.fingerprint in (
       select g.fingerprint from matches m join masked_messages g on g.run_id = m.run_id and g.template_number = m.template_number and g.road = ${road === "error" ? "2" : "1"}
        where m.run_id = ${runId} and m.road = '${road}' and m.outcome = 'matched' and m.target_ids && ${ids}))`;
  const own = put([id]);
  if (kind === "anomaly") return matched("warning", `${own}::int[]`);
  const errors = matched("error", `${own}::int[]`);
  if (kind === "problem") return errors;
  const anomalies = `(select coalesce(array_agg(f.anomaly_id), '{}') from findings f where f.run_id = ${runId} and f.problem_id = ${put(id)})`;
  return `(${errors} or ${matched("warning", anomalies)})`;
}

/**
 * Part of the line (or of the message, where the line has it in another form), in any case.
 *
 * There is no index on text: a trigram index on a million lines takes longer to build than the whole run may take. All
 * lines are read instead, by all cores, which takes 0.3 s a million where comparing is cheap. So Latin letters are folded byte
 * by byte (`collate "C"`: a third of the time), and for any other letter lines that have none but Latin ones are passed over.
 */
function textCondition(text: string, put: Put): string {
  const pattern = put(likePattern(text));
  const within = (column: string): string => {
    const isLatin = /^[\u0000-\u007f]*$/.test(text);
    return isLatin ? `${column} collate "C" ilike ${pattern}` : `(octet_length(${column}) > char_length(${column}) and ${column} ilike ${pattern})`;
  };
  return `(${within("r.text")} or ${within("r.message")})`;
}
