import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { findRunHead } from "@/server/db/run-page";
import { isRunList, LIST_COLUMNS, type ListColumn, type RunList } from "@/server/domain/present/lists/list-columns";
import type { ListWords } from "@/server/domain/present/lists/picture-rows";
import { CSV_FORM, csvText } from "@/server/domain/report/cell-text";
import { type ListQuery, readListRows } from "./read-list-rows";

/** The words of a list: its column heads, and those in its cells. */
export interface ExportWords extends ListWords {
  column(column: ListColumn): string;
}

export interface ExportedList {
  runName: string;
  stream: ReadableStream<Uint8Array>;
}

/**
 * A list of a run as it is shown, all of its pages, as CSV in the form of the reports: read while it is taken.
 * @param list its name, one of `LIST_COLUMNS`
 * @returns null where there is no such list or run
 */
export async function exportList(runId: number, list: string, query: ListQuery, words: ExportWords): Promise<ExportedList | null> {
  if (!isRunList(list)) return null;
  const run = await findRunHead(runId);
  if (run === null) return null;
  const csv = stringify(CSV_FORM);
  Readable.from(csvRows(runId, list, query, words))
    .on("error", (error) => csv.destroy(error))
    .pipe(csv);
  // The fetch types and Node's own describe the same stream.
  return { runName: run.name, stream: Readable.toWeb(csv) as ReadableStream<Uint8Array> };
}

async function* csvRows<List extends RunList>(runId: number, list: List, query: ListQuery, words: ExportWords): AsyncGenerator<string[]> {
  const columns: readonly (typeof LIST_COLUMNS)[List][number][] = LIST_COLUMNS[list];
  yield columns.map((column) => csvText(words.column(column)));
  for await (const row of readListRows(runId, list, query, words)) yield columns.map((column) => csvCell(row[column]));
}

function csvCell(value: string | number | null): string {
  return typeof value === "string" ? csvText(value) : value === null ? "" : String(value);
}
