import { PassThrough, Readable } from "node:stream";
import { findRunState } from "@/server/db/run-state";
import { listReportFiles } from "@/server/db/report-files";
import { defaultStorage } from "@/server/storage/default-storage";
import { loadReportContext } from "./report-context";
import { loadRunResult } from "./run-result";
import { exportRun, type ExportFormat } from "./write-reports/export-run";
import { zipReports } from "./write-reports/zip-reports";

export { EXPORT_FORMATS, type ExportFormat } from "./write-reports/export-run";

/** A run on its way out as one file, made while it is read. */
export type RunExport = { kind: "ready"; runName: string; stream: Readable } | { kind: "not-found" } | { kind: "unfinished" };

/** A completed run in one format. */
export async function openExport(runId: number, format: ExportFormat): Promise<RunExport> {
  const fit = await findFit(runId);
  if (fit.kind !== "fit") return fit;
  const loaded = await loadRunResult(runId);
  if (loaded === null) return { kind: "not-found" };
  const context = await loadReportContext(loaded);
  const stream = new PassThrough();
  exportRun(loaded.result, context, format, stream).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return { kind: "ready", runName: fit.name, stream };
}

/** Every report of a completed run as one ZIP. */
export async function openReportArchive(runId: number): Promise<RunExport> {
  const fit = await findFit(runId);
  if (fit.kind !== "fit") return fit;
  const files = await listReportFiles(runId);
  const entries = files.map(({ name, storageKey }) => ({ name, open: () => openStored(name, storageKey) }));
  return { kind: "ready", runName: fit.name, stream: zipReports(entries, Date.now()) };
}

async function findFit(runId: number): Promise<{ kind: "fit"; name: string } | { kind: "not-found" } | { kind: "unfinished" }> {
  const state = await findRunState(runId);
  if (state === null) return { kind: "not-found" };
  return state.status === "completed" ? { kind: "fit", name: state.name } : { kind: "unfinished" };
}

async function openStored(name: string, storageKey: string): Promise<Readable> {
  const source = await defaultStorage().open(storageKey);
  if (source === null) throw new Error(`report ${name} is gone from the storage`);
  const stream = Readable.from(source.stream());
  stream.once("close", () => void source.close());
  return stream;
}
