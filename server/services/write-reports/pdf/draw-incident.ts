import type { Fact } from "@/server/domain/report/incident-report-head";
import type { IncidentSection, PlaybookSection } from "@/server/domain/report/incident-section";
import type { Priority } from "@/server/domain/report/run-result";
import { drawTable } from "./draw-table";
import { CONTENT, drawRule, drawText, ensureSpace, fillBox, INK, PAGE, type PdfDocument, textHeight, textWidth } from "./pdf-canvas";
import { STYLES } from "./pdf-styles";

const BARS: Record<Priority, number> = { critical: 4, high: 3, medium: 2, low: 1 };
const BADGE = 78;

/** One incident: heading, facts, the line it began with, evidence, what may follow, what to do. */
export function drawIncident(doc: PdfDocument, section: IncidentSection): void {
  ensureSpace(doc, 150);
  drawHeading(doc, section);
  drawFactStrip(doc, section.facts);
  drawRootCause(doc, section);
  drawBlockTitle(doc, section.evidence.label, []);
  drawTable(doc, section.evidence.table);
  if (section.predicted !== null) {
    doc.y += 9;
    drawBlockTitle(doc, section.predicted.label, []);
    drawTable(doc, section.predicted.table);
  }
  doc.y += 9;
  drawPlaybook(doc, section.playbook);
  doc.y += 16;
}

function drawHeading(doc: PdfDocument, { rank, id, title, priority }: IncidentSection): void {
  drawRule(doc, doc.y, INK.borderStrong);
  doc.y += 9;
  const head = `${rank}.  ${id}  ${title}`;
  const width = CONTENT - BADGE - 12;
  const height = drawText(doc, head, STYLES.section, { x: PAGE.left, y: doc.y, width, lines: 2 });
  drawPriority(doc, priority, { x: PAGE.left + CONTENT - BADGE, y: doc.y + 2 });
  doc.y += height + 4;
}

/** Four rising bars in ink and a word: a priority is no severity, so it has no severity's colour. */
function drawPriority(doc: PdfDocument, { word, level }: IncidentSection["priority"], { x, y }: { x: number; y: number }): void {
  const right = x + BADGE;
  const width = textWidth(word, STYLES.value) + 1;
  drawText(doc, word, STYLES.value, { x: right - width, y, width: width + 1, lines: 1 });
  for (let bar = 0; bar < 4; bar += 1) {
    const height = 3 + bar * 1.8;
    doc.rect(right - width - 20 + bar * 3.6, y + 9.2 - height, 2.4, height).fill(bar < BARS[level] ? INK.text2 : INK.border);
  }
}

/** Facts side by side, as many to a row as fit. */
function drawFactStrip(doc: PdfDocument, facts: readonly Fact[]): void {
  const widths = facts.map(({ label, value }) =>
    Math.min(CONTENT, Math.max(textWidth(label, STYLES.label), textWidth(value, STYLES.value)) + 16),
  );
  let x: number = PAGE.left;
  let rowHeight = 0;
  for (const [index, { label, value }] of facts.entries()) {
    const width = widths[index] ?? 0;
    if (x + width > PAGE.left + CONTENT + 16 && x > PAGE.left) {
      doc.y += rowHeight + 4;
      x = PAGE.left;
    }
    const high = drawText(doc, label, STYLES.label, { x, y: doc.y, width, lines: 1 });
    rowHeight = high + drawText(doc, value, STYLES.value, { x, y: doc.y + high, width, lines: 2 });
    x += width;
  }
  doc.y += rowHeight + 8;
}

function drawRootCause(doc: PdfDocument, { rootCause }: IncidentSection): void {
  const inside = { x: PAGE.left + 10, width: CONTENT - 18 };
  const text = textHeight(doc, rootCause.text, STYLES.rootCause, { width: inside.width, lines: 5 });
  const height = text + 12;
  ensureSpace(doc, height + 26);
  drawBlockTitle(doc, rootCause.label, []);
  const width = textWidth(rootCause.label, STYLES.block) + 8;
  drawText(doc, rootCause.place, STYLES.place, { x: PAGE.left + width, y: doc.y - 14.2, width: CONTENT - width, lines: 1 });
  fillBox(doc, { x: PAGE.left, y: doc.y, width: CONTENT, height, radius: 4 }, INK.errorSoft);
  fillBox(doc, { x: PAGE.left, y: doc.y, width: 2, height, radius: 1 }, INK.error);
  drawText(doc, rootCause.text, STYLES.rootCause, { ...inside, y: doc.y + 6, lines: 5 });
  doc.y += height + 9;
}

/** The heading of a block with notes beside it; keeps with what follows. */
function drawBlockTitle(doc: PdfDocument, title: string, notes: readonly string[]): void {
  ensureSpace(doc, 48);
  drawText(doc, title, STYLES.block, { x: PAGE.left, y: doc.y, width: CONTENT, lines: 1 });
  const width = textWidth(title, STYLES.block) + 8;
  if (notes.length > 0) drawText(doc, notes.join(" · "), STYLES.note, { x: PAGE.left + width, y: doc.y + 0.4, width: CONTENT - width, lines: 1 });
  doc.y += 15;
}

function drawPlaybook(doc: PdfDocument, playbook: PlaybookSection): void {
  drawBlockTitle(doc, playbook.title === null ? playbook.label : `${playbook.label}: ${playbook.title}`, playbook.notes);
  if (playbook.title === null) doc.y += drawText(doc, playbook.empty, STYLES.note, { x: PAGE.left, y: doc.y, width: CONTENT });
  for (const [index, step] of playbook.steps.entries()) {
    const box = { x: PAGE.left + 18, width: CONTENT - 18 };
    ensureSpace(doc, textHeight(doc, step, STYLES.body, { width: box.width, lines: 12 }) + 3);
    drawText(doc, `${index + 1}.`, { ...STYLES.body, colour: INK.text3 }, { x: PAGE.left, y: doc.y, width: 14, align: "right", lines: 1 });
    doc.y += drawText(doc, step, STYLES.body, { ...box, y: doc.y, lines: 12 }) + 2;
  }
}
