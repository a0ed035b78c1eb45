import path from "node:path";
import { checkInput } from "@/server/archive/check-input";
import { countQueuedRuns, insertRuns, type NewRun } from "@/server/db/run-create";
import type { Failure } from "@/server/db/run-stages";
import { findUpload } from "@/server/db/uploads";
import { createZone } from "@/server/domain/parse/zone";
import { runSettingsOf } from "@/server/domain/run-settings";
import { locateModel } from "@/server/embedding/locate-model";
import { getModel } from "@/server/embedding/models";
import { defaultStorage } from "@/server/storage/default-storage";
import { currentSettings } from "./installation-settings";

export interface CreateRunInput {
  name?: string;
  source: { kind: "upload"; uploadId: string } | { kind: "path"; path: string } | { kind: "sample" };
  model: "light" | "heavy";
  matching?: "strict" | "calibrated";
  retain: "all" | "problems";
  timeZone: string;
  /** For times without a year. */
  year?: number;
  locale: "ru" | "en";
  revisionId?: number;
  /** Remarks on the knowledge base file the revision was read from. */
  warnings?: Failure[];
  createdById: number | null;
  /** The visit of a feed that found it. */
  visitId?: number;
  /** How long it waits before a worker may begin; for inputs that others may join. */
  delaySeconds?: number;
}

export type CreateRunResult = { kind: "created"; runId: number } | { kind: "refused"; reason: Failure };

/** `index` says which of the inputs was refused; null: all of them together. */
export type CreateRunsResult = { kind: "created"; runIds: number[] } | { kind: "refused"; reason: Failure; index: number | null };

/** The bundle that shows what the product does. */
const SAMPLE_PATH = "samples/outage.zip";

/** Checks an input and, where it can be analysed, queues a run over it. Nothing is written for one that is refused. */
export async function createRun(input: CreateRunInput): Promise<CreateRunResult> {
  const created = await createRuns([input]);
  if (created.kind === "refused") return { kind: "refused", reason: created.reason };
  const [runId] = created.runIds;
  if (runId === undefined) throw new Error("no run id came back");
  return { kind: "created", runId };
}

/** The same for several inputs: all are checked before any run is made, and one that is refused refuses them all. */
export async function createRuns(inputs: readonly CreateRunInput[]): Promise<CreateRunsResult> {
  const prepared = await prepareRuns(inputs);
  return prepared.kind === "refused" ? prepared : { kind: "created", runIds: await insertRuns(prepared.runs) };
}

/** Checks inputs for runs that the caller writes together with what they belong to. */
export async function prepareRuns(inputs: readonly CreateRunInput[]): Promise<{ kind: "ready"; runs: NewRun[] } | { kind: "refused"; reason: Failure; index: number | null }> {
  const runs: NewRun[] = [];
  for (const [index, input] of inputs.entries()) {
    const prepared = await prepareRun(input);
    if (prepared.kind === "refused") return { ...prepared, index };
    runs.push(prepared.run);
  }
  if (runs.length === 0) return { kind: "ready", runs };
  const [waiting, { queuedRuns: limit }] = await Promise.all([countQueuedRuns(), currentSettings()]);
  if (waiting + runs.length > limit) return { kind: "refused", reason: { code: "queue-full", params: { waiting, wanted: runs.length, limit } }, index: null };
  return { kind: "ready", runs };
}

async function prepareRun(input: CreateRunInput): Promise<{ kind: "ready"; run: NewRun } | { kind: "refused"; reason: Failure }> {
  if (createZone(input.timeZone) === null) return { kind: "refused", reason: { code: "time-zone-unknown", params: { zone: input.timeZone } } };
  const unfit = await refuseModel(input.model);
  if (unfit !== null) return { kind: "refused", reason: unfit };
  const current = await currentSettings();
  const source = await openRunSource(input);
  if (!source) return { kind: "refused", reason: { code: "input-missing", params: {} } };
  const settings = { ...runSettingsOf(current), givenYear: input.year ?? null };
  const checked = await checkInput(source.input, defaultStorage(), settings.limits);
  if (checked.kind === "refused") {
    const { code, ...params } = checked.reason;
    // Whoever named a path is told which one is not there.
    const named = code === "input-missing" && source.input.kind === "path" ? { entry: source.input.path } : {};
    return { kind: "refused", reason: { code, params: { ...params, ...named } } };
  }
  const run: NewRun = {
    name: input.name?.trim() || path.parse(source.name).name.replace(/\.tar$/, "") || source.name,
    model: input.model,
    modelId: getModel(input.model).id,
    matching: input.matching ?? current.matching,
    retain: input.retain,
    locale: input.locale,
    timeZone: input.timeZone,
    year: input.year ?? new Date().getUTCFullYear(),
    settings,
    inputName: source.name,
    inputBytes: checked.bytes,
    input: source.input,
    uploadId: input.source.kind === "upload" ? input.source.uploadId : null,
    revisionId: input.revisionId ?? null,
    warnings: input.warnings ?? [],
    createdById: input.createdById,
    isSample: input.source.kind === "sample",
    visitId: input.visitId ?? null,
    delaySeconds: input.delaySeconds ?? 0,
  };
  return { kind: "ready", run };
}

/** Why no run can be made with a model; null where one can. */
export async function refuseModel(name: CreateRunInput["model"]): Promise<Failure | null> {
  const location = await locateModel(getModel(name));
  return location.kind === "not-installed" ? { code: "model-not-installed", params: { model: name, folder: location.folder } } : null;
}

async function openRunSource({ source, createdById }: Pick<CreateRunInput, "source" | "createdById">): Promise<{ name: string; input: NewRun["input"] } | null> {
  if (source.kind === "upload") {
    const upload = await findUpload(source.uploadId);
    // Somebody else's is not found.
    return upload?.completedAt && upload.createdById === createdById ? { name: upload.name, input: { kind: "storage", key: upload.storageKey, name: upload.name } } : null;
  }
  const file = source.kind === "sample" ? path.resolve(SAMPLE_PATH) : source.path;
  return { name: path.basename(file), input: { kind: "path", path: file } };
}
