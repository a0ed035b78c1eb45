import { CsvError, parse, type Info } from "csv-parse/sync";
import type { FileReading, FileRow } from "./file-row";

const DELIMITERS = [";", "\t", ","] as const;

/** Rows looked at to choose the delimiter: enough to outvote a header and a few odd texts. */
const SAMPLE_ROWS = 50;

const INTEGER = /^\s*\d+\s*$/;

/**
 * Cuts a text file into rows by the delimiter that explains it best. A cell in quotes may hold delimiters and line ends;
 * a quote inside an unquoted cell is a character like any other. Blank lines are left out, yet counted in `row`.
 */
export function readCsvRows(text: string): FileReading {
  return readWith(text, chooseDelimiter(text));
}

function chooseDelimiter(text: string): string {
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(text, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** A row of four cells with two ids says most, four cells of any kind less, two or more cells a little. */
function score(text: string, delimiter: string): number {
  const reading = readWith(text, delimiter, SAMPLE_ROWS);
  if (reading.kind === "unreadable") return 0;
  return reading.rows.reduce((sum, { cells }) => {
    if (cells.length === 4 && INTEGER.test(cells[0] ?? "") && INTEGER.test(cells[2] ?? "")) return sum + 10_000;
    if (cells.length >= 4) return sum + 100;
    return sum + (cells.length > 1 ? 1 : 0);
  }, 0);
}

function readWith(text: string, delimiter: string, atMost?: number): FileReading {
  const rows: FileRow[] = [];
  let line = 1;
  const keep = (record: { record: string[]; info: Info }): null => {
    const cells = record.record;
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ row: line, cells });
    line = record.info.lines + 1;
    return null;
  };
  try {
    parse(text, {
      delimiter,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (record: unknown) => keep(record as { record: string[]; info: Info }),
      ...(atMost === undefined ? {} : { to: atMost }),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { kind: "unreadable", bad: { row: line, code: "unclosed-quote", params: {} } };
  }
  return { kind: "rows", rows, bad: [] };
}
