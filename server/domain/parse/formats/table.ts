import type { ColumnMap, LineKind, LogFormat, TableLayout } from "../format";
import { clearLineFields, createLineFields, type LineFields } from "../line-fields";
import { severityOfStatus, severityOfWord } from "../severity";
import { readAnyTime } from "../timestamp";
import { NamedFields, severityOfField } from "./read-fields";
import { closesQuotes, splitRow, type Row } from "./split-row";
import { layoutOfHeader, layoutOfRows, mapColumns } from "./table-layout";

/** What stands in a cell; consoles write `-` for nothing. */
function cellAt(row: Row, index: number): string {
  const cell = index < 0 ? "" : (row.cells[index] ?? "").trim();
  return cell === "-" ? "" : cell;
}

/** The best column of a kind whose cell says something; -1 where none does. */
function columnOf(row: Row, { columns, others }: TableLayout, kind: keyof ColumnMap, says: (cell: string) => boolean): number {
  if (says(cellAt(row, columns[kind]))) return columns[kind];
  return others?.[kind]?.find((index) => says(cellAt(row, index))) ?? -1;
}

const isFilled = (cell: string): boolean => cell !== "";
const isName = (cell: string): boolean => /\p{L}/u.test(cell);

/** Sets fields from a row; false where it has neither a time nor a known severity. */
export function readRow(row: Row, line: string, layout: TableLayout, out: LineFields): boolean {
  const { columns } = layout;
  const date = columns.date < 0 ? "" : `${cellAt(row, columns.date)} `;
  const hasTime = columnOf(row, layout, "time", (cell) => readAnyTime(date + cell, out)) >= 0;
  setCellSeverity(row, layout, out);
  if (!hasTime && out.severity === null) return false;
  out.source = cellAt(row, columnOf(row, layout, "source", isName)) || null;
  out.host = cellAt(row, columnOf(row, layout, "host", isFilled)) || null;
  if (layout.labels !== undefined && layout.labels >= 0) takeLabels(row.cells[layout.labels] ?? "", out);
  setCellMessage(row, line, layout, out);
  return true;
}

const LEAST_WORD = 3;

function setCellSeverity(row: Row, layout: TableLayout, out: LineFields): void {
  const index = columnOf(row, layout, "severity", isFilled);
  const word = cellAt(row, index);
  const status = cellAt(row, layout.columns.status);
  const code = Number(status);
  // Lists of servers and of risks have a state and a rating, too; what has no time is a log by its severity alone.
  const isTimed = layout.columns.time >= 0;
  if (word !== "") [out.severity, out.severityWord] = [isTimed ? severityOfField(layout.names[index] ?? "", word, layout.scale) : severityOfWord(word), word];
  else if (code >= 100 && code <= 599) [out.severity, out.severityWord] = [severityOfStatus(code), status];
  else if (isTimed && status.length >= LEAST_WORD && severityOfWord(status) !== null) [out.severity, out.severityWord] = [severityOfWord(status), status];
}

/** One for all rows: a row is done with before the next begins. */
const labels = new NamedFields();
const labelled = createLineFields();

/** What the labels of a row say, `{"app":"orders","level":"error"}`, where no column of its own does. */
function takeLabels(cell: string, out: LineFields): void {
  if (!cell.startsWith("{")) return;
  labels.clear();
  clearLineFields(labelled);
  try {
    labels.addAll({ labels: JSON.parse(cell) as unknown });
  } catch {
    return;
  }
  labels.writeTo(labelled);
  out.source ??= labelled.source;
  out.host ??= labelled.host;
  if (out.severityWord === null) [out.severity, out.severityWord] = [labelled.severity, labelled.severityWord];
}

/** The message's cell. Where it is the last, unquoted delimiters in it are part of it. */
function setCellMessage(row: Row, line: string, layout: TableLayout, out: LineFields): void {
  // Event Viewer writes the text into a column that its header does not name.
  const isUnnamed = layout.columns.message < 0 && row.cells.length > layout.width;
  const said = columnOf(row, layout, "message", isFilled);
  const index = isUnnamed ? layout.width : said < 0 ? layout.columns.message : said;
  if (index < 0) {
    out.message = line.trimEnd();
    out.messageStart = 0;
    return;
  }
  const start = row.starts[index] ?? line.length;
  const isLast = index >= layout.width - 1;
  if (isLast && line.charCodeAt(start) !== 34) {
    out.message = line.slice(start).trimEnd();
    out.messageStart = start;
  } else out.message = (row.cells[index] ?? "").trimEnd();
}

/** Lines that one row is spread over at most. */
const MAX_ROW_LINES = 1000;

