import { createFormat, type Format } from "../present/format";
import { logClock } from "../present/log-clock";
import { instantMs } from "../present/wall-clock";
import type { ReportContext, ReportInput } from "./report-context";
import type { ReportMessage, ReportWords } from "./report-words";

/** A cell as a value; writers decide how it looks. `instant` is milliseconds since 1970. */
export type ReportCell = string | number | null | { kind: "instant"; ms: number };

/** What a column needs to fill a cell. */
export interface ReportView {
  context: ReportContext;
  words: ReportWords;
  format: Format;
  /** When something was seen, in a narrow column. */
  moment(instant: string | null): string;
}

export interface ReportColumn<Row> {
  /** Stable, the same in every language. */
  key: string;
  header: ReportMessage;
  /** Width in characters, as spreadsheets count it. */
  width: number;
  /** How a spreadsheet shows the numbers of the column. */
  numbers?: "whole" | "hundredths" | "thousandths";
  /** Text is broken into lines within the cell. */
  wrap?: boolean;
  value(row: Row, view: ReportView): ReportCell;
}

/** A report that is a table: its columns as data and its rows. */
export interface ReportTable<Row> {
  sheet: ReportMessage;
  columns: readonly ReportColumn<Row>[];
  rows(input: ReportInput): Iterable<Row>;
}

/** A table made ready for a writer, with the type of its rows behind it. */
export interface FilledTable {
  sheet: string;
  columns: { key: string; header: string; width: number; numbers?: "whole" | "hundredths" | "thousandths"; wrap: boolean }[];
  rows: Iterable<ReportCell[]>;
}

/** The view that every column of one report shares. */
export function createReportView(context: ReportContext, words: ReportWords): ReportView {
  const format = createFormat(context.locale, context.zone);
  const { moment } = logClock(format, context.grid);
  return {
    context, words, format,
    moment(instant) {
      const ms = instantMs(instant);
      return moment(ms === null ? null : ms * 1_000);
    },
  };
}

/** Fills a table with the words and values of one run; rows are made one by one as the writer asks for them. */
export function fillTable<Row>(table: ReportTable<Row>, input: ReportInput, view: ReportView): FilledTable {
  return {
    sheet: view.words(table.sheet),
    columns: table.columns.map(({ key, header, width, numbers, wrap = false }) => ({ key, header: view.words(header, { zone: view.context.zone }), width, numbers, wrap })),
    rows: {
      *[Symbol.iterator]() {
        for (const row of table.rows(input)) yield table.columns.map((column) => column.value(row, view));
      },
    },
  };
}

/** An instant as a cell, null where there is none. */
export function instantCell(instant: string | number | null): ReportCell {
  const ms = instantMs(instant);
  return ms === null ? null : { kind: "instant", ms };
}
