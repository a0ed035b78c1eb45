import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { formatStamp } from "@/server/domain/present/format";
import { CSV_FORM, csvText } from "@/server/domain/report/cell-text";
import type { FilledTable, ReportCell } from "@/server/domain/report/report-table";

/**
 * A table as CSV: UTF-8 with a byte order mark, `;`, CRLF, quotes where RFC 4180 asks for them. Text that a spreadsheet
 * could take for a formula is neutralised. Ends the stream.
 * @param zone the zone that instants are written in, as `2025-10-06 11:45:00`, with milliseconds where there are some
 */
export async function writeCsv(table: FilledTable, zone: string, sink: Writable): Promise<void> {
  const csv = stringify(CSV_FORM);
  await pipeline(Readable.from(records(table, zone)), csv, sink);
}

function* records(table: FilledTable, zone: string): Generator<string[]> {
  yield table.columns.map((column) => csvText(column.header));
  for (const row of table.rows) yield row.map((cell) => csvCell(cell, zone));
}

function csvCell(cell: ReportCell, zone: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return csvText(cell);
  return formatStamp(cell.ms, zone);
}
