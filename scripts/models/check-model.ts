import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { benchMessages, readLoadMessages } from "../bench/write-load";
import { locateModel, type ModelLocation, modelsDirectory } from "@/server/embedding/locate-model";
import type { EmbeddingModel } from "@/server/embedding/models";
import { type Embedder, openEmbedder } from "@/server/embedding/open-embedder";

/** What is known of one row of the table of models. */
export type ModelCheck =
  | { kind: "not-installed"; model: EmbeddingModel; folder: string }
  /** It would be fetched at its first use: nothing is downloaded to look at it. */
  | { kind: "downloadable"; model: EmbeddingModel; hub: string }
  | { kind: "broken"; model: EmbeddingModel; reason: string }
  | { kind: "checked"; model: EmbeddingModel; dtype: string; loadingSeconds: number; textsPerSecond: number; leastCosine: number | null; isRight: boolean };

const expectedSchema = z.object({ texts: z.array(z.string()).min(1), embeddings: z.array(z.array(z.number())) });

/** What int8 weights keep of the float model's direction at the least; see models/README.md. */
const LEAST_COSINE = 0.9994;
const TIMED_TEXTS = 512;

/** Loads a model that is there, compares it with the vectors written down beside it, and times it. */
export async function checkModel(model: EmbeddingModel): Promise<ModelCheck> {
  const location = await locateModel(model);
  if (location.kind === "not-installed") return { kind: "not-installed", model, folder: location.folder };
  if (location.kind === "download") return { kind: "downloadable", model, hub: location.name };
  try {
    return await checkInstalled(model, location);
  } catch (error) {
    return { kind: "broken", model, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function checkInstalled(model: EmbeddingModel, location: Exclude<ModelLocation, { kind: "not-installed" }>): Promise<ModelCheck> {
  const opening = await openEmbedder(model);
  if (opening.kind === "not-installed") return { kind: "not-installed", model, folder: opening.folder };
  const { embedder } = opening;
  const leastCosine = await compare(embedder, path.join(modelsDirectory(), location.name, "expected.json"));
  const textsPerSecond = await time(embedder);
  return { kind: "checked", model, dtype: location.dtype, loadingSeconds: embedder.loadingSeconds, textsPerSecond, leastCosine, isRight: leastCosine === null || leastCosine >= LEAST_COSINE };
}

/** The least agreement with the expected vectors; null where none are written down. Both sides have length 1. */
async function compare(embedder: Embedder, file: string): Promise<number | null> {
  const content = await readFile(file, "utf8").catch(() => null);
  if (content === null) return null;
  const { texts, embeddings } = expectedSchema.parse(JSON.parse(content));
  const vectors = await embedder.embed(texts, "knowledge");
  return Math.min(...vectors.map((vector, row) => cosine(vector, embeddings[row] ?? [])));
}

function cosine(vector: Float32Array, expected: readonly number[]): number {
  if (vector.length !== expected.length) return 0;
  return expected.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
}

async function time(embedder: Embedder): Promise<number> {
  const texts = benchMessages(TIMED_TEXTS, await readLoadMessages());
  await embedder.embed(texts.slice(0, 32), "log");
  const start = performance.now();
  await embedder.embed(texts, "log");
  return TIMED_TEXTS / ((performance.now() - start) / 1000);
}
