import type { Writable } from "node:stream";
import { instantMs } from "@/server/domain/present/wall-clock";
import { incidentReport } from "@/server/domain/report/incident-report";
import { incidentReportText } from "@/server/domain/report/incident-report-text";
import { NOVEL_ANOMALIES } from "@/server/domain/report/novel-anomalies";
import { PLAYBOOKS_RECOMMENDATIONS } from "@/server/domain/report/playbooks-recommendations";
import { playbooksText } from "@/server/domain/report/playbooks-text";
import { PREDICTIVE_ALERTS } from "@/server/domain/report/predictive-alerts";
import type { ReportInput } from "@/server/domain/report/report-context";
import type { ReportFileName } from "@/server/domain/report/report-parts";
import { fillTable, type ReportTable, type ReportView } from "@/server/domain/report/report-table";
import { resultJson } from "@/server/domain/report/result-json";
import { SUBMIT_REPORT } from "@/server/domain/report/submit-report";
import { writeIncidentPdf } from "./pdf/write-incident-pdf";
import { writeChunks, writeLines } from "./write-chunks";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx";

/** Writes one report of a run to a stream and ends it. */
type ReportFile = (input: ReportInput, view: ReportView, sink: Writable) => Promise<void>;

function xlsx<Row>(table: ReportTable<Row>): ReportFile {
  return (input, view, sink) => {
    const { name, finishedAt } = input.result.run;
    const filled = fillTable(table, input, view);
    return writeXlsx(filled, { zone: view.context.zone, title: `${filled.sheet}: ${name}`, createdMs: instantMs(finishedAt) }, sink);
  };
}

function csv<Row>(table: ReportTable<Row>): ReportFile {
  return (input, view, sink) => writeCsv(fillTable(table, input, view), view.context.zone, sink);
}

/** How each file of a run is written. */
export const REPORT_FILES: Record<ReportFileName, ReportFile> = {
  "result.json": ({ result }, _view, sink) => writeChunks(resultJson(result), sink),
  "submit_report.xlsx": xlsx(SUBMIT_REPORT),
  "submit_report.csv": csv(SUBMIT_REPORT),
  "predictive_alerts.xlsx": xlsx(PREDICTIVE_ALERTS),
  "novel_anomalies.xlsx": xlsx(NOVEL_ANOMALIES),
  "playbooks_recommendations.csv": csv(PLAYBOOKS_RECOMMENDATIONS),
  "playbooks_recommendations.txt": (input, view, sink) => writeLines(playbooksText(input, view), sink),
  "incident_report.txt": (input, view, sink) => writeLines(incidentReportText(incidentReport(input, view)), sink),
  "incident_report.pdf": writeIncidentPdf,
};
