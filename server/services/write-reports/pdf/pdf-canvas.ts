import PDFDocument from "pdfkit";
import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import type { Locale } from "@/server/domain/present/format";
import { cutText, visibleText } from "@/server/domain/report/cell-text";
import { FONT_NAMES, type FontName, openFont, widthInFont } from "./open-font";
import { wrapText } from "./wrap-text";

/** The colours of the page: those of the charts on it. */
export const INK = { ...LIGHT_CHART_THEME, errorText: "#b3252c", errorSoft: "#fdecec", warningText: "#855000", accentText: "#0a6670", accentSoft: "#e1f1f2" } as const;

/** A4 in points, with the margins the reports use. */
export const PAGE = { width: 595.28, height: 841.89, left: 40, right: 40, top: 42, bottom: 48 } as const;
export const CONTENT = PAGE.width - PAGE.left - PAGE.right;

/** No line of a page holds more letters, and no text more lines: wrapping a line of a megabyte would take minutes. */
const MAX_LINE = 200;
const MAX_LINES = 20;

export interface TextStyle {
  font: FontName;
  size: number;
  colour: string;
}

export interface TextBox {
  x: number;
  y: number;
  width: number;
  align?: "left" | "right" | "center";
  /** What does not fit in so many lines ends in an ellipsis. */
  lines?: number;
}

export type PdfDocument = PDFKit.PDFDocument;

/**
 * An A4 document with the fonts of the reports, which hold Latin and Cyrillic; text in it can be selected.
 * @param madeMs when it says it was made
 */
export function createPdf({ title, locale, madeMs }: { title: string; locale: Locale; madeMs: number }): PdfDocument {
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right },
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    pdfVersion: "1.7",
    // None to begin with: the document would open it again at every change of font.
    font: null as unknown as string,
    info: { Title: visibleText(title), CreationDate: new Date(madeMs), ModDate: new Date(madeMs) },
  });
  // pdfkit takes an opened font as well as a file; its types know the file only.
  for (const name of FONT_NAMES) doc.registerFont(name, openFont(name) as unknown as Buffer);
  return doc;
}

/** The number of the page that was begun last. */
export function lastPage(doc: PdfDocument): number {
  const { start, count } = doc.bufferedPageRange();
  return start + count - 1;
}

/** Moves to a new page where less than `height` points are free on this one. */
export function ensureSpace(doc: PdfDocument, height: number): boolean {
  if (doc.y + height <= PAGE.height - PAGE.bottom) return false;
  doc.addPage();
  doc.x = PAGE.left;
  doc.y = PAGE.top;
  return true;
}

/** How high one line of a style is, in points. */
export function lineHeight(doc: PdfDocument, style: TextStyle): number {
  return doc.font(style.font).fontSize(style.size).currentLineHeight(true) + style.size * 0.2;
}

/** How wide a text is on one line, in points. */
export function textWidth(text: string, style: TextStyle): number {
  return widthInFont(style.font, text) * style.size;
}

/** The lines of a text in a box. A log line of a megabyte is cut before it is looked at. */
function linesOf(text: string, style: TextStyle, { width, lines = MAX_LINES }: Pick<TextBox, "width" | "lines">): string[] {
  const most = lines * MAX_LINE;
  const shown = cutText(visibleText(cutText(text, most)).replaceAll("\t", "    ").replaceAll("\r", ""), most);
  return wrapText(lines === 1 ? shown.replaceAll("\n", " ") : shown, { width, lines, widthOf: (piece) => textWidth(piece, style) });
}

/** How high a text is in a box, in points. */
export function textHeight(doc: PdfDocument, text: string, style: TextStyle, box: Pick<TextBox, "width" | "lines">): number {
  const line = lineHeight(doc, style);
  return box.lines === 1 ? line : line * linesOf(text, style, box).length;
}

/** Draws a text in a box, without moving the place where the next block goes. Gives its height. */
export function drawText(doc: PdfDocument, text: string, style: TextStyle, box: TextBox): number {
  const { x, y } = doc;
  const line = lineHeight(doc, style);
  const lines = linesOf(text, style, box);
  doc.fillColor(style.colour);
  for (const [index, shown] of lines.entries()) doc.text(shown, box.x + indentOf(shown, style, box), box.y + index * line, { lineBreak: false });
  doc.x = x;
  doc.y = y;
  return line * lines.length;
}

function indentOf(line: string, style: TextStyle, { width, align = "left" }: TextBox): number {
  const free = Math.max(0, width - textWidth(line, style));
  return align === "left" ? 0 : align === "right" ? free : free / 2;
}

/** A filled rectangle with round corners. */
export function fillBox(doc: PdfDocument, box: { x: number; y: number; width: number; height: number; radius?: number }, fill: string, line?: string): void {
  doc.roundedRect(box.x, box.y, box.width, box.height, box.radius ?? 4).lineWidth(0.75);
  if (line === undefined) doc.fill(fill);
  else doc.fillAndStroke(fill, line);
}

/** A thin horizontal line. */
export function drawRule(doc: PdfDocument, y: number, colour: string = INK.border): void {
  doc.moveTo(PAGE.left, y).lineTo(PAGE.left + CONTENT, y).lineWidth(0.5).stroke(colour);
}
