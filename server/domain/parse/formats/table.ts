import type { LineKind, LogFormat, TableLayout } from "../format";
import type { LineFields } from "../line-fields";
import { severityOfStatus, severityOfWord } from "../severity";
import { readAnyTime } from "../timestamp";
import { closesQuotes, splitRow, type Row } from "./split-row";
import { layoutOfHeader, layoutOfRows, mapColumns } from "./table-layout";

/** Sets fields from a row; false where it has neither a time nor a known severity. */
function readRow(row: Row, line: string, layout: TableLayout, out: LineFields): boolean {
  const { columns } = layout;
  const cell = (index: number): string => (index < 0 ? "" : (row.cells[index] ?? "").trim());
  const date = columns.date < 0 ? "" : `${cell(columns.date)} `;
  const hasTime = columns.time >= 0 && readAnyTime(date + cell(columns.time), out);
  const word = cell(columns.severity);
  const severity = word === "" ? null : severityOfWord(word);
  const status = Number(cell(columns.status));
  if (word !== "") [out.severity, out.severityWord] = [severity, word];
  else if (status >= 100 && status <= 599) [out.severity, out.severityWord] = [severityOfStatus(status), String(status)];
  if (!hasTime && out.severity === null) return false;
  out.source = cell(columns.source) || null;
  out.host = cell(columns.host) || null;
  setCellMessage(row, line, layout, out);
  return true;
}

/** The message's cell. Where it is the last, unquoted delimiters in it are part of it. */
function setCellMessage(row: Row, line: string, layout: TableLayout, out: LineFields): void {
  // Event Viewer writes the text into a column that its header does not name.
  const index = layout.columns.message < 0 && row.cells.length > layout.width ? layout.width : layout.columns.message;
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

function readTableLine(line: string, out: LineFields, layout: TableLayout): LineKind {
  if (layout.inQuotes) {
    if (closesQuotes(line)) layout.inQuotes = false;
    return "continuation";
  }
  if (line === layout.header) return "structural";
  const row = splitRow(line, layout.delimiter);
  if (row.cells.length < Math.min(2, layout.width) || !readRow(row, line, layout, out)) return "none";
  layout.inQuotes = row.isOpen;
  return "record";
}

const read: LogFormat["read"] = (line, out, memory) => (memory.table ? readTableLine(line, out, memory.table) : "none");

function prepareHeader(lines: readonly string[]): { table: TableLayout } | null {
  const table = layoutOfHeader(lines[0] ?? "");
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
    if (out.source === "-") out.source = null;
    out.message = layout.names.flatMap((name, index) => (/^(?:cs-method|cs-uri-|sc-status)/.test(name) && row.cells[index] !== "-" ? [row.cells[index]] : [])).join(" ");
    out.messageStart = -1;
    return "record";
  },
};

function w3cLayout(names: string[]): TableLayout {
  const columns = { ...mapColumns(names), time: names.indexOf("time"), date: names.indexOf("date"), host: names.indexOf("s-computername"), source: names.indexOf("s-sitename"), severity: -1, message: -1 };
  return { delimiter: " ", header: null, width: names.length, columns, names, inQuotes: false };
}
