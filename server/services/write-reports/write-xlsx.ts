import type { Writable } from "node:stream";
import type ExcelJS from "exceljs";
import WorkbookWriter from "exceljs/lib/stream/xlsx/workbook-writer.js";
import { formatStamp } from "@/server/domain/present/format";
import { hasMilliseconds, wallClockMs } from "@/server/domain/present/wall-clock";
import { EXCEL_ROW_LIMIT, xlsxText } from "@/server/domain/report/cell-text";
import type { FilledTable, ReportCell } from "@/server/domain/report/report-table";

/** Number formats; a spreadsheet puts the reader's own decimal sign in. */
const NUMBER_FORMAT = { whole: "0", hundredths: "0.00", thousandths: "0.###" } as const;
const SECOND_FORMAT = "yyyy\\-mm\\-dd\\ hh:mm:ss";
/** A spreadsheet shows no more than milliseconds, and rounds to what its format shows. */
const MILLISECOND_FORMAT = `${SECOND_FORMAT}.000`;

/** Excel has no dates before this; earlier instants are written as text. */
const FIRST_EXCEL_DATE = Date.UTC(1900, 2, 1);

const HEADER_HEIGHT = 22;
/** The tokens of the console: surface sunken, ink, border. */
const HEADER_FILL = "FFE1F1F2";
const HEADER_INK = "FF16191D";
const HEADER_LINE = "FF0B727D";

export interface XlsxOptions {
  /** The zone whose wall clock instants are shown in: a spreadsheet knows no zones. */
  zone: string;
  title: string;
  /** When the workbook says it was made: the end of the run, so that equal runs give equal content. */
  createdMs: number | null;
  /** Rows of a sheet, the header included; what is more goes to a further sheet. */
  rowLimit?: number;
}

/**
 * A table as a workbook: header row in sight and filterable, widths and number formats set, every text a string cell, so
 * that nothing in it can be a formula. Ends the stream.
 */
export async function writeXlsx(table: FilledTable, options: XlsxOptions, sink: Writable): Promise<void> {
  const { rowLimit = EXCEL_ROW_LIMIT } = options;
  const workbook = new WorkbookWriter({ stream: sink, useStyles: true, useSharedStrings: true });
  const made = new Date(options.createdMs ?? 0);
  Object.assign(workbook, { created: made, modified: made, title: xlsxText(options.title) });
  let sheet = addSheet(workbook, table, 1);
  let sheets = 1;
  let rows = 1;
  for (const row of table.rows) {
    if (rows === rowLimit) {
      closeSheet(sheet, table, rows);
      sheets += 1;
      sheet = addSheet(workbook, table, sheets);
      rows = 1;
    }
    addRow(sheet, row, options.zone);
    rows += 1;
  }
  closeSheet(sheet, table, rows);
  await workbook.commit();
}

function addSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, table: FilledTable, number: number): ExcelJS.Worksheet {
  const name = number === 1 ? table.sheet : `${table.sheet} ${number}`;
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", xSplit: 0, ySplit: 1 }], pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = table.columns.map(({ key, header, width, numbers, wrap }) => ({
    key,
    header: xlsxText(header),
    width,
    style: { alignment: { vertical: "top", wrapText: wrap }, numFmt: numbers === undefined ? "General" : NUMBER_FORMAT[numbers] },
  }));
  const head = sheet.getRow(1);
  head.height = HEADER_HEIGHT;
  head.eachCell((cell) => {
    cell.style = {
      font: { bold: true, color: { argb: HEADER_INK } },
      fill: { type: "pattern", pattern: "solid", fgColor: { argb: HEADER_FILL } },
      alignment: { vertical: "middle" },
      border: { bottom: { style: "thin", color: { argb: HEADER_LINE } } },
    };
  });
  head.commit();
  return sheet;
}

function addRow(sheet: ExcelJS.Worksheet, row: readonly ReportCell[], zone: string): void {
  const added = sheet.addRow(row.map((cell) => xlsxCell(cell, zone)));
  row.forEach((cell, index) => {
    if (cell !== null && typeof cell === "object") added.getCell(index + 1).numFmt = hasMilliseconds(cell.ms) ? MILLISECOND_FORMAT : SECOND_FORMAT;
  });
  added.commit();
}

function closeSheet(sheet: ExcelJS.Worksheet, table: FilledTable, rows: number): void {
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows, column: table.columns.length } };
  sheet.commit();
}

function xlsxCell(cell: ReportCell, zone: string): string | number | Date | null {
  if (cell === null || typeof cell === "number") return cell;
  if (typeof cell === "string") return xlsxText(cell);
  const wall = wallClockMs(cell.ms, zone);
  return wall < FIRST_EXCEL_DATE ? formatStamp(cell.ms, zone) : new Date(wall);
}
