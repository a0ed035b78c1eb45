import type { ReportFileRow } from "@/server/db/report-files";
import type { ReportInput } from "@/server/domain/report/report-context";
import type { ReportFileName } from "@/server/domain/report/report-parts";
import { createReportView } from "@/server/domain/report/report-table";
import type { Storage } from "@/server/storage/storage";
import { reportWords } from "./report-words";
import { REPORT_FILES } from "./report-files";
import { storeReport } from "./store-report";

/** Where reports are kept: the names stand below `folder`, a prefix of keys without a slash at its end. */
export interface ReportPlace {
  storage: Storage;
  folder: string;
}

/**
 * Writes reports of a run, also when there is nothing to tell. Those that stand there under the same names are replaced, each
 * at once and whole.
 * @returns what was written, in the order of `names`
 * @throws RangeError for a zone that does not exist; the errors of the storage
 */
export async function writeReports(input: ReportInput, names: readonly ReportFileName[], { storage, folder }: ReportPlace): Promise<ReportFileRow[]> {
  const view = createReportView(input.context, reportWords(input.context.locale));
  const written: ReportFileRow[] = [];
  // One after the other: together they would hold the memory of all of them, and the work is the processor's anyway.
  for (const name of names) {
    const storageKey = `${folder}/${name}`;
    written.push({ name, storageKey, ...(await storeReport(storage, storageKey, (sink) => REPORT_FILES[name](input, view, sink))) });
  }
  return written;
}
