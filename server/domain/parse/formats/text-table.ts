import type { LineKind, LogFormat, TableLayout } from "../format";
import type { LineFields } from "../line-fields";
import { scaleOfNames } from "./read-fields";
import type { Row } from "./split-row";
import { readRow } from "./table";
import { mapColumns } from "./table-layout";

/** The line below the names, a stretch of dashes for each. */
const RULE = /^ *-{2,}(?: +-{2,}){1,20} *$/;
/** What the rows below have in common. */
const GROUP = /^ {2,}ProviderName: (.+)$/;
/** What does not fit into a column is cut off. */
const CUT_OFF = /(?:\.{3}|…)$/;
const LONGEST_TEXT = 1000;

/** Cuts a line at the places of its columns. Numbers stand to the right and begin left of their name. */
function cutRow(line: string, starts: readonly number[]): Row {
  const begins: number[] = [];
  for (const place of starts) {
    const least = begins.at(-1) ?? 0;
    let start = Math.min(place, line.length);
    while (start > least && line.charAt(start - 1) !== " ") start--;
    begins.push(start);
  }
  const cells = begins.map((start, at) => line.slice(start, begins[at + 1]).trim());
  return { cells, starts: begins, isOpen: false };
}

/** The layout of the rows below two lines; null where they are no names and a rule or say too little. */
function layoutOf(header: string, rule: string): TableLayout | null {
  if (!RULE.test(rule)) return null;
  const starts = [...rule.matchAll(/-+/g)].map(({ index }) => index);
  const names = cutRow(header, starts).cells;
  const columns = mapColumns(names);
  if ((columns.time < 0 && columns.severity < 0) || columns.message < 0) return null;
  return { delimiter: " ", header, width: names.length, columns, names, starts, scale: scaleOfNames(names), inQuotes: false };
}

function readLine(line: string, layout: TableLayout, out: LineFields): boolean {
  const { columns, starts = [] } = layout;
  const row = cutRow(line, starts);
  row.cells = row.cells.map((cell, index) => (index === columns.severity ? cell.replace(CUT_OFF, "") : cell));
  return readRow(row, line, layout, out);
}

/** Whether nothing stands left of the message, which then goes on. */
function goesOn(line: string, { columns, starts = [] }: TableLayout): boolean {
  return line.slice(0, starts[columns.message]).trim() === "";
}

/** What PowerShell's Format-Table prints, of Get-WinEvent and Get-EventLog above all: names, a rule below, and columns by their places. */
export const TEXT_TABLE: LogFormat = {
  id: "text-table",
  systemColumn: "component",
  weight: 1,
  minShare: 0.2,
  prepare(lines) {
    const layouts = lines.flatMap((line, at) => layoutOf(lines[at - 1] ?? "", line) ?? []);
    return layouts[0] === undefined ? null : { table: layouts[0] };
  },
  read(line, out, memory): LineKind {
    const { table } = memory;
    if (table === undefined) return "none";
    if (RULE.test(line) || line === table.header) return "structural";
    const group = GROUP.exec(line);
    if (group !== null) {
      memory.text = group[1] ?? "";
      return "structural";
    }
    if (readLine(line, table, out)) {
      out.source ??= memory.text ?? null;
      memory.message = out.message;
      return "record";
    }
    if (memory.message === undefined || memory.message.length > LONGEST_TEXT || !goesOn(line, table)) return "none";
    out.message = memory.message = `${memory.message} ${line.trim()}`;
    return "completion";
  },
};
