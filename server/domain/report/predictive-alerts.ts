import { formatId } from "../present/format";
import { instantCell, type ReportTable } from "./report-table";
import type { IncidentResult, PredictiveAlertResult } from "./run-result";

interface AlertRow {
  alert: PredictiveAlertResult;
  /** The incident whose problem foretells the anomaly. */
  incident: IncidentResult | null;
}

/** `predictive_alerts`: anomalies that usually accompany a detected problem and have not been seen by the end. */
export const PREDICTIVE_ALERTS: ReportTable<AlertRow> = {
  sheet: "sheet.predictiveAlerts",
  columns: [
    { key: "problemId", header: "column.triggerProblemId", width: 22, numbers: "whole", value: ({ alert }) => alert.problemId },
    { key: "problem", header: "column.triggerProblem", width: 44, value: ({ alert, incident }, { context }) => context.problems.get(alert.problemId)?.text ?? incident?.title ?? null },
    { key: "triggeredAt", header: "column.triggeredAt", width: 24, value: ({ alert }) => instantCell(alert.triggeredAt) },
    { key: "triggerText", header: "column.triggerText", width: 80, value: ({ incident }) => incident?.text ?? null },
    { key: "anomalyId", header: "column.predictedAnomalyId", width: 22, numbers: "whole", value: ({ alert }) => alert.anomalyId },
    { key: "anomaly", header: "column.predictedAnomaly", width: 44, value: ({ alert }) => alert.text },
    { key: "reason", header: "column.reason", width: 60, value: ({ alert }, { words }) => words("reason.predicted", { problem: formatId("problem", alert.problemId) }) },
    { key: "likelihood", header: "column.likelihood", width: 14, numbers: "hundredths", value: ({ alert }) => alert.likelihood },
  ],
  *rows({ result }) {
    const incidents = new Map(result.incidents.map((incident) => [incident.problemId, incident]));
    for (const alert of result.predictiveAlerts) yield { alert, incident: incidents.get(alert.problemId) ?? null };
  },
};
