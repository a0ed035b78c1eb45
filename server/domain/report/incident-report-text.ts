import { visibleText } from "./cell-text";
import type { IncidentReport, TableSection } from "./incident-report";
import type { IncidentSection, PlaybookSection } from "./incident-section";
import type { TextTable } from "./text-table";

const RULE_WIDTH = 100;
/** The widest a column grows; a longer cell keeps its length and moves what follows. */
const MAX_COLUMN = 60;

/** The report as plain text, line by line without line ends. */
export function* incidentReportText(report: IncidentReport): Generator<string> {
  yield* heading(`${report.kind}: ${report.title}`, "=");
  for (const { label, value } of report.facts) yield `${label}: ${oneLine(value)}`;
  yield `${report.coverage.label}: ${report.coverage.sum}`;
  yield `  ${report.coverage.files}`;
  for (const skipped of report.coverage.skipped) yield `  ${oneLine(skipped)}`;
  yield "";
  yield report.figures.map(({ label, value }) => `${label}: ${value}`).join("   ");
  yield* tableSection(report.ranking);
  for (const incident of report.incidents) yield* incidentText(incident);
  yield* tableSection(report.earlyWarnings);
  yield* tableSection(report.novel);
  yield* tableSection(report.unmatched);
}

function* incidentText(section: IncidentSection): Generator<string> {
  yield "";
  yield* heading(`${section.rank}. ${section.id} ${oneLine(section.title)} (${section.priority.word})`, "-");
  for (const { label, value } of section.facts) yield `${label}: ${oneLine(value)}`;
  yield "";
  yield `${section.rootCause.label}: ${section.rootCause.place}`;
  yield `  ${visibleText(section.rootCause.text).replaceAll(/\r?\n/g, "\n  ")}`;
  yield "";
  yield section.evidence.label;
  yield* tableText(section.evidence.table);
  if (section.predicted !== null) {
    yield "";
    yield section.predicted.label;
    yield* tableText(section.predicted.table);
  }
  yield "";
  yield* playbookText(section.playbook);
}

function* playbookText(playbook: PlaybookSection): Generator<string> {
  yield playbook.title === null ? playbook.label : `${playbook.label}: ${[playbook.title, ...playbook.notes].join(", ")}`;
  if (playbook.title === null) yield `  ${playbook.empty}`;
  for (const [index, step] of playbook.steps.entries()) yield `  ${index + 1}. ${visibleText(step).replaceAll("\n", "\n     ")}`;
}

function* tableSection({ title, note, table }: TableSection): Generator<string> {
  yield "";
  yield* heading(`${title} (${note})`, "-");
  yield* tableText(table);
}

function* tableText(table: TextTable): Generator<string> {
  if (table.rows.length === 0) return yield `  ${table.empty}`;
  // Log text is of any length: at the end of its line it moves nothing else.
  const order = [...table.columns.keys()].sort((a, b) => Number(table.columns[a]?.style === "log") - Number(table.columns[b]?.style === "log"));
  const rows = [table.columns.map((column) => column.label), ...table.rows].map((row) => order.map((index) => oneLine(row[index] ?? "")));
  const columns = order.map((index, place) => ({ right: table.columns[index]?.align === "right", width: Math.min(MAX_COLUMN, Math.max(...rows.map((row) => (row[place] ?? "").length))) }));
  for (const row of rows) {
    const cells = columns.map(({ right, width }, place) => (right ? (row[place] ?? "").padStart(width) : (row[place] ?? "").padEnd(width)));
    yield `  ${cells.join("  ").trimEnd()}`;
  }
  if (table.more !== null) yield `  ${table.more}`;
}

function* heading(text: string, rule: string): Generator<string> {
  const line = oneLine(text);
  yield line;
  yield rule.repeat(Math.min(RULE_WIDTH, Math.max(1, line.length)));
}

const oneLine = (text: string): string => visibleText(text).replaceAll(/\s*[\r\n]+\s*/g, " ⏎ ").replaceAll("\t", " ");
