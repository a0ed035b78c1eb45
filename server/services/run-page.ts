import { findRunNews, type RunNews } from "@/server/db/classify-again";
import { countRunLists, findRunHead, listReportFiles, listSkippedFiles, type ReportFile, type RunCounts, type RunHead, type SkippedFileRow } from "@/server/db/run-page";

/** The head of a run's page and what its tabs count. */
export interface RunPage {
  head: RunHead;
  /** The first of the skipped files; `head.filesSkipped` counts all. */
  skipped: SkippedFileRow[];
  reports: ReportFile[];
  counts: RunCounts;
  /** What would change its result, were it classified again. */
  news: RunNews;
}

const SKIPPED_NAMED = 20;

/** What the page of a run begins with; null where there is no such run. */
export async function findRunPage(runId: number): Promise<RunPage | null> {
  const [head, skipped, reports, counts, news] = await Promise.all([findRunHead(runId), listSkippedFiles(runId, SKIPPED_NAMED), listReportFiles(runId), countRunLists(runId), findRunNews(runId)]);
  return head === null ? null : { head, skipped, reports, counts, news };
}
