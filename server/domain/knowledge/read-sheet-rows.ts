import { read, type CellObject } from "@e965/xlsx";
import type { FileReading, FileRow } from "./file-row";

/** Columns looked at: the four of the format and one more, to see that nothing stands beside them. */
const COLUMNS = 5;

/** Reads the first sheet of an XLSX or XLS workbook. Rows without any content are left out, yet counted in `row`. */
export function readSheetRows(bytes: Buffer): FileReading {
  const grid = firstSheet(bytes);
  if (grid === null) return { kind: "unreadable", bad: { row: 0, code: "unreadable-workbook", params: {} } };
  const rows: FileRow[] = [];
  for (const [index, line] of grid.entries()) {
    if (!line) continue;
    const cells = Array.from({ length: Math.min(COLUMNS, line.length) }, (_, column) => cellText(line[column]));
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ row: index + 1, cells });
  }
  return { kind: "rows", rows, bad: [] };
}

type Grid = (CellObject | undefined)[][];

function firstSheet(bytes: Buffer): Grid | null {
  try {
    const workbook = read(bytes, { type: "buffer", dense: true, sheets: 0, cellFormula: false, cellHTML: false });
    const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ""];
    return sheet ? ((sheet as { "!data"?: Grid })["!data"] ?? []) : null;
  } catch {
    // The library throws plain errors of many kinds for a broken workbook; none says more than that it is one.
    return null;
  }
}

/** A number keeps its value (its format may group digits); anything else is shown as the sheet shows it. */
function cellText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.t === "e" || cell.t === "z") return "";
  if (cell.t === "n" && Number.isInteger(cell.v)) return isDate(cell) ? (cell.w ?? String(cell.v)) : String(cell.v);
  return cell.t === "s" ? String(cell.v) : (cell.w ?? String(cell.v));
}

/** A whole number shown with anything but digits and their grouping is a date or has a unit. */
function isDate(cell: CellObject): boolean {
  return cell.w !== undefined && !/^[\d\s.,'\u00a0\u202f]*$/.test(cell.w);
}
