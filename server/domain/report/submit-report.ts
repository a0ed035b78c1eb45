import type { ReportTable } from "./report-table";
import type { FindingResult } from "./run-result";
import { scenarioId } from "./scenario-id";

interface SubmitRow {
  scenario: number | string;
  finding: FindingResult;
}

/** `submit_report`: one row for each (anomaly, problem) pair found. */
export const SUBMIT_REPORT: ReportTable<SubmitRow> = {
  sheet: "sheet.submit",
  columns: [
    { key: "scenarioId", header: "column.scenarioId", width: 14, value: ({ scenario }) => scenario },
    { key: "anomalyId", header: "column.anomalyId", width: 14, numbers: "whole", value: ({ finding }) => finding.anomalyId },
    { key: "problemId", header: "column.problemId", width: 14, numbers: "whole", value: ({ finding }) => finding.problemId },
    { key: "problemFile", header: "column.problemFile", width: 32, value: ({ finding }) => finding.problem.file },
    { key: "problemLine", header: "column.problemLine", width: 20, numbers: "whole", value: ({ finding }) => finding.problem.line },
    { key: "problemText", header: "column.problemText", width: 80, value: ({ finding }) => finding.problem.text },
    { key: "anomalyText", header: "column.anomalyText", width: 80, value: ({ finding }) => finding.anomaly.text },
  ],
  *rows({ result }) {
    const scenario = scenarioId(result.run.name);
    for (const finding of result.findings) yield { scenario, finding };
  },
};
