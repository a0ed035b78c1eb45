import { mkdir } from "node:fs/promises";
import type { ReportContext } from "@/server/domain/report/report-context";
import { createReportView } from "@/server/domain/report/report-table";
import type { RunResult } from "@/server/domain/report/run-result";
import { createReportWords } from "./create-report-words";
import { REPORT_FILE_NAMES, REPORT_FILES, type ReportFileName } from "./report-files";
import { writeFile, type WrittenFile } from "./write-file";

const WITH_PICTURES: ReportFileName = "incident_report.pdf";

/**
 * Writes every report of a run into a folder, also when there is nothing to tell. Files of ours that stand there are
 * replaced, each at once and whole; nothing else is touched. The folder is made where it is missing.
 * @param names which files; all of them without it
 * @returns what was written, in the order of `REPORT_FILE_NAMES`
 * @throws RangeError for a zone that does not exist; the errors of the file system
 */
export async function writeReports(result: RunResult, context: ReportContext, dir: string, names: readonly ReportFileName[] = REPORT_FILE_NAMES): Promise<WrittenFile[]> {
  const view = createReportView(context, createReportWords(context.locale));
  await mkdir(dir, { recursive: true });
  const written = new Map<ReportFileName, WrittenFile>();
  // One after the other: together they would hold the memory of all of them, and the work is the processor's anyway.
  const writeAll = async (some: readonly ReportFileName[]): Promise<void> => {
    for (const name of some) written.set(name, await writeFile(dir, name, (sink) => REPORT_FILES[name]({ result, context }, view, sink)));
  };
  // Only the one with pictures waits half of its time, while other threads draw them. Where one fails, the other ends first: nobody writes into a folder that is about to go.
  const lanes = await Promise.allSettled([writeAll(names.filter((name) => name === WITH_PICTURES)), writeAll(names.filter((name) => name !== WITH_PICTURES))]);
  const failed = lanes.find((lane) => lane.status === "rejected");
  if (failed) throw failed.reason;
  return names.flatMap((name) => written.get(name) ?? []);
}
