import type { Encoding } from "@/server/domain/parse/detect-encoding";
import { DEFAULT_MAX_LINE_LENGTH } from "@/server/domain/parse/segment-reader";
import { pool } from "./client";

/** A file of a run and how to read its raw lines again. */
export interface ReadableFile {
  path: string;
  name: string;
  /** The archive adapter's descriptor. */
  place: unknown;
  /** The attempt of the run: another one may have read other bytes. */
  attempt: number;
  encoding: Encoding;
  lines: number;
  /** Characters kept of a line. */
  maxLineLength: number;
}

/** A file that was read; null where the run has no such file or skipped it. */
export async function findPlacedFile(runId: number, number: number): Promise<ReadableFile | null> {
  const { rows } = await pool().query<Omit<ReadableFile, "encoding" | "maxLineLength"> & { encoding: Encoding | null; maxLineLength: number | null }>(
    `select f.path, f.name, f.place, r.attempt, f.encoding, f.lines::float8 as lines, (r.settings->>'maxLineLength')::int as "maxLineLength"
       from log_files f join runs r on r.id = f.run_id where f.run_id = $1 and f.number = $2 and f.place is not null`,
    [runId, number],
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, encoding: row.encoding ?? "ascii", maxLineLength: row.maxLineLength ?? DEFAULT_MAX_LINE_LENGTH };
}
