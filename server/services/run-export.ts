import { PassThrough, Readable } from "node:stream";
import { findRunState } from "@/server/db/run-state";
import { listReportFiles } from "@/server/db/report-files";
import { defaultStorage } from "@/server/storage/default-storage";
import { openReport } from "./report-download";
import { loadRunResult } from "./run-result";
import { exportRun, type MadeFormat } from "./write-reports/export-run";
import { zipReports } from "./write-reports/zip-reports";

export const EXPORT_FORMATS = ["json", "xml", "pdf", "xlsx", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The report that is a run in one of these formats. */
const REPORTS = { pdf: "incident_report.pdf", xlsx: "submit_report.xlsx", csv: "submit_report.csv" } as const satisfies Record<Exclude<ExportFormat, MadeFormat>, string>;

/** A run on its way out as one file. */
export type RunExport = { kind: "ready"; runName: string; stream: ReadableStream<Uint8Array> } | { kind: "not-found" } | { kind: "unfinished" };

/** A completed run in one format. */
export async function openExport(runId: number, format: ExportFormat): Promise<RunExport> {
  const fit = await findFit(runId);
  if (fit.kind !== "fit") return fit;
  if (format !== "json" && format !== "xml") {
    const report = await openReport(runId, REPORTS[format]);
    return report === null ? { kind: "not-found" } : { kind: "ready", ...report };
  }
  const loaded = await loadRunResult(runId);
  if (loaded === null) return { kind: "not-found" };
  const stream = new PassThrough();
  exportRun({ result: loaded.result, inputName: loaded.facts.inputName }, format, stream).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return { kind: "ready", runName: fit.name, stream: toWeb(stream) };
}

/** Every report of a completed run as one ZIP. */
export async function openReportArchive(runId: number): Promise<RunExport> {
  const fit = await findFit(runId);
  if (fit.kind !== "fit") return fit;
  const files = await listReportFiles(runId);
  const entries = files.map(({ name, storageKey }) => ({ name, open: () => openStored(name, storageKey) }));
  return { kind: "ready", runName: fit.name, stream: toWeb(zipReports(entries, Date.now())) };
}

/** Files of a run that are made while they are read, by name. */
const MADE_FILES: Readonly<Record<string, (runId: number) => Promise<RunExport>>> = {
  "all.zip": openReportArchive,
  "result.xml": (runId) => openExport(runId, "xml"),
};

/** A file of a run for a download, stored or made; `bytes` is null where its size shows at its end only. Null where there is none. */
export async function openRunFile(runId: number, name: string): Promise<{ runName: string; bytes: number | null; stream: ReadableStream<Uint8Array> } | null> {
  const made = Object.hasOwn(MADE_FILES, name) ? await MADE_FILES[name]?.(runId) : undefined;
  if (made === undefined) return openReport(runId, name);
  return made.kind === "ready" ? { ...made, bytes: null } : null;
}

/** The fetch types and Node's own describe the same stream. */
function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
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
