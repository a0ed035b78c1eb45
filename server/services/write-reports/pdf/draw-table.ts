import type { TextColumn, TextTable } from "@/server/domain/report/text-table";
import { CONTENT, drawRule, drawText, ensureSpace, INK, PAGE, type PdfDocument, type TextStyle, textHeight } from "./pdf-canvas";
import { STYLES } from "./pdf-styles";

const GAP = 8;
const PADDING = 3.5;
const MAX_LINES = 3;

const CELL_STYLES: Record<TextColumn["style"], TextStyle> = { text: STYLES.cell, strong: STYLES.strong, log: STYLES.log, place: STYLES.place };

interface PlacedColumn extends TextColumn {
  x: number;
  width: number;
}

/** A table over the width of the page; its head is repeated on every page it runs to. */
export function drawTable(doc: PdfDocument, table: TextTable): void {
  if (table.rows.length === 0) {
    ensureSpace(doc, 16);
    doc.y += drawText(doc, table.empty, STYLES.note, { x: PAGE.left, y: doc.y, width: CONTENT }) + 2;
    return;
  }
  const columns = placeColumns(table.columns);
  ensureSpace(doc, headHeight(doc, columns) + rowHeight(doc, columns, table.rows[0] ?? []));
  drawHead(doc, columns);
  for (const row of table.rows) {
    const height = rowHeight(doc, columns, row);
    if (ensureSpace(doc, height)) drawHead(doc, columns);
    drawRow(doc, columns, row);
    doc.y += height;
    drawRule(doc, doc.y);
  }
  if (table.more !== null) {
    ensureSpace(doc, 16);
    doc.y += drawText(doc, table.more, STYLES.note, { x: PAGE.left, y: doc.y + PADDING, width: CONTENT }) + PADDING;
  }
}

function placeColumns(columns: readonly TextColumn[]): PlacedColumn[] {
  const sum = columns.reduce((total, column) => total + column.share, 0);
  const free = CONTENT - GAP * (columns.length - 1);
  let x: number = PAGE.left;
  return columns.map((column) => {
    const width = (column.share / sum) * free;
    const placed = { ...column, x, width };
    x += width + GAP;
    return placed;
  });
}

function headHeight(doc: PdfDocument, columns: readonly PlacedColumn[]): number {
  return Math.max(...columns.map((column) => textHeight(doc, column.label, STYLES.label, { width: column.width, lines: 2 }))) + 2 * PADDING;
}

function drawHead(doc: PdfDocument, columns: readonly PlacedColumn[]): void {
  const height = headHeight(doc, columns);
  for (const column of columns) {
    const own = textHeight(doc, column.label, STYLES.label, { width: column.width, lines: 2 });
    drawText(doc, column.label, STYLES.label, { x: column.x, y: doc.y + height - own - PADDING, width: column.width, align: column.align, lines: 2 });
  }
  doc.y += height;
  drawRule(doc, doc.y, INK.borderStrong);
}

function rowHeight(doc: PdfDocument, columns: readonly PlacedColumn[], row: readonly string[]): number {
  const heights = columns.map((column, index) => textHeight(doc, row[index] ?? "", CELL_STYLES[column.style], { width: column.width, lines: MAX_LINES }));
  return Math.max(...heights) + 2 * PADDING;
}

function drawRow(doc: PdfDocument, columns: readonly PlacedColumn[], row: readonly string[]): void {
  for (const [index, column] of columns.entries()) {
    drawText(doc, row[index] ?? "", CELL_STYLES[column.style], { x: column.x, y: doc.y + PADDING, width: column.width, align: column.align, lines: MAX_LINES });
  }
}
