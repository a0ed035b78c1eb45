import { DASH, formatId, formatPlace } from "../present/format";
import type { ReportInput } from "./report-context";
import type { ReportView } from "./report-table";
import type { RunResult } from "./run-result";
import { textTable, type TextTable } from "./text-table";

/** How many rows the report shows of each list; the whole lists are in the spreadsheets and in result.json. */
const MAX_RANKED = 100;
const MAX_LISTED = 30;

/** Every incident in one line, highest impact first. */
export function rankingTable({ result }: ReportInput, { words, format, moment }: ReportView): TextTable {
  const ranked = result.incidents.map((incident, index) => ({ ...incident, rank: index + 1 }));
  return textTable(
    ranked,
    [
      { label: words("incident.rank"), share: 20, align: "left", style: "text", text: ({ rank }) => String(rank) },
      { label: words("incident.problem"), share: 174, align: "left", style: "strong", text: ({ problemId, title }) => `${formatId("problem", problemId)} ${title}` },
      { label: words("incident.priority"), share: 64, align: "left", style: "text", text: ({ priority }) => words(`priority.${priority}`) },
      { label: words("incident.impact"), share: 44, align: "right", style: "strong", text: ({ impactScore }) => format.number(impactScore) },
      { label: words("incident.anomalies"), share: 50, align: "right", style: "text", text: ({ anomalies }) => format.number(anomalies) },
      { label: words("incident.systems"), share: 46, align: "right", style: "text", text: ({ systemsAffected }) => format.number(systemsAffected) },
      { label: words("incident.errors"), share: 42, align: "right", style: "text", text: ({ errorCount }) => format.number(errorCount) },
      { label: words("incident.firstSeen"), share: 66, align: "right", style: "text", text: ({ firstSeen }) => moment(firstSeen) },
      { label: words("incident.similarity"), share: 52, align: "right", style: "text", text: ({ similarity }) => format.similarity(similarity) },
    ],
    { most: MAX_RANKED, more: (count) => words("incident.moreInResult", { count: format.number(count) }), empty: words("incident.noIncidents") },
  );
}

/** Problems that have not occurred, but whose anomalies were seen. */
export function earlyWarningTable({ earlyWarnings }: RunResult, { words, format, context, moment }: ReportView): TextTable {
  return textTable(
    earlyWarnings,
    [
      { label: words("incident.problem"), share: 200, align: "left", style: "strong", text: ({ problemId }) => `${formatId("problem", problemId)} ${context.problems.get(problemId)?.text ?? ""}`.trim() },
      {
        label: words("incident.anomaliesSeen"),
        share: 170,
        align: "left",
        style: "text",
        text: ({ anomaliesSeen, anomaliesKnown }) => `${words("incident.seenOfKnown", { seen: anomaliesSeen.length, known: anomaliesKnown })}: ${anomaliesSeen.map((id) => formatId("anomaly", id)).join(", ")}`,
      },
      { label: words("incident.firstSeen"), share: 80, align: "right", style: "text", text: ({ firstSeen }) => moment(firstSeen) },
      { label: words("incident.likelihood"), share: 65, align: "right", style: "text", text: ({ likelihood }) => format.similarity(likelihood) },
    ],
    { most: MAX_LISTED, more: (count) => words("incident.moreInResult", { count: format.number(count) }), empty: words("incident.none") },
  );
}

/** Warnings that the knowledge base does not know, near a known problem. */
export function novelTable({ novelAnomalies }: RunResult, { words, format }: ReportView): TextTable {
  return textTable(
    novelAnomalies,
    [
      { label: words("incident.template"), share: 245, align: "left", style: "log", text: ({ template }) => template },
      { label: words("incident.fileAndLine"), share: 150, align: "left", style: "place", text: ({ file, line }) => formatPlace(file, line) },
      {
        label: words("incident.novelAfter"),
        share: 120,
        align: "left",
        style: "text",
        text: ({ problemId, deltaSeconds }) => words("incident.novelAfterValue", { problem: formatId("problem", problemId), delta: format.duration(deltaSeconds * 1000) }),
      },
    ],
    { most: MAX_LISTED, more: (count) => words("incident.moreNovel", { count: format.number(count) }), empty: words("incident.none") },
  );
}

/** Errors that the knowledge base does not know, most frequent first. */
export function unmatchedTable({ unmatchedErrors }: RunResult, { words, format }: ReportView): TextTable {
  const byFrequency = [...unmatchedErrors].sort((a, b) => b.occurrences - a.occurrences);
  return textTable(
    byFrequency,
    [
      { label: words("incident.template"), share: 240, align: "left", style: "log", text: ({ template }) => template },
      { label: words("incident.fileAndLine"), share: 150, align: "left", style: "place", text: ({ file, line }) => formatPlace(file, line) },
      { label: words("incident.lines"), share: 40, align: "right", style: "text", text: ({ occurrences }) => format.number(occurrences) },
      {
        label: words("incident.bestKnown"),
        share: 85,
        align: "right",
        style: "text",
        text: ({ bestKnown }) => (bestKnown === null ? DASH : `${formatId("problem", bestKnown.problemId)}, ${format.similarity(bestKnown.similarity)}`),
      },
    ],
    { most: MAX_LISTED, more: (count) => words("incident.moreInResult", { count: format.number(count) }), empty: words("incident.none") },
  );
}
