import { csvText } from "../../report/cell-text";

/** The data of a chart as rows: what its picture shows, in figures. Instants are ISO 8601 in UTC. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

const NEEDS_QUOTES = /[";\r\n]/;

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "number" ? String(value) : csvText(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The data of a chart as CSV, in the form of the reports: UTF-8 with a byte order mark, `;`, CRLF, no formulas. */
export function chartCsv({ columns, rows }: ChartTable): string {
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(csvCell).join(";")}\r\n`).join("")}`;
}
