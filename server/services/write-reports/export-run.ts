import type { Writable } from "node:stream";
import { legacyFields } from "@/server/domain/report/legacy-fields";
import type { ReportContext } from "@/server/domain/report/report-context";
import { createReportView } from "@/server/domain/report/report-table";
import { resultJson } from "@/server/domain/report/result-json";
import type { RunResult } from "@/server/domain/report/run-result";
import { createReportWords } from "./create-report-words";
import { REPORT_FILES } from "./report-files";
import { writeChunks } from "./write-chunks";
import { writeXml } from "./write-xml";

export const EXPORT_FORMATS = ["json", "xml", "pdf", "xlsx", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Writes a run in one format to a stream and ends it: json and xml with the fields of the platform's first version beside
 * the new ones, pdf the incident report, xlsx and csv the submit report.
 */
export async function exportRun(result: RunResult, context: ReportContext, format: ExportFormat, sink: Writable): Promise<void> {
  const view = createReportView(context, createReportWords(context.locale));
  const input = { result, context };
  switch (format) {
    case "json":
      return writeChunks(resultJson({ ...legacyFields(result), ...result }), sink);
    case "xml":
      return writeXml(result, sink);
    case "pdf":
      return REPORT_FILES["incident_report.pdf"](input, view, sink);
    case "xlsx":
      return REPORT_FILES["submit_report.xlsx"](input, view, sink);
    case "csv":
      return REPORT_FILES["submit_report.csv"](input, view, sink);
  }
}
