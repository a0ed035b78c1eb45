import { type CountedFile, lineWindows, type LineWindow } from "@/server/domain/line-windows";
import { pool } from "../client";
import type { ListQuery, Place } from "./listing";

/** Lines looked through first, for each record of a page: most lines are a record. */
const LINES_PER_RECORD = 2;

/**
 * Stretches of the records of a run (`x`) by file and line. What is known of those is where on the disk they may stand
 * (`indexRecords`), which finds the records of some lines at once and gives no order: a page of all records would sort the run.
 */
export async function* recordStretches({ scope: [runId], after, limit }: Omit<ListQuery, "conditions">): AsyncGenerator<(place: Place) => string> {
  const { rows: files } = await pool().query<CountedFile>("select number, coalesce(lines, 0)::float8 as lines from log_files where run_id = $1 order by number", [runId]);
  const start = { file: Number(after?.[0] ?? 0), line: Number(after?.[1] ?? 0) };
  for (const window of lineWindows(files, start, limit * LINES_PER_RECORD)) yield (place) => windowSql(window, place);
}

/** The files are named beside the places: by a pair of columns those stretches are not found. */
function windowSql({ after, to }: LineWindow, place: Place): string {
  const file = "x.file_number";
  if (to === null) return `${file} >= ${place(after.file)} and (${file}, x.line) > (${place(after.file)}::int, ${place(after.line)}::int)`;
  if (to.file === after.file) return `${file} = ${place(to.file)} and x.line > ${place(after.line)}::int and x.line <= ${place(to.line)}::int`;
  return `${file} between ${place(after.file)} and ${place(to.file)} and (${file}, x.line) > (${place(after.file)}::int, ${place(after.line)}::int) and (${file}, x.line) <= (${place(to.file)}::int, ${place(to.line)}::int)`;
}
