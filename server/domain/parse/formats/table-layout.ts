import type { ColumnMap, TableLayout } from "../format";
import { createLineFields } from "../line-fields";
import { severityOfWord } from "../severity";
import { readAnyTime } from "../timestamp";
import { rolesOf } from "./field-names";
import { scaleOfNames } from "./read-fields";
import { splitRow } from "./split-row";

const DELIMITERS = [",", ";", "\t", "|"];
const MOST = 0.8;

function noColumns(): ColumnMap {
  return { time: -1, date: -1, severity: -1, message: -1, source: -1, host: -1, status: -1 };
}

/** Which columns the names of a header mean; the best name of each kind wins. */
export function mapColumns(names: readonly string[]): ColumnMap {
  const columns = noColumns();
  const best: Partial<Record<keyof ColumnMap, number>> = {};
  names.forEach((name, index) => {
    for (const { role, rank } of rolesOf(name.trim())) {
      // A table has its messages in one column.
      if (role === "cause" || rank >= (best[role] ?? Infinity)) continue;
      best[role] = rank;
      columns[role] = index;
    }
  });
  // One column of both date and time needs no second; a column named only "Date" or "Time" does.
  if (columns.date === columns.time) columns.date = -1;
  if (columns.date >= 0 && !/^(?:time|время)$/i.test(names[columns.time]?.trim() ?? "")) columns.date = -1;
  return columns;
}

/** Columns that stores of logs put beside the line of a program; compilers call its number so. */
const BESIDE_LINES = /^(?:labels|fields|tsns)$/i;

/** The columns of each kind but the best, the better first. */
function otherColumns(names: readonly string[], columns: ColumnMap): Partial<Record<keyof ColumnMap, number[]>> {
  const found = names.flatMap((name, index) => rolesOf(name.trim()).flatMap(({ role, rank }) => (role === "cause" || role === "date" || columns[role] === index ? [] : [{ role, rank, index }])));
  const others: Partial<Record<keyof ColumnMap, number[]>> = {};
  for (const { role, index } of found.toSorted((a, b) => a.rank - b.rank)) (others[role] ??= []).push(index);
  return others;
}

/** The layout that a header names; null where the line is none. */
export function layoutOfHeader(line: string): TableLayout | null {
  for (const delimiter of DELIMITERS) {
    const names = splitRow(line, delimiter).cells.map((name) => name.trim());
    if (names.length < 2 || names.some((name) => readAnyTime(name, createLineFields()))) continue;
    const labels = names.findIndex((name) => BESIDE_LINES.test(name));
    const columns = mapColumns(labels < 0 ? names.map((name) => (/^line$/i.test(name) ? "" : name)) : names);
    const hasStart = columns.time >= 0 || columns.severity >= 0 || columns.status >= 0;
    const kinds = Object.values(columns).filter((index) => index >= 0).length;
    if (hasStart && kinds >= 2) return { delimiter, header: line, width: names.length, columns, names, others: otherColumns(names, columns), labels, scale: scaleOfNames(names), inQuotes: false };
  }
  return null;
}

/** The layout that the cells of rows without a header suggest: a column of times, one of severities, the text last. */
export function layoutOfRows(lines: readonly string[]): TableLayout | null {
  for (const delimiter of DELIMITERS) {
    const rows = lines.map((line) => splitRow(line, delimiter).cells).filter((cells) => cells.length >= 3);
    if (rows.length < lines.length * MOST) continue;
    const width = Math.min(...rows.map((cells) => cells.length));
    const columns = guessColumns(rows, width);
    if (columns) return { delimiter, header: null, width, columns, names: [], inQuotes: false };
  }
  return null;
}

function guessColumns(rows: readonly string[][], width: number): ColumnMap | null {
  const share = (index: number, test: (cell: string) => boolean): number => rows.filter((cells) => test((cells[index] ?? "").trim())).length / rows.length;
  const indexes = Array.from({ length: width }, (_, index) => index);
  const find = (test: (cell: string) => boolean, but: readonly number[]): number => indexes.find((index) => !but.includes(index) && share(index, test) >= MOST) ?? -1;
  const time = find((cell) => readAnyTime(cell, createLineFields()), []);
  const severity = find((cell) => /\D/.test(cell) && severityOfWord(cell) !== null, [time]);
  if (time < 0 || severity < 0) return null;
  const length = (index: number): number => rows.reduce((sum, cells) => sum + (cells[index] ?? "").length, 0);
  const texts = indexes.filter((index) => index !== time && index !== severity && index > 0);
  const message = texts.reduce((best, index) => (best < 0 || length(index) >= length(best) ? index : best), -1);
  if (message < 0) return null;
  const source = find((cell) => /^[A-Za-zА-Яа-я][\w.$-]*$/u.test(cell), [time, severity, message]);
  return { ...noColumns(), time, severity, message, source };
}
