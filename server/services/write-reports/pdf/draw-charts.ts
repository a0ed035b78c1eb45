import { drawChart } from "@/server/charts/draw-chart";
import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import { mergeBuckets } from "@/server/domain/present/charts/merge-buckets";
import { prepareBars, type RankedBar } from "@/server/domain/present/charts/prepare-bars";
import { prepareTimeline } from "@/server/domain/present/charts/prepare-timeline";
import { formatId } from "@/server/domain/present/format";
import { instantMs } from "@/server/domain/present/wall-clock";
import { cutText, visibleText } from "@/server/domain/report/cell-text";
import { compareInstants } from "@/server/domain/report/micros-to-iso";
import type { ReportInput } from "@/server/domain/report/report-context";
import type { ReportView } from "@/server/domain/report/report-table";
import { CONTENT, drawText, ensureSpace, INK, lineHeight, PAGE, type PdfDocument, textWidth } from "./pdf-canvas";
import { keepPlace, type PendingPicture } from "./pending-picture";
import { STYLES } from "./pdf-styles";

/** Points of the page to a pixel of a chart: ticks of 11 pixels become 8 points. */
const SCALE = 0.73;
const PICTURE = { pixelRatio: 2.5, format: { kind: "jpeg", background: INK.surface } } as const;
const MAX_BARS = 96;
const GUTTER = 48;
const RIGHT = 12;
const TIMELINE_HEIGHT = 124;
const MAX_LANES = 8;
const LANE = 10;
const MAX_RANKED = 8;
const BAR_ROW = 16;
/** Pixels beside the bars for their names, and the letters that fit there. */
const NAMES = { problem: { gutter: 190, letters: 32 }, system: { gutter: 130, letters: 20 } } as const;

/**
 * The timeline with a lane for each of the first incidents by impact, then impact by problem and by system.
 * @returns their pictures, to be placed once the pages are drawn: meanwhile they are packed, by other threads
 */
export function drawCharts(doc: PdfDocument, input: ReportInput, view: ReportView): PendingPicture[] {
  const timeline = input.context.timeline.buckets.length > 0 ? drawTimeline(doc, input, view) : null;
  return [...(timeline === null ? [] : [timeline]), ...drawImpact(doc, input, view)];
}

function drawTimeline(doc: PdfDocument, { result, context }: ReportInput, { words, format }: ReportView): PendingPicture | null {
  const bars = mergeBuckets(context.timeline, MAX_BARS);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return null;
  const labels = { error: words("incident.seriesError"), warning: words("incident.seriesWarning"), info: words("incident.seriesInfo") };
  const config = prepareTimeline({ timeline: context.timeline, asOfMs: null, labels, showInfo: false, maxBars: MAX_BARS, maxTicks: 9, gutter: GUTTER, right: RIGHT }, LIGHT_CHART_THEME, format);
  const picture = drawChart(config, { width: Math.round(CONTENT / SCALE), height: Math.round(TIMELINE_HEIGHT / SCALE), ...PICTURE });
  const lanes = result.incidents.slice(0, MAX_LANES).filter((incident) => incident.firstSeen !== null).sort((a, b) => compareInstants(a.firstSeen, b.firstSeen) || a.problemId - b.problemId);
  ensureSpace(doc, TIMELINE_HEIGHT + lanes.length * LANE + 34);
  drawChartTitle(doc, words("incident.timeline"), words("incident.timelineBuckets", { bucket: format.duration(first.endMs - first.startMs), zone: context.zone }));
  drawLegend(doc, [[INK.error, labels.error], [INK.warning, labels.warning], ...(lanes.length > 0 ? [[INK.ink, words("incident.seriesIncident")] as const] : [])]);
  const left = PAGE.left + GUTTER * SCALE;
  const width = CONTENT - (GUTTER + RIGHT) * SCALE;
  const place = (instant: string | null) => left + width * Math.min(1, Math.max(0, ((instantMs(instant) ?? first.startMs) - first.startMs) / (last.endMs - first.startMs)));
  for (const incident of lanes) {
    drawLane(doc, formatId("problem", incident.problemId), place(incident.firstSeen), place(incident.lastSeen ?? incident.firstSeen));
  }
  const pending = keepPlace(doc, picture, { x: PAGE.left, y: doc.y, width: CONTENT, height: TIMELINE_HEIGHT });
  doc.y += TIMELINE_HEIGHT + 14;
  drawOutsideNote(doc, context, { words, format });
  return pending;
}

