import { type InstalledModel, locateModel } from "./locate-model";
import type { Dtype, EmbeddingModel, Side } from "./models";

export interface Embedder {
  model: EmbeddingModel;
  /** Seconds the model took to load in this process. */
  loadingSeconds: number;
  /** Key of the vector cache beside the text's hash: texts with the same key and hash have the same vector. */
  vectorsId(side: Side): string;
  /** One vector of length 1 per text, in the order given; the same to the last bit whatever else is asked for with it. */
  embed(texts: readonly string[], side: Side): Promise<Float32Array[]>;
}

export type EmbedderOpening = { kind: "open"; embedder: Embedder } | { kind: "not-installed"; folder: string };

/** One load per model and process, shared by every caller. A failed load is forgotten, so that the next one tries again. */
const opening = new Map<string, Promise<Embedder>>();

/**
 * Opens a model, at its first use in this process from disk (about half a second for the light one, 300 MB with it).
 * Throws where the files are there and cannot be loaded.
 * @returns the embedder, or the folder the model is missing from
 */
export async function openEmbedder(model: EmbeddingModel): Promise<EmbedderOpening> {
  const open = opening.get(model.id);
  if (open) return { kind: "open", embedder: await open };
  const location = await locateModel(model);
  if (location.kind === "not-installed") return location;
  const started = opening.get(model.id) ?? load(model, location);
  opening.set(model.id, started);
  started.catch(() => opening.delete(model.id));
  return { kind: "open", embedder: await started };
}

/**
 * The key of the vector cache for a model as it is installed; loads nothing.
 * @returns the key, or the folder the model is missing from
 */
export async function findVectorsId(model: EmbeddingModel, side: Side): Promise<{ kind: "found"; id: string } | { kind: "not-installed"; folder: string }> {
  const location = await locateModel(model);
  return location.kind === "not-installed" ? location : { kind: "found", id: vectorsIdOf(model, location.dtype, side) };
}

function vectorsIdOf(model: EmbeddingModel, dtype: Dtype, side: Side): string {
  return [model.id, dtype, ...(model.instruction !== null && side === "log" ? ["query"] : [])].join("/");
}

/** Whether this process has the model in memory, or is about to. */
export function isLoaded(model: EmbeddingModel): boolean {
  return opening.has(model.id);
}

/** The library is loaded with the first model: it takes a third of a second, and most processes embed nothing. */
async function load(model: EmbeddingModel, location: InstalledModel): Promise<Embedder> {
  const start = performance.now();
  const { loadNetwork } = await import("./network");
  const embed = await loadNetwork(model, location);
  return { model, loadingSeconds: (performance.now() - start) / 1000, vectorsId: (side) => vectorsIdOf(model, location.dtype, side), embed };
}