/** What PowerShell and Excel write above a header: `#TYPE System.Diagnostics.EventLogEntry`, `sep=;`. */
const ABOVE_HEADER = /^(?:#TYPE \S|sep=.$)/;

function readTableLine(line: string, out: LineFields, layout: TableLayout): LineKind {
  if (layout.inQuotes) return continueRow(line, out, layout);
  if (line === layout.header || ABOVE_HEADER.test(line)) return "structural";
  const row = splitRow(line, layout.delimiter);
  const { columns } = layout;
  const goesOn = row.isOpen && row.cells.length <= Math.max(...Object.values(columns));
  if (row.cells.length < Math.min(2, layout.width) || !readRow(row, line, layout, out)) {
    // What makes a record of it may stand behind the quotation mark.
    if (!goesOn || row.cells.length > (columns.time < 0 ? columns.severity : columns.time)) return "none";
    clearLineFields(out);
    out.message = row.cells.at(-1) ?? "";
  }
  layout.inQuotes = row.isOpen;
  layout.open = goesOn ? [line] : [];
  return "record";
}

/** Goes on with a row inside its quotation mark: what stands behind the mark is read once that is closed. */
function continueRow(line: string, out: LineFields, layout: TableLayout): LineKind {
  const { open = [] } = layout;
  const isKept = open.length > 0 && open.length < MAX_ROW_LINES;
  if (isKept) open.push(line);
  if (!closesQuotes(line)) return "continuation";
  const text = open.join("\n");
  const row = splitRow(text, layout.delimiter);
  layout.inQuotes = isKept && row.isOpen;
  if (layout.inQuotes) return "continuation";
  layout.open = [];
  if (!isKept || !readRow(row, text, layout, out)) return "continuation";
  out.message = out.message.split("\n", 1)[0]?.trimEnd() ?? "";
  return "completion";
}

const read: LogFormat["read"] = (line, out, memory) => (memory.table ? readTableLine(line, out, memory.table) : "none");

function prepareHeader(lines: readonly string[]): { table: TableLayout } | null {
  const table = layoutOfHeader(lines.find((line) => !ABOVE_HEADER.test(line)) ?? "");
  return table && { table };
}

function prepareRows(lines: readonly string[]): { table: TableLayout } | null {
  const table = lines.length < 2 ? null : layoutOfRows(lines);
  return table && { table };
}

/** CSV and TSV whose first line names the columns, Event Viewer's and PowerShell's exports among them. */
export const TABLE_WITH_HEADER: LogFormat = { id: "table", systemColumn: "component", weight: 1, minShare: 0.3, prepare: prepareHeader, read };

/** How PostgreSQL orders the columns of its csvlog. */
const POSTGRES_COLUMNS = { time: 0, date: -1, severity: 11, message: 13, source: -1, host: -1, status: -1 };
const POSTGRES_WIDTH = 22;
const POSTGRES_SEVERITY = /^(?:DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC)$/;

function preparePostgres(lines: readonly string[]): { table: TableLayout } | null {
  const isOne = lines.some((line) => POSTGRES_SEVERITY.test(splitRow(line, ",").cells[POSTGRES_COLUMNS.severity] ?? ""));
  return isOne ? { table: { delimiter: ",", header: null, width: POSTGRES_WIDTH, columns: POSTGRES_COLUMNS, names: [], inQuotes: false } } : null;
}

/** The csvlog of PostgreSQL: no header, statements over several lines in quotes. */
export const POSTGRES_CSV: LogFormat = { id: "postgresql-csv", systemColumn: "file", weight: 1, minShare: 0.6, prepare: preparePostgres, read };

/** CSV and TSV without a header. */
export const TABLE_WITHOUT_HEADER: LogFormat = { id: "table-plain", systemColumn: "component", weight: 0.6, minShare: 0.6, prepare: prepareRows, read };

const FIELDS = "#Fields:";

/** W3C extended logs (IIS): directives name the columns, times are UTC, the severity is that of the status. */
export const W3C: LogFormat = {
  id: "w3c",
  systemColumn: "host",
  weight: 1,
  minShare: 0.3,
  prepare: (lines) => (lines.some((line) => line.startsWith(FIELDS)) ? {} : null),
  read(line, out, memory) {
    if (line.startsWith("#")) {
      if (line.startsWith(FIELDS)) memory.table = w3cLayout(line.slice(FIELDS.length).trim().split(/\s+/));
      return "structural";
    }
    const layout = memory.table;
    if (!layout) return "none";
    // CloudFront names the columns between spaces and writes the rows with tabs.
    const row = splitRow(line, line.includes("\t") ? "\t" : layout.delimiter);
    if (row.cells.length < layout.width || !readRow(row, line, layout, out)) return "none";
    if (out.offsetMinutes !== out.offsetMinutes) out.offsetMinutes = 0;
    out.message = layout.names.flatMap((name, index) => (/^(?:cs-method|cs-uri-|sc-status)/.test(name) && row.cells[index] !== "-" ? [row.cells[index]] : [])).join(" ");
    out.messageStart = -1;
    return "record";
  },
};

function w3cLayout(names: string[]): TableLayout {
  const columns = { ...mapColumns(names), time: names.indexOf("time"), date: names.indexOf("date"), host: names.indexOf("s-computername"), source: names.indexOf("s-sitename"), severity: -1, message: -1 };
  return { delimiter: " ", header: null, width: names.length, columns, names, inQuotes: false };
}
