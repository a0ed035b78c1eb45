import { formatId, formatPlace } from "../present/format";
import type { Fact } from "./incident-report-head";
import { compareInstants } from "./micros-to-iso";
import type { ReportInput } from "./report-context";
import type { ReportView } from "./report-table";
import type { FindingResult, IncidentResult, Priority, RunResult } from "./run-result";
import { textTable, type TextTable } from "./text-table";

const MAX_EVIDENCE = 15;
const MAX_PREDICTED = 8;

/** One incident in words. */
export interface IncidentSection {
  rank: number;
  id: string;
  title: string;
  priority: { word: string; level: Priority };
  facts: Fact[];
  rootCause: { label: string; place: string; text: string };
  evidence: { label: string; table: TextTable };
  /** Null where no anomaly is expected. */
  predicted: { label: string; table: TextTable } | null;
  playbook: PlaybookSection;
}

export interface PlaybookSection {
  label: string;
  title: string | null;
  /** Owner, and that nobody has confirmed it yet. */
  notes: string[];
  steps: string[];
  /** Said where there is no playbook. */
  empty: string;
}

/** What an incident section is made from. */
export interface IncidentSectionInput {
  incident: IncidentResult;
  rank: number;
  input: ReportInput;
}

/** Tells one incident: when and how wide, the line it began with, its evidence, what may follow, what to do. */
export function incidentSection({ incident, rank, input }: IncidentSectionInput, view: ReportView): IncidentSection {
  const { words } = view;
  const predicted = predictedTable(incident.problemId, input.result, view);
  return {
    rank,
    id: formatId("problem", incident.problemId),
    title: incident.title,
    priority: { word: words(`priority.${incident.priority}`), level: incident.priority },
    facts: factsOf(incident, view),
    rootCause: { label: words("incident.rootCause"), place: formatPlace(incident.file, incident.line), text: incident.text },
    evidence: { label: words("incident.evidence"), table: evidenceTable(incident.problemId, input.result, view) },
    predicted: predicted.rows.length === 0 ? null : { label: words("incident.predictedNext"), table: predicted },
    playbook: playbookSection(incident.problemId, view),
  };
}

function factsOf(incident: IncidentResult, { words, format, context }: ReportView): Fact[] {
  const systems = context.problems.get(incident.problemId)?.systems ?? [];
  const impact = words("incident.impactValue", {
    score: format.number(incident.impactScore),
    anomalies: format.number(incident.anomalies),
    anomaliesCount: incident.anomalies,
    systems: format.number(incident.systemsAffected),
    systemsCount: incident.systemsAffected,
  });
  return [
    { label: words("incident.impact"), value: impact },
    { label: words("incident.errors"), value: format.number(incident.errorCount) },
    { label: words("incident.firstSeen"), value: format.instant(incident.firstSeen) },
    { label: words("incident.lastSeen"), value: format.instant(incident.lastSeen) },
    { label: words("incident.similarity"), value: format.similarity(incident.similarity) },
    ...(systems.length === 0 ? [] : [{ label: words("incident.systems"), value: systems.join(", ") }]),
  ];
}

/** The order evidence came in: by time, those without one last, then by place. */
function byTime(a: FindingResult, b: FindingResult): number {
  const [left, right] = [a.anomaly, b.anomaly];
  return compareInstants(left.timestamp, right.timestamp) || (left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line);
}

function evidenceTable(problemId: number, result: RunResult, { words, format, context, moment }: ReportView): TextTable {
  const findings = result.findings.filter((finding) => finding.problemId === problemId).sort(byTime);
  return textTable(
    findings,
    [
      {
        label: words("incident.finding"),
        share: 124,
        align: "left",
        style: "text",
        text: ({ anomalyId }) => `${formatId("anomaly", anomalyId)} ${context.anomalyTexts.get(anomalyId) ?? ""}`.trim(),
      },
      { label: words("column.text"), share: 170, align: "left", style: "log", text: ({ anomaly }) => anomaly.text },
      { label: words("incident.fileAndLine"), share: 92, align: "left", style: "place", text: ({ anomaly }) => formatPlace(anomaly.file, anomaly.line) },
      { label: words("incident.firstSeen"), share: 64, align: "right", style: "text", text: ({ anomaly }) => moment(anomaly.timestamp) },
      { label: words("incident.lines"), share: 34, align: "right", style: "text", text: ({ occurrences }) => format.number(occurrences) },
      { label: words("incident.similarity"), share: 46, align: "right", style: "text", text: ({ similarity }) => format.similarity(similarity) },
    ],
    { most: MAX_EVIDENCE, more: (count) => words("incident.moreRows", { count: format.number(count) }), empty: words("incident.noEvidence") },
  );
}

function predictedTable(problemId: number, result: RunResult, { words, format }: ReportView): TextTable {
  const alerts = result.predictiveAlerts.filter((alert) => alert.problemId === problemId).sort((a, b) => b.likelihood - a.likelihood || a.anomalyId - b.anomalyId);
  return textTable(
    alerts,
    [
      { label: words("column.predictedAnomaly"), share: 440, align: "left", style: "text", text: ({ anomalyId, text }) => `${formatId("anomaly", anomalyId)} ${text}` },
      { label: words("incident.likelihood"), share: 75, align: "right", style: "text", text: ({ likelihood }) => format.similarity(likelihood) },
    ],
    { most: MAX_PREDICTED, more: (count) => words("incident.moreAlerts", { count: format.number(count) }), empty: words("incident.none") },
  );
}

function playbookSection(problemId: number, { words, context }: ReportView): PlaybookSection {
  const playbook = context.problems.get(problemId)?.playbook ?? null;
  const notes = [
    ...(playbook !== null && playbook.owner !== null ? [words("incident.playbookOwner", { owner: playbook.owner })] : []),
    ...(playbook?.status === "suggested" ? [words("incident.playbookSuggested")] : []),
  ];
  return {
    label: words("incident.playbook"),
    title: playbook?.title ?? null,
    notes,
    steps: [...(playbook?.steps ?? [])],
    empty: words("incident.noPlaybook"),
  };
}
