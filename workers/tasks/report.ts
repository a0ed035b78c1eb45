import { z } from "zod";
import { pool } from "@/server/db/client";
import { forgetResult } from "@/server/db/kept-result";
import { SHARED_PARTITION } from "@/server/db/record-table";
import { countReportFiles, writeReportFiles } from "@/server/db/report-files";
import { beginStage, completeRun, getStageStart, holdRun } from "@/server/db/run-stages";
import { transaction } from "@/server/db/transaction";
import { REPORT_FILE_NAMES, REPORT_PARTS } from "@/server/domain/report/report-parts";
import { enqueue } from "@/server/queue/jobs";
import { loadReportContext } from "@/server/services/report-context";
import { loadRunResult } from "@/server/services/run-result";
import { defaultStorage } from "@/server/storage/default-storage";
import { runPayload } from "../define-stage";
import { defineTask } from "../define-task";

/** Writes one part of the report files; with the last of them the run is complete. */
export const reportTask = defineTask("report", runPayload.extend({ part: z.int().min(0).max(REPORT_PARTS.length - 1) }), async (payload) => {
  const run = await beginStage(pool(), payload, "report");
  if (!run) return { kind: "stale" };
  // All files quote one instant, whoever writes them: all that they tell had been found by then.
  const loaded = await loadRunResult(run.id, await getStageStart(pool(), run.id, "report"));
  if (!loaded) throw new Error("nothing to report on");
  const context = await loadReportContext(loaded);
  // What writes PDF and XLSX is loaded with the first report: 80 MB, and no other stage waits for it.
  const { writeReports } = await import("@/server/services/write-reports/write-reports");
  const folder = `runs/${String(run.id)}/${String(payload.attempt)}/reports`;
  const files = await writeReports({ result: loaded.result, context }, REPORT_PARTS[payload.part] ?? [], { storage: defaultStorage(), folder });
  const replaced = await transaction(async (client) => {
    await holdRun(client, payload, "report");
    await writeReportFiles(client, run.id, files);
    if ((await countReportFiles(client, run.id, folder)) < REPORT_FILE_NAMES.length) return [];
    await completeRun(client, run.id);
    // The pages read all records by these; no stage does, so they do not hold one up.
    if (run.partitionKey !== SHARED_PARTITION) await enqueue(client, "index-records", [{ id: run.partitionKey }]);
    return forgetResult(client, run.id);
  });
  if (replaced === null) return { kind: "stale" };
  for (const storageKey of replaced) await defaultStorage().remove(storageKey);
  return { kind: "done", rows: files.length };
});