/** What the bars at the ends count though it is of another time. */
function drawOutsideNote(doc: PdfDocument, { outside: { earlier, later } }: ReportInput["context"], { words, format }: Pick<ReportView, "words" | "format">): void {
  if (earlier + later === 0) return;
  const text = [...(earlier === 0 ? [] : [words("incident.timelineEarlier", { count: earlier, n: format.number(earlier) })]), ...(later === 0 ? [] : [words("incident.timelineLater", { count: later, n: format.number(later) })])].join(" ");
  drawText(doc, text, STYLES.note, { x: PAGE.left, y: doc.y - 8, width: CONTENT, lines: 1 });
  doc.y += 10;
}

/** A tick where an incident begins and a bar to its last line; its id stands left of it. */
function drawLane(doc: PdfDocument, id: string, from: number, to: number): void {
  const middle = doc.y + LANE / 2;
  doc.rect(from, middle - 1.25, Math.max(1.5, to - from), 2.5).fill(INK.ink);
  doc.rect(from, middle - 3.5, 1.25, 7).fill(INK.ink);
  drawText(doc, id, { ...STYLES.label, colour: INK.text2 }, { x: from - 34, y: middle - lineHeight(doc, STYLES.label) / 2 + 0.5, width: 31, align: "right", lines: 1 });
  doc.y += LANE;
}

/** A heading over a chart with a note beside it. */
function drawChartTitle(doc: PdfDocument, title: string, note: string, box = { x: PAGE.left as number, width: CONTENT as number }): void {
  drawText(doc, title, STYLES.block, { ...box, y: doc.y, lines: 1 });
  const x = box.x + textWidth(title, STYLES.block) + 8;
  drawText(doc, note, STYLES.note, { x, y: doc.y + 0.4, width: box.width - (x - box.x), lines: 1 });
}

/** Swatches and names, flush right on the line of the title; moves below it. */
function drawLegend(doc: PdfDocument, entries: readonly (readonly [string, string])[]): void {
  let right = PAGE.left + CONTENT;
  for (const [colour, label] of [...entries].reverse()) {
    const width = textWidth(label, STYLES.note) + 1;
    drawText(doc, label, STYLES.note, { x: right - width, y: doc.y + 0.4, width: width + 1, lines: 1 });
    doc.roundedRect(right - width - 10, doc.y + 2.4, 6, 6, 1.5).fill(colour);
    right -= width + 22;
  }
  doc.y += 18;
}

function drawImpact(doc: PdfDocument, { result, context }: ReportInput, { words, format }: ReportView): PendingPicture[] {
  const byProblem = result.incidents.slice(0, MAX_RANKED).map(({ problemId, title, impactScore }) => ({ label: cutText(visibleText(`${formatId("problem", problemId)}  ${title}`), NAMES.problem.letters), value: impactScore }));
  const bySystem = [...context.systems]
    .map(({ system, errors, warnings }) => ({ label: cutText(visibleText(system), NAMES.system.letters), value: errors + warnings }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1))
    .slice(0, MAX_RANKED);
  const rows = Math.max(byProblem.length, bySystem.length);
  if (rows === 0) return [];
  const height = rows * BAR_ROW + 20;
  ensureSpace(doc, height + 34);
  const half = (CONTENT - 20) / 2;
  const draw = (bars: RankedBar[], { title, note, x, gutter }: { title: string; note: string; x: number; gutter: number }): PendingPicture[] => {
    if (bars.length === 0) return [];
    const own = bars.length * BAR_ROW + 20;
    const config = prepareBars({ bars, labels: { value: note, atEnd: note }, colour: "ink", gutter }, LIGHT_CHART_THEME, format);
    const picture = drawChart(config, { width: Math.round(half / SCALE), height: Math.round(own / SCALE), ...PICTURE });
    drawChartTitle(doc, title, note, { x, width: half });
    return [keepPlace(doc, picture, { x, y: doc.y + 18, width: half, height: own })];
  };
  const pictures = [...draw(byProblem, { title: words("incident.impactByProblem"), note: words("incident.impactByProblemNote"), x: PAGE.left, gutter: NAMES.problem.gutter }), ...draw(bySystem, { title: words("incident.impactBySystem"), note: words("incident.impactBySystemNote"), x: PAGE.left + half + 20, gutter: NAMES.system.gutter })];
  doc.y += 18 + height + 12;
  return pictures;
}
