import type { PoolClient } from "pg";

/** Records of a system in one bucket of a run's time, by severity. */
export interface SeverityBucketRow {
  bucket: number;
  system: string;
  errors: number;
  warnings: number;
  others: number;
}

/** Occurrences of a problem (anomaly 0) or of a finding in a system and bucket. */
export interface FindingBucketRow {
  problemId: number;
  anomalyId: number;
  system: string;
  bucket: number;
  records: number;
  firstMicros: number;
  lastMicros: number;
}

/**
 * Replaces the buckets of a run. There may be tens of thousands: numbers go as arrays in PostgreSQL's own form, columns of a
 * name as places in a list of the names, which takes a fifth of what records in JSON take.
 */
export async function replaceBuckets(client: PoolClient, runId: number, severity: readonly SeverityBucketRow[], findings: readonly FindingBucketRow[]): Promise<void> {
  await client.query("delete from severity_buckets where run_id = $1", [runId]);
  await client.query("delete from finding_buckets where run_id = $1", [runId]);
  const [inSeverity, inFindings] = [placesOf(severity), placesOf(findings)];
  await client.query(
    `insert into severity_buckets (run_id, system, bucket, errors, warnings, others)
     select $1, ($2::text[])[r.system], r.bucket, r.errors, r.warnings, r.others
       from unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::int[]) as r (system, bucket, errors, warnings, others)`,
    [runId, inSeverity.names, inSeverity.places, numbers(severity, "bucket"), numbers(severity, "errors"), numbers(severity, "warnings"), numbers(severity, "others")],
  );
  await client.query(
    `insert into finding_buckets (run_id, system, problem_id, anomaly_id, bucket, records, first_micros, last_micros)
     select $1, ($2::text[])[r.system], r.problem_id, r.anomaly_id, r.bucket, r.records, r.first_micros, r.last_micros
       from unnest($3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::bigint[], $9::bigint[]) as r (system, problem_id, anomaly_id, bucket, records, first_micros, last_micros)`,
    [runId, inFindings.names, inFindings.places, ...(["problemId", "anomalyId", "bucket", "records", "firstMicros", "lastMicros"] as const).map((field) => numbers(findings, field))],
  );
}

/** One column of numbers, as PostgreSQL writes an array. */
function numbers<Field extends string>(rows: readonly Record<Field, number>[], field: Field): string {
  return `{${rows.map((row) => row[field]).join(",")}}`;
}

/** The distinct systems, and the place of each row's among them, counted from 1. */
function placesOf(rows: readonly { system: string }[]): { names: string[]; places: string } {
  const known = new Map<string, number>();
  const places = rows.map(({ system }) => {
    const place = known.get(system) ?? known.size + 1;
    known.set(system, place);
    return place;
  });
  return { names: [...known.keys()], places: `{${places.join(",")}}` };
}
