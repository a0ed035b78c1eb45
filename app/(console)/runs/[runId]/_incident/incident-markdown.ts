/** An incident as text; every figure and word comes written. */
export interface IncidentText {
  title: string;
  /** Lines under the title. */
  facts: readonly string[];
  rootCause: { title: string; place: string; line: string };
  evidence: { title: string; head: readonly string[]; rows: readonly (readonly string[])[] };
  predicted: { title: string; items: readonly string[] };
  playbook: { title: string; steps: readonly { text: string; isDone: boolean; note: string }[] };
}

/** Writes an incident as Markdown for a ticket or a chat. Sections without content are left out. */
export function incidentMarkdown({ title, facts, rootCause, evidence, predicted, playbook }: IncidentText): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(cellText).join(" | ")} |`;
  const sections = [
    [`# ${title}`, ...facts.map((fact) => `- ${fact}`)],
    [`## ${rootCause.title}`, `\`${rootCause.place}\``, "", ...fence(rootCause.line)],
    [`## ${evidence.title}`, row(evidence.head), row(evidence.head.map(() => "---")), ...evidence.rows.map(row)],
    predicted.items.length === 0 ? [] : [`## ${predicted.title}`, ...predicted.items.map((item) => `- ${item}`)],
    playbook.steps.length === 0 ? [] : [`## ${playbook.title}`, ...playbook.steps.map(({ text, isDone, note }) => `- [${isDone ? "x" : " "}] ${text.replace(/\s*\n\s*/g, " ")}${note === "" ? "" : ` _(${note})_`}`)],
  ];
  return `${sections.filter((section) => section.length > 0).map(([head, ...rest]) => [head, "", ...rest].join("\n")).join("\n\n")}\n`;
}

/** A bar ends a cell, a line feed the row. */
function cellText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}

/** A fence longer than any run of backticks in the line. */
function fence(line: string): string[] {
  const longest = Math.max(2, ...[...line.matchAll(/`+/g)].map((match) => match[0].length));
  const mark = "`".repeat(longest + 1);
  return [mark, line, mark];
}
