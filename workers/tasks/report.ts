import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { forgetResult } from "@/server/db/kept-result";
import { SHARED_PARTITION } from "@/server/db/record-table";
import { type ReportFileRow, writeReportFiles } from "@/server/db/report-files";
import { enqueue } from "@/server/queue/jobs";
import { loadReportContext } from "@/server/services/report-context";
import { loadRunResult } from "@/server/services/run-result";
import { defaultStorage } from "@/server/storage/default-storage";
import { defineStage } from "../define-stage";

/** Writes every report file; with them the run is complete. */
export const reportTask = defineStage("report", async (run, { attempt }) => {
  const loaded = await loadRunResult(run.id);
  if (!loaded) throw new Error("nothing to report on");
  const finishedAt = new Date();
  const { result } = loaded;
  const complete = { ...result, run: { ...result.run, status: "completed" as const, finishedAt: finishedAt.toISOString() } };
  const context = await loadReportContext({ ...loaded, result: complete });
  const dir = await mkdtemp(path.join(tmpdir(), "reports-"));
  try {
    // What writes PDF and XLSX is loaded with the first report: 80 MB, and no other stage waits for it.
    const { writeReports } = await import("@/server/services/write-reports/write-reports");
    const written = await writeReports(complete, context, dir);
    const files: ReportFileRow[] = [];
    for (const file of written) {
      const storageKey = `runs/${String(run.id)}/${String(attempt)}/reports/${file.name}`;
      await defaultStorage().write(storageKey, createReadStream(path.join(dir, file.name)) as AsyncIterable<Buffer>);
      files.push({ ...file, storageKey });
    }
    let replaced: string[] = [];
    return {
      kind: "write",
      async write(client) {
        await writeReportFiles(client, run.id, files);
        await client.query("update runs set status = 'completed', finished_at = $2, progress = 100 where id = $1", [run.id, finishedAt]);
        // The pages read all records by these; no stage does, so they do not hold one up.
        if (run.partitionKey !== SHARED_PARTITION) await enqueue(client, "index-records", [{ id: run.partitionKey }]);
        replaced = await forgetResult(client, run.id);
        return files.length;
      },
      after: async () => {
        for (const storageKey of replaced) await defaultStorage().remove(storageKey);
      },
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
