import { pool } from "@/server/db/client";
import { findVectors, inEmbeddingTurn, keepVectors, listKnownHashes } from "@/server/db/vectors";
import { textHash } from "@/server/domain/embed/text-hash";
import { bytesToVector, vectorToBytes } from "@/server/domain/embed/vector-bytes";
import type { EmbeddingModel } from "@/server/embedding/models";
import { type Embedder, type EmbedderOpening, findVectorsId, openEmbedder, type Side } from "@/server/embedding/open-embedder";
import { countCacheLookups, observeModelLoading, timeInference } from "@/server/metrics/process-metrics";

/** Texts embedded between two writes to the cache: what a killed job has to do again, and what others may have to wait for. */
const BATCH = 128;

export type Vectors = { kind: "vectors"; byText: Map<string, Float32Array> } | { kind: "not-installed"; folder: string };

/**
 * The vectors of texts, each embedded once ever: those in the cache are read, the others made and kept. The model is loaded
 * only where something is missing.
 */
export async function vectorsOf(model: EmbeddingModel, texts: readonly string[], side: Side): Promise<Vectors> {
  const hashes = hashTexts(texts);
  const cache = await findVectorsId(model, side);
  if (cache.kind === "not-installed") return cache;
  const known = await findVectors(pool(), cache.id, [...hashes.values()]);
  const byText = new Map<string, Float32Array>();
  const missing = new Map<string, Buffer>();
  for (const [text, hash] of hashes) {
    const vector = known.get(hash.toString("hex"));
    if (vector) byText.set(text, bytesToVector(vector));
    else missing.set(text, hash);
  }
  countCacheLookups(model.id, { hits: byText.size, misses: missing.size });
  if (missing.size === 0) return { kind: "vectors", byText };
  const opening = await openForTexts(model);
  if (opening.kind === "not-installed") return opening;
  for await (const made of makeVectors(opening.embedder, missing, side)) for (const [text, vector] of made) byText.set(text, vector);
  return { kind: "vectors", byText };
}

/**
 * Makes and keeps the vectors that are missing, as long as there is time: for whoever asks for them later.
 * @param mayGoOn is asked before each batch
 * @returns whether there are none missing any more; so too where the model is not installed
 */
export async function embedMissing(model: EmbeddingModel, texts: readonly string[], side: Side, mayGoOn: () => Promise<boolean>): Promise<boolean> {
  const missing = hashTexts(texts);
  const cache = await findVectorsId(model, side);
  if (cache.kind === "not-installed") return true;
  const known = await listKnownHashes(pool(), cache.id, [...missing.values()]);
  for (const [text, hash] of missing) if (known.has(hash.toString("hex"))) missing.delete(text);
  if (missing.size === 0) return true;
  if (!(await mayGoOn())) return false;
  const opening = await openForTexts(model);
  if (opening.kind === "not-installed") return true;
  let made = 0;
  for await (const vectors of makeVectors(opening.embedder, missing, side)) {
    made += vectors.size;
    if (made < missing.size && !(await mayGoOn())) return false;
  }
  return true;
}

function hashTexts(texts: readonly string[]): Map<string, Buffer> {
  return new Map([...new Set(texts)].map((text) => [text, textHash(text)]));
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

/** Makes and keeps the vectors of texts, by their hashes, a batch at a time. Texts of a length go together: they share a model call. */
async function* makeVectors(embedder: Embedder, texts: ReadonlyMap<string, Buffer>, side: Side): AsyncGenerator<Map<string, Float32Array>> {
  const inOrder = [...texts].sort(([a], [b]) => a.length - b.length);
  const cacheId = embedder.vectorsId(side);
  let takesTurns = true;
  for (let at = 0; at < inOrder.length; at += BATCH) {
    const batch = new Map(inOrder.slice(at, at + BATCH));
    const made = takesTurns
      ? await inEmbeddingTurn(cacheId, async (client, hasTurn) => {
          takesTurns = hasTurn;
          return embedBatch(client, embedder, batch, side);
        })
      : await embedBatch(pool(), embedder, batch, side);
    yield made;
  }
}

async function embedBatch(client: Parameters<typeof findVectors>[0], embedder: Embedder, batch: ReadonlyMap<string, Buffer>, side: Side): Promise<Map<string, Float32Array>> {
  const cacheId = embedder.vectorsId(side);
  // Who had the turn before may have made some of them.
  const known = await findVectors(client, cacheId, [...batch.values()]);
  const vectors = new Map<string, Float32Array>();
  const missing: string[] = [];
  for (const [text, hash] of batch) {
    const vector = known.get(hash.toString("hex"));
    if (vector) vectors.set(text, bytesToVector(vector));
    else missing.push(text);
  }
  if (missing.length === 0) return vectors;
  const made = await timeInference(embedder.model.id, missing.length, () => embedder.embed(missing, side));
  const rows = missing.flatMap((text, index) => {
    const [vector, hash] = [made[index], batch.get(text)];
    if (!vector || !hash) return [];
    vectors.set(text, vector);
    return [{ hash, vector: vectorToBytes(vector) }];
  });
  await keepVectors(client, cacheId, rows);
  return vectors;
}
