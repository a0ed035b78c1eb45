/** One row of a knowledge base file as text: where it is (from 1: the line of a text file, the row of a sheet) and its cells. */
export interface FileRow {
  row: number;
  cells: string[];
}

export type RowParams = Record<string, string | number>;

/** What is wrong in a row. Row 0 is the file as a whole. */
export interface BadRow {
  row: number;
  code: BadRowCode;
  params: RowParams;
}

export type BadRowCode =
  | "id-not-positive-integer"
  | "id-too-large"
  | "empty-cell"
  | "missing-column"
  | "extra-column"
  | "unreadable-character"
  | "two-texts"
  | "unclosed-quote"
  | "not-json"
  | "not-a-list"
  | "not-a-row"
  | "unreadable-workbook"
  | "not-a-table"
  | "more"
  | "no-rows";

/** The outcome of cutting a file into rows, before their content is looked at. */
export type FileReading = { kind: "rows"; rows: FileRow[]; bad: BadRow[] } | { kind: "unreadable"; bad: BadRow };
