import { z } from "zod";
import { listTasks } from "@/server/db/old-tasks";
import { findRunRow, type RunRow } from "@/server/db/listings/runs-listing";
import { deleteRun } from "@/server/services/control-run";
import { failureText } from "@/server/services/failure-text";
import { EXPORT_FORMATS, openExport, openReportArchive } from "@/server/services/run-export";
import { type RunTotals, runTotals } from "@/server/services/run-totals";
import { defineRoute } from "../define-route";
import { fileResponse } from "../file-response";
import { found, restError } from "../rest-error";
import { restWords } from "../rest-words";
import { taskParams } from "../schemas/named";
import { compareWish, comparison, deletedTask, history, historyQuery, type oldStatus, taskStatus } from "../schemas/old-calls";
import { settle } from "./runs";

type OldStatus = z.output<typeof oldStatus>;
type RunStatus = RunRow["status"];

/** What the first version called the states of a run; it knew no cancelling. */
const OLD_STATUS: Record<RunStatus, OldStatus> = { queued: "pending", running: "processing", completed: "completed", failed: "failed", cancelled: "failed" };

const CANCELLED = "cancelled";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The calls of the first version of the platform, whose clients go on working. */
export const getStatus = defineRoute({
  params: taskParams,
  response: taskStatus,
  async run({ params: { task_id: id } }) {
    const row = found(await findRunRow(id));
    const { status, progress, createdAt, startedAt, finishedAt, inputName, model } = row;
    return {
      task_id: String(id), status: OLD_STATUS[status], progress, created_at: createdAt.toISOString(), started_at: iso(startedAt), completed_at: iso(finishedAt),
      estimated_completion: iso(estimateEnd(row, Date.now())), filename: inputName, model, error_message: errorMessage(row),
    };
  },
});

/** Where the work so far goes on as fast; null before enough of it is done to say. */
function estimateEnd({ status, progress, startedAt }: RunRow, nowMs: number): Date | null {
  if (status !== "running" || startedAt === null || progress < 1) return null;
  const spentMs = nowMs - startedAt.getTime();
  return new Date(nowMs + (spentMs * (100 - progress)) / progress);
}

function errorMessage({ status, failure }: RunRow): string | null {
  if (status === "cancelled") return CANCELLED;
  if (typeof failure !== "object" || failure === null || !("code" in failure)) return null;
  const params = "params" in failure && typeof failure.params === "object" && failure.params !== null ? { ...failure.params } : {};
  return failureText({ code: String(failure.code), params }, "en");
}

export const compareRuns = defineRoute({
  body: compareWish,
  response: comparison,
  errors: [409],
  async run({ body }) {
    const outcome = await runTotals(body.analysis_ids);
    if (outcome.kind === "unknown") throw restError("not_found", { id: outcome.id });
    if (outcome.kind === "unfinished") throw restError("run_not_completed", { id: outcome.id });
    const { totals } = outcome;
    return {
      comparisons: totals.map((run) => ({
        analysis_id: String(run.id), filename: run.inputName, model: run.model, completed_at: (run.finishedAt ?? run.createdAt).toISOString(),
        total_logs: run.records, total_errors: run.errors, total_warnings: run.warnings, total_anomalies: run.anomalies, processing_time: run.seconds,
      })),
      summary: {
        total_analyses: totals.length,
        ...spread("errors", totals, (run) => run.errors),
        ...spread("warnings", totals, (run) => run.warnings),
        ...spread("anomalies", totals, (run) => run.anomalies),
        ...spread("processing_time", totals, (run) => run.seconds),
      },
    };
  },
});

/** The largest, smallest and mean of one figure, under the old names. */
function spread(name: string, totals: readonly RunTotals[], figure: (run: RunTotals) => number): Record<string, number> {
  const figures = totals.map(figure);
  return { [`max_${name}`]: Math.max(...figures), [`min_${name}`]: Math.min(...figures), [`avg_${name}`]: figures.reduce((sum, value) => sum + value, 0) / figures.length };
}

export const exportResult = defineRoute({
  params: taskParams.extend({ format: z.enum(EXPORT_FORMATS) }),
  gives: { types: ["application/json", "application/xml", "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"] },
  errors: [409],
  run: async ({ params: { task_id: id, format } }) => fileResponse(await openExport(id, format), id, `report.${format}`),
});

export const downloadReports = defineRoute({
  params: taskParams,
  gives: { types: ["application/zip"] },
  errors: [409],
  run: async ({ params: { task_id: id } }) => fileResponse(await openReportArchive(id), id, "reports.zip"),
});

export const getHistory = defineRoute({
  query: historyQuery,
  response: history,
  async run({ query: { skip, limit, status, date_from: from, date_to: to } }) {
    const statuses = (Object.keys(OLD_STATUS) as RunStatus[]).filter((known) => status === undefined || OLD_STATUS[known] === status);
    const { rows, total } = await listTasks({ statuses, from: from === undefined ? null : startOf(from), to: to === undefined ? null : endOf(to), skip, limit });
    const items = rows.map((row) => ({ task_id: String(row.id), filename: row.inputName, model: row.model, status: OLD_STATUS[row.status], created_at: row.createdAt.toISOString(), completed_at: iso(row.finishedAt), progress: row.progress }));
    return { items, total, skip, limit };
  },
});

/** An instant without a zone is UTC. */
function startOf(text: string): Date {
  return new Date(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T") ? text : `${text}Z`);
}

/** A day counts until its end. */
function endOf(text: string): Date {
  return text.includes("T") ? startOf(text) : new Date(startOf(text).getTime() + 24 * 3_600_000 - 1);
}

export const deleteResult = defineRoute({
  params: taskParams,
  response: deletedTask,
  async run({ params: { task_id: id } }) {
    settle(await deleteRun(id));
    return { task_id: String(id), message: restWords("old.deleted"), deleted: true };
  },
});
