import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { instantMs } from "@/server/domain/present/wall-clock";
import { incidentReport, type TableSection } from "@/server/domain/report/incident-report";
import type { ReportInput } from "@/server/domain/report/report-context";
import type { ReportView } from "@/server/domain/report/report-table";
import { drawCharts } from "./draw-charts";
import { drawHead } from "./draw-head";
import { drawIncident } from "./draw-incident";
import { drawTable } from "./draw-table";
import { CONTENT, createPdf, drawText, ensureSpace, PAGE, type PdfDocument, textWidth } from "./pdf-canvas";
import { STYLES } from "./pdf-styles";
import { placePictures } from "./pending-picture";

/**
 * The incident report as an A4 document with charts. Ends the stream.
 * @throws Error where a font file is missing
 */
export async function writeIncidentPdf(input: ReportInput, view: ReportView, sink: Writable): Promise<void> {
  const report = incidentReport(input, view);
  const { run } = input.result;
  const doc = createPdf({ title: `${report.kind}: ${report.title}`, locale: view.context.locale, madeMs: instantMs(run.finishedAt ?? run.startedAt) ?? 0 });
  const written = pipeline(doc, sink);
  const drawn = async () => {
    drawHead(doc, report);
    const pictures = drawCharts(doc, input, view);
    drawSection(doc, report.ranking);
    doc.y += 14;
    for (const incident of report.incidents) drawIncident(doc, incident);
    for (const section of [report.earlyWarnings, report.novel, report.unmatched]) drawSection(doc, section);
    await placePictures(doc, pictures);
    drawFooters(doc, report.title, view);
    doc.end();
  };
  try {
    await Promise.all([drawn(), written]);
  } catch (error) {
    doc.destroy(error instanceof Error ? error : new Error(String(error)));
    await written.catch(() => undefined);
    throw error;
  }
}

function drawSection(doc: PdfDocument, { title, note, table }: TableSection): void {
  ensureSpace(doc, 70);
  const height = drawText(doc, title, STYLES.section, { x: PAGE.left, y: doc.y, width: CONTENT, lines: 1 });
  const width = textWidth(title, STYLES.section) + 8;
  drawText(doc, note, STYLES.note, { x: PAGE.left + width, y: doc.y + 3.6, width: CONTENT - width, lines: 1 });
  doc.y += height + 4;
  drawTable(doc, table);
  doc.y += 16;
}

/** The run's name and the page of all, below every page; they are known only at the end. */
function drawFooters(doc: PdfDocument, title: string, { words }: ReportView): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Text in the bottom margin would otherwise open a further page.
    doc.page.margins.bottom = 0;
    const y = PAGE.height - 32;
    drawText(doc, title, STYLES.note, { x: PAGE.left, y, width: CONTENT - 100, lines: 1 });
    drawText(doc, words("incident.page", { page: page - start + 1, pages: count }), STYLES.note, { x: PAGE.left + CONTENT - 96, y, width: 96, align: "right", lines: 1 });
  }
}
