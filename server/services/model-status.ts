import type { Failure } from "@/server/db/run-stages";
import { locateModel, modelBytes } from "@/server/embedding/locate-model";
import { type EmbeddingModel, getModel, MODELS } from "@/server/embedding/models";
import { isLoaded, openEmbedder } from "@/server/embedding/open-embedder";

/** How an embedding model stands in this installation. */
export interface ModelStatus {
  name: "light" | "heavy";
  id: string;
  dimensions: number;
  installation: { kind: "installed"; dtype: string; bytes: number } | { kind: "download"; from: string } | { kind: "missing"; folder: string };
  /** In this web process; workers load a model of their own at its first use. */
  isLoaded: boolean;
}

/** The models a run may be made with. */
export function listModels(): Promise<ModelStatus[]> {
  return Promise.all(MODELS.flatMap((model) => (model.name === "test" ? [] : [statusOf(model, model.name)])));
}

async function statusOf(model: EmbeddingModel, name: ModelStatus["name"]): Promise<ModelStatus> {
  const { id, dimensions } = model;
  return { name, id, dimensions, installation: await installationOf(model), isLoaded: isLoaded(model) };
}

async function installationOf(model: EmbeddingModel): Promise<ModelStatus["installation"]> {
  const location = await locateModel(model);
  if (location.kind === "not-installed") return { kind: "missing", folder: location.folder };
  if (location.kind === "download") return { kind: "download", from: location.name };
  return { kind: "installed", dtype: location.dtype, bytes: await modelBytes(location.name) };
}

export type SpeedTest = { kind: "measured"; texts: number; seconds: number; textsPerSecond: number; loadingSeconds: number } | { kind: "refused"; reason: Failure };

/** Enough texts for a steady figure of a fast model; a slow one is stopped by the clock. */
const MAX_TEXTS = 1_024;
const BATCH = 32;
const MAX_MS = 3_000;

let underWay: Promise<unknown> = Promise.resolve();

/** Measures how many short log texts a second a model embeds here. One test at a time: two would measure each other. */
export function testSpeed(name: ModelStatus["name"]): Promise<SpeedTest> {
  const test = underWay.then(() => measure(getModel(name)));
  underWay = test.catch(() => undefined);
  return test;
}

async function measure(model: EmbeddingModel): Promise<SpeedTest> {
  const opening = await openEmbedder(model);
  if (opening.kind === "not-installed") return { kind: "refused", reason: { code: "model-not-installed", params: { model: model.name, folder: opening.folder } } };
  const { embedder } = opening;
  // The first call of a session is slower than all that follow.
  await embedder.embed(batchFrom(MAX_TEXTS), "log");
  const start = performance.now();
  let texts = 0;
  while (texts < MAX_TEXTS && performance.now() - start < MAX_MS) {
    await embedder.embed(batchFrom(texts), "log");
    texts += BATCH;
  }
  const seconds = (performance.now() - start) / 1_000;
  return { kind: "measured", texts, seconds, textsPerSecond: texts / seconds, loadingSeconds: embedder.loadingSeconds };
}

const SUBJECTS = ["connection to the database", "write to the disk of the array", "health check of the service", "certificate of the gateway"];
const EVENTS = ["was refused", "timed out after several tries", "is slower than usual", "failed with an unexpected answer"];

/** Texts of the length that messages usually have, each different: nothing is embedded twice. */
function batchFrom(first: number): string[] {
  return Array.from({ length: BATCH }, (_, index) => {
    const at = first + index;
    return `The ${SUBJECTS[at % SUBJECTS.length] ?? ""} ${EVENTS[Math.floor(at / SUBJECTS.length) % EVENTS.length] ?? ""}, component ${at.toString(36)}`;
  });
}
