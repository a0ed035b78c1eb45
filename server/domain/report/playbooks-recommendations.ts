import type { ReportContext, ReportPlaybook } from "./report-context";
import type { ReportTable } from "./report-table";
import type { IncidentResult } from "./run-result";

interface PlaybookRow {
  incident: IncidentResult;
  playbook: ReportPlaybook | null;
}

function playbookOf(problemId: number, context: ReportContext): ReportPlaybook | null {
  return context.problems.get(problemId)?.playbook ?? null;
}

/** The steps of a playbook, numbered, one below the other. */
export function numberedSteps(playbook: ReportPlaybook | null): string {
  return (playbook?.steps ?? []).map((step, index) => `${index + 1}. ${step.replaceAll("\n", "\n   ")}`).join("\n");
}

/** `playbooks_recommendations`: what to do about each detected problem, highest impact first. */
export const PLAYBOOKS_RECOMMENDATIONS: ReportTable<PlaybookRow> = {
  sheet: "incident.playbook",
  columns: [
    { key: "problemId", header: "column.problemId", width: 14, numbers: "whole", value: ({ incident }) => incident.problemId },
    { key: "title", header: "column.playbookTitle", width: 44, value: ({ incident, playbook }) => playbook?.title ?? incident.title },
    { key: "priority", header: "column.priority", width: 14, value: ({ incident, playbook }, { words }) => words(`priority.${playbook?.priority ?? incident.priority}`) },
    { key: "steps", header: "column.steps", width: 100, wrap: true, value: ({ playbook }) => numberedSteps(playbook) },
    { key: "status", header: "column.playbookStatus", width: 16, value: ({ playbook }, { words }) => words(`playbookStatus.${playbook?.status ?? "none"}`) },
  ],
  *rows({ result, context }) {
    for (const incident of result.incidents) yield { incident, playbook: playbookOf(incident.problemId, context) };
  },
};
