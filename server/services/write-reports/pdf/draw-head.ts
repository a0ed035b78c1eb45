import type { IncidentReport } from "@/server/domain/report/incident-report";
import type { KeyFigure } from "@/server/domain/report/incident-report-head";
import { CONTENT, drawText, fillBox, INK, lineHeight, PAGE, type PdfDocument, textHeight } from "./pdf-canvas";
import { STYLES } from "./pdf-styles";

const TONES: Record<KeyFigure["tone"], string | null> = { error: INK.error, warning: INK.warning, novel: INK.novel, predicted: INK.predicted, plain: null };
const CARD_GAP = 6;
const CARD_HEIGHT = 46;

/** Title, facts, the sum of the lines read and the seven figures. */
export function drawHead(doc: PdfDocument, report: IncidentReport): void {
  doc.y += drawText(doc, report.kind.toUpperCase(), STYLES.kind, { x: PAGE.left, y: doc.y, width: CONTENT }) + 2;
  doc.y += drawText(doc, report.title, STYLES.title, { x: PAGE.left, y: doc.y, width: CONTENT, lines: 2 }) + 6;
  drawFacts(doc, report);
  drawCoverage(doc, report);
  drawFigures(doc, report.figures);
}

/** Two columns of facts: the label above the value. */
function drawFacts(doc: PdfDocument, { facts }: IncidentReport): void {
  const width = (CONTENT - 16) / 2;
  for (let index = 0; index < facts.length; index += 2) {
    const heights = [facts[index], facts[index + 1]].map((fact, side) => {
      if (fact === undefined) return 0;
      const x = PAGE.left + side * (width + 16);
      const label = drawText(doc, fact.label, STYLES.label, { x, y: doc.y, width, lines: 1 });
      return label + drawText(doc, fact.value, STYLES.value, { x, y: doc.y + label, width, lines: 2 });
    });
    doc.y += Math.max(...heights) + 5;
  }
  doc.y += 3;
}

function drawCoverage(doc: PdfDocument, { coverage }: IncidentReport): void {
  const inside = { x: PAGE.left + 10, width: CONTENT - 20 };
  const lines = [coverage.sum, coverage.files, ...coverage.skipped];
  const styles = lines.map((_, index) => (index === 0 ? STYLES.value : STYLES.note));
  const heights = lines.map((line, index) => textHeight(doc, line, styles[index] ?? STYLES.note, { width: inside.width, lines: 2 }));
  const label = lineHeight(doc, STYLES.label);
  const height = label + heights.reduce((sum, own) => sum + own, 0) + 14;
  fillBox(doc, { x: PAGE.left, y: doc.y, width: CONTENT, height, radius: 6 }, INK.sunken);
  let y = doc.y + 7;
  y += drawText(doc, coverage.label, STYLES.label, { ...inside, y, lines: 1 });
  for (const [index, line] of lines.entries()) y += drawText(doc, line, styles[index] ?? STYLES.note, { ...inside, y, lines: 2 });
  doc.y += height + 8;
}

function drawFigures(doc: PdfDocument, figures: readonly KeyFigure[]): void {
  const width = (CONTENT - CARD_GAP * (figures.length - 1)) / figures.length;
  for (const [index, figure] of figures.entries()) {
    const x = PAGE.left + index * (width + CARD_GAP);
    fillBox(doc, { x, y: doc.y, width, height: CARD_HEIGHT, radius: 6 }, INK.surface, INK.border);
    const tone = TONES[figure.tone];
    if (tone !== null) fillBox(doc, { x, y: doc.y + 6, width: 2, height: CARD_HEIGHT - 12, radius: 1 }, tone);
    drawText(doc, figure.label, { ...STYLES.label, size: 6.75 }, { x: x + 7, y: doc.y + 8, width: width - 8, lines: 1 });
    drawText(doc, figure.value, STYLES.figure, { x: x + 7, y: doc.y + 20, width: width - 8, lines: 1 });
  }
  doc.y += CARD_HEIGHT + 14;
}
