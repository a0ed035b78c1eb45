import { pool } from "@/server/db/client";
import { findVectors, keepVectors } from "@/server/db/vectors";
import { textHash } from "@/server/domain/embed/text-hash";
import { bytesToVector, vectorToBytes } from "@/server/domain/embed/vector-bytes";
import type { EmbeddingModel, Side } from "@/server/embedding/models";
import { type Embedder, type EmbedderOpening, findVectorsId, openEmbedder } from "@/server/embedding/open-embedder";
import { countCacheLookups, observeModelLoading, timeInference } from "@/server/metrics/process-metrics";
import { RecentVectors } from "./recent-vectors";

/** Texts embedded between two writes to the cache: what a killed job has to do again. */
const BATCH = 512;

export type Vectors = { kind: "vectors"; byText: Map<string, Float32Array> } | { kind: "not-installed"; folder: string };

const recent = new RecentVectors();

/**
 * The vectors of texts, each embedded once ever: those in the cache are read, the others made and kept. The model is loaded
 * only where something is missing.
 */
export async function vectorsOf(model: EmbeddingModel, texts: readonly string[], side: Side): Promise<Vectors> {
  const cache = await findVectorsId(model, side);
  if (cache.kind === "not-installed") return cache;
  const byText = new Map<string, Float32Array>();
  const distinct = new Set(texts);
  for (const text of distinct) {
    const vector = recent.get(cache.id, text);
    if (vector) byText.set(text, vector);
  }
  const missing = await readCache(cache.id, [...distinct].filter((text) => !byText.has(text)), byText);
  countCacheLookups(model.id, { hits: byText.size, misses: missing.size });
  if (missing.size === 0) return { kind: "vectors", byText };
  const opening = await openForTexts(model);
  if (opening.kind === "not-installed") return opening;
  const left = [...missing.keys()];
  for (let at = 0; at < left.length; at += BATCH) await embedBatch(opening.embedder, left.slice(at, at + BATCH), side, { hashes: missing, byText });
  return { kind: "vectors", byText };
}

/** Reads what the database has of some texts. @returns the hashes of those it does not have */
async function readCache(vectorsId: string, texts: readonly string[], byText: Map<string, Float32Array>): Promise<Map<string, Buffer>> {
  if (texts.length === 0) return new Map();
  const hashes = texts.map((text): [string, Buffer] => [text, textHash(text)]);
  const known = await findVectors(pool(), vectorsId, hashes.map(([, hash]) => hash));
  return new Map(
    hashes.filter(([text, hash]) => {
      const bytes = known.get(hash.toString("hex"));
      if (bytes === undefined) return true;
      remember(vectorsId, text, bytesToVector(bytes), byText);
      return false;
    }),
  );
}

function remember(vectorsId: string, text: string, vector: Float32Array, byText: Map<string, Float32Array>): void {
  recent.keep(vectorsId, text, vector);
  byText.set(text, vector);
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
    remember(embedder.vectorsId(side), text, vector, known.byText);
    rows.push({ hash, vector: vectorToBytes(vector) });
  });
  await keepVectors(pool(), embedder.vectorsId(side), rows);
}
