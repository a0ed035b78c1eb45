import { pool } from "@/server/db/client";
import { findVectors, keepVectors } from "@/server/db/vectors";
import { textHash } from "@/server/domain/embed/text-hash";
import { bytesToVector, vectorToBytes } from "@/server/domain/embed/vector-bytes";
import type { EmbeddingModel } from "@/server/embedding/models";
import { type Embedder, type EmbedderOpening, findVectorsId, openEmbedder, type Side } from "@/server/embedding/open-embedder";
import { countCacheLookups, observeModelLoading, timeInference } from "@/server/metrics/process-metrics";

/** Texts embedded between two writes to the cache: what a killed job has to do again. */
const BATCH = 512;

export type Vectors = { kind: "vectors"; byText: Map<string, Float32Array> } | { kind: "not-installed"; folder: string };

/**
 * The vectors of texts, each embedded once ever: those in the cache are read, the others made and kept. The model is loaded
 * only where something is missing.
 */
export async function vectorsOf(model: EmbeddingModel, texts: readonly string[], side: Side): Promise<Vectors> {
  const hashes = new Map([...new Set(texts)].map((text) => [text, textHash(text)]));
  const cache = await findVectorsId(model, side);
  if (cache.kind === "not-installed") return cache;
  const known = await findVectors(pool(), cache.id, [...hashes.values()]);
  const byText = new Map<string, Float32Array>();
  const missing: string[] = [];
  for (const [text, hash] of hashes) {
    const vector = known.get(hash.toString("hex"));
    if (vector) byText.set(text, bytesToVector(vector));
    else missing.push(text);
  }
  countCacheLookups(model.id, { hits: byText.size, misses: missing.length });
  if (missing.length === 0) return { kind: "vectors", byText };
  const opening = await openForTexts(model);
  if (opening.kind === "not-installed") return opening;
  for (let at = 0; at < missing.length; at += BATCH) await embedBatch(opening.embedder, missing.slice(at, at + BATCH), side, { hashes, byText });
  return { kind: "vectors", byText };
}

/** Embedders whose loading was noted: they are opened once and asked for often. */
const noted = new WeakSet<Embedder>();

async function openForTexts(model: EmbeddingModel): Promise<EmbedderOpening> {
  const opening = await openEmbedder(model);
  if (opening.kind === "not-installed") return opening;
  const { embedder } = opening;
  if (!noted.has(embedder)) observeModelLoading(model.id, embedder.loadingSeconds);
  noted.add(embedder);
  return opening;
}

async function embedBatch(embedder: Embedder, texts: readonly string[], side: Side, known: { hashes: Map<string, Buffer>; byText: Map<string, Float32Array> }): Promise<void> {
  const vectors = await timeInference(embedder.model.id, texts.length, () => embedder.embed(texts, side));
  const rows: { hash: Buffer; vector: Buffer }[] = [];
  texts.forEach((text, index) => {
    const vector = vectors[index];
    const hash = known.hashes.get(text);
    if (!vector || !hash) return;
    known.byText.set(text, vector);
    rows.push({ hash, vector: vectorToBytes(vector) });
  });
  await keepVectors(pool(), embedder.vectorsId(side), rows);
}
