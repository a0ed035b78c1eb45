import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { findRecordSpace, listRecords, outlineRecords, type RecordSpace } from "@/server/db/run-records";
import { SEVERITIES } from "@/server/domain/parse/severity";
import type { LogFilter } from "@/server/domain/present/log-filter";
import { countUntil, indexOutline, planPage } from "@/server/domain/present/log-outline";
import { csvText } from "@/server/domain/report/cell-text";
import { microsToIso } from "@/server/domain/report/micros-to-iso";

/** The columns of exported records, in their order. */
export const RECORD_CSV_COLUMNS = ["time", "severity", "system", "source", "file", "line", "text"] as const;

/** Records read at a time. */
const PAGE = 2_000;
/** No line is kept longer than a setting says, and that is at most this. */
const WHOLE_TEXT = 16 * 1024 * 1024;

/**
 * The records of a run that fit a filter, in the order of their list, as CSV: read page by page while it is taken.
 * @param until bucket of the run's time before which they are; null is all of them
 * @param header one word for each of `RECORD_CSV_COLUMNS`
 * @returns null where there is no such run
 */
export async function exportRecords(runId: number, filter: LogFilter, until: number | null, header: readonly string[]): Promise<ReadableStream<Uint8Array> | null> {
  const space = await findRecordSpace(runId);
  if (space === null) return null;
  const csv = stringify({ bom: true, delimiter: ";", record_delimiter: "\r\n" });
  Readable.from(csvRows(space, filter, until, header))
    .on("error", (error) => csv.destroy(error))
    .pipe(csv);
  // The fetch types and Node's own describe the same stream.
  return Readable.toWeb(csv) as ReadableStream<Uint8Array>;
}

async function* csvRows(space: RecordSpace, filter: LogFilter, until: number | null, header: readonly string[]): AsyncGenerator<string[]> {
  yield header.map(csvText);
  const outline = indexOutline(await outlineRecords(space, filter));
  const total = countUntil(outline, until);
  for (let position = 0; position < total; position += PAGE) {
    const limit = Math.min(PAGE, total - position);
    const rows = await listRecords(space, filter, { ...planPage(outline, position, limit), limit, textLength: WHOLE_TEXT });
    for (const { micros, severity, system, source, file, line, text } of rows) yield [microsToIso(micros) ?? "", SEVERITIES[severity - 1] ?? "", csvText(system ?? ""), csvText(source ?? ""), csvText(file), String(line), csvText(text)];
  }
}
