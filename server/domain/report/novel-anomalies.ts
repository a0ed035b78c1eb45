import { formatId } from "../present/format";
import { instantMs } from "../present/wall-clock";
import { novelKey } from "./report-context";
import { instantCell, type ReportTable, type ReportView } from "./report-table";
import type { NovelAnomalyResult } from "./run-result";

/** The instant of the ERROR a novel anomaly follows; without its line at hand, as far back as the result says. */
function suspectedMs(novel: NovelAnomalyResult, { context }: ReportView): number | null {
  const known = instantMs(context.novelTriggers.get(novelKey(novel))?.timestamp);
  if (known !== null) return known;
  const seen = instantMs(novel.timestamp);
  return seen === null ? null : seen - novel.deltaSeconds * 1000;
}

/** `novel_anomalies`: WARNINGs that the knowledge base does not know, soon after a known problem. */
export const NOVEL_ANOMALIES: ReportTable<NovelAnomalyResult> = {
  sheet: "sheet.novelAnomalies",
  columns: [
    { key: "time", header: "column.time", width: 22, value: (novel) => instantCell(novel.timestamp) },
    { key: "template", header: "column.template", width: 60, value: (novel) => novel.template },
    { key: "text", header: "column.text", width: 80, value: (novel) => novel.text },
    { key: "file", header: "column.file", width: 32, value: (novel) => novel.file },
    { key: "line", header: "column.line", width: 14, numbers: "whole", value: (novel) => novel.line },
    { key: "problemId", header: "column.suspectedProblemId", width: 28, numbers: "whole", value: (novel) => novel.problemId },
    { key: "problemTime", header: "column.suspectedTime", width: 24, value: (novel, view) => instantCell(suspectedMs(novel, view)) },
    { key: "problemLine", header: "column.suspectedLine", width: 20, numbers: "whole", value: (novel, { context }) => context.novelTriggers.get(novelKey(novel))?.line ?? null },
    { key: "problemFile", header: "column.suspectedFile", width: 32, value: (novel, { context }) => context.novelTriggers.get(novelKey(novel))?.file ?? null },
    { key: "deltaSeconds", header: "column.deltaSeconds", width: 14, numbers: "thousandths", value: (novel) => novel.deltaSeconds },
    { key: "bestKnownId", header: "column.bestKnownId", width: 24, numbers: "whole", value: (novel) => novel.bestKnown?.anomalyId ?? null },
    { key: "bestKnown", header: "column.bestKnown", width: 44, value: (novel, { context }) => (novel.bestKnown === null ? null : (context.anomalyTexts.get(novel.bestKnown.anomalyId) ?? null)) },
    { key: "similarity", header: "column.similarity", width: 14, numbers: "hundredths", value: (novel) => novel.bestKnown?.similarity ?? null },
    {
      key: "reason",
      header: "column.reason",
      width: 60,
      value: (novel, { words, format }) => words("reason.novel", { problem: formatId("problem", novel.problemId), delta: format.duration(novel.deltaSeconds * 1000) }),
    },
  ],
  rows: ({ result }) => result.novelAnomalies,
};
