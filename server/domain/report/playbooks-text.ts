import { formatId } from "../present/format";
import { visibleText } from "./cell-text";
import { numberedSteps } from "./playbooks-recommendations";
import type { ReportInput } from "./report-context";
import type { ReportView } from "./report-table";

/** `playbooks_recommendations` as plain text, line by line without line ends; highest impact first. */
export function* playbooksText({ result, context }: ReportInput, { words }: ReportView): Generator<string> {
  const title = visibleText(words("playbooks.title", { run: result.run.name }));
  yield title;
  yield "=".repeat(title.length);
  if (result.incidents.length === 0) yield words("playbooks.empty");
  for (const incident of result.incidents) {
    const playbook = context.problems.get(incident.problemId)?.playbook ?? null;
    yield "";
    yield visibleText(`${formatId("problem", incident.problemId)} ${incident.title}`);
    yield visibleText([playbook?.title, words(`priority.${playbook?.priority ?? incident.priority}`), playbook?.owner, words(`playbookStatus.${playbook?.status ?? "none"}`)].filter(Boolean).join(" · "));
    const steps = playbook === null ? words("playbooks.noSteps") : numberedSteps(playbook);
    for (const line of steps.split("\n")) yield visibleText(`  ${line}`);
  }
}
