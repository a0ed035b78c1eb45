import type { Pool, PoolClient } from "pg";
import type { LogPlace } from "@/server/archive/log-place";
import type { Part } from "@/server/domain/extract/plan-parts";
import type { FileBasis } from "@/server/domain/parse/date-files";
import type { MissingTime } from "@/server/domain/parse/line-fields";

/** A file of a run as extract leaves it: to be read, or skipped with a reason. */
export interface NewLogFile {
  number: number;
  path: string;
  name: string;
  bytes: number;
  place: LogPlace | null;
  /** Null where it is the run's. */
  timeZone: string | null;
  modifiedMicros: number | null;
  /** Null where it is skipped. */
  timeBasis: FileBasis | null;
  skipped: { code: string; params: Record<string, unknown> } | null;
}

/** Replaces the files and parts of a run. */
export async function writeFilesAndParts(client: PoolClient, runId: number, files: readonly NewLogFile[], parts: readonly Part[]): Promise<void> {
  await client.query("delete from log_files where run_id = $1", [runId]);
  await client.query("delete from run_parts where run_id = $1", [runId]);
  await client.query(
    `insert into log_files (run_id, number, path, name, bytes, place, time_zone, modified_micros, time_basis, skipped)
     select $1, number, path, name, bytes, place, "timeZone", "modifiedMicros", "timeBasis", skipped
       from jsonb_to_recordset($2::jsonb) as f (number int, path text, name text, bytes bigint, place jsonb, "timeZone" text, "modifiedMicros" bigint, "timeBasis" jsonb, skipped jsonb)`,
    [runId, JSON.stringify(files)],
  );
  await client.query(
    `insert into run_parts (run_id, number, segments, bytes)
     select $1, number, segments, bytes from jsonb_to_recordset($2::jsonb) as p (number int, segments jsonb, bytes bigint)`,
    [runId, JSON.stringify(parts)],
  );
}

/** A file to read. */
export interface PlacedLogFile {
  number: number;
  path: string;
  place: LogPlace;
  timeZone: string | null;
  /** Null where an earlier build has cut the run into its parts. */
  timeBasis: FileBasis | null;
}

/** The files of these numbers. */
export async function listPlacedFiles(client: Pool | PoolClient, runId: number, numbers: readonly number[]): Promise<Map<number, PlacedLogFile>> {
  const { rows } = await client.query<PlacedLogFile>(
    `select number, path, place, time_zone as "timeZone", time_basis as "timeBasis"
       from log_files where run_id = $1 and number = any($2::int[]) and place is not null`,
    [runId, numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** What parsing found out about a stretch of a file. */
export interface SegmentOutcome {
  file: number;
  lines: number;
  records: number;
  continuations: number;
  blank: number;
  structural: number;
  unread: number;
  cutLines: number;
  replacedBytes: number;
  errors: number;
  warnings: number;
  firstMicros: number | null;
  lastMicros: number | null;
  encoding: string;
  formats: string[];
  completed: MissingTime;
}

/** Adds the outcomes of all parts up into their files, and the files into the run. */
export async function totalFiles(client: PoolClient, runId: number): Promise<void> {
  await client.query(
    `update log_files f set lines = t.lines, events = t.records, continuations = t.continuations, blank_lines = t.blank, structural_lines = t.structural,
            unread_lines = t.unread, cut_lines = t.cut, replaced_bytes = t.replaced, errors = t.errors, warnings = t.warnings,
            first_micros = t.first, last_micros = t.last, encoding = t.encoding, format = t.format,
            completed_time = t.completed
       from (select s.file, sum(s.lines) as lines, sum(s.records) as records, sum(s.continuations) as continuations, sum(s.blank) as blank,
                    sum(s.structural) as structural, sum(s.unread) as unread, sum(s."cutLines") as cut, sum(s."replacedBytes") as replaced,
                    sum(s.errors) as errors, sum(s.warnings) as warnings, min(s."firstMicros") as first, max(s."lastMicros") as last,
                    max(s.encoding) filter (where s.encoding <> 'ascii') as encoding, (array_agg(s.formats order by p.number))[1]->>0 as format,
                    max(s.completed) filter (where s.completed <> 'nothing') as completed
               from run_parts p, jsonb_to_recordset(p.outcome->'segments') as s (file int, lines bigint, records bigint, continuations bigint, blank bigint,
                    structural bigint, unread bigint, "cutLines" bigint, "replacedBytes" bigint, errors bigint, warnings bigint, "firstMicros" bigint, "lastMicros" bigint, encoding text, formats jsonb, completed text)
              where p.run_id = $1 group by s.file) t
      where f.run_id = $1 and f.number = t.file`,
    [runId],
  );
  await client.query(
    `update runs r set files = t.files, bytes = t.bytes, lines = t.lines, events = t.events, continuations = t.continuations, blank_lines = t.blank,
            structural_lines = t.structural, unread_lines = t.unread, cut_lines = t.cut, replaced_bytes = t.replaced, errors = t.errors,
            warning_records = t.warnings, first_micros = t.first, last_micros = t.last
       from (select count(*) as files, coalesce(sum(bytes), 0) as bytes, coalesce(sum(lines), 0) as lines, coalesce(sum(events), 0) as events,
                    coalesce(sum(continuations), 0) as continuations, coalesce(sum(blank_lines), 0) as blank, coalesce(sum(structural_lines), 0) as structural,
                    coalesce(sum(unread_lines), 0) as unread, coalesce(sum(cut_lines), 0) as cut, coalesce(sum(replaced_bytes), 0) as replaced,
                    coalesce(sum(errors), 0) as errors, coalesce(sum(warnings), 0) as warnings, min(first_micros) as first, max(last_micros) as last
               from log_files where run_id = $1 and skipped is null) t
      where r.id = $1`,
    [runId],
  );
}
