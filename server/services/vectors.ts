import { LRUCache } from "lru-cache";
import { pool } from "@/server/db/client";
import { findVectors, inEmbeddingTurn, keepVectors, listKnownHashes } from "@/server/db/vectors";
import { textHash } from "@/server/domain/embed/text-hash";
import { bytesToVector, vectorToBytes } from "@/server/domain/embed/vector-bytes";
import type { EmbeddingModel, Side } from "@/server/embedding/models";
import { type Embedder, type EmbedderOpening, findVectorsId, openEmbedder } from "@/server/embedding/open-embedder";
import { countCacheLookups, observeModelLoading, timeInference } from "@/server/metrics/process-metrics";

type DatabaseClient = Parameters<typeof findVectors>[0];

/**
 * Texts embedded between two writes to the cache: what a killed job has to do again, and what others may have to wait for. Of
 * many at once more have the same number of tokens and share a call of the model: 128 took a tenth longer.
 */
const BATCH_TEXTS = 512;
/** Letters of one batch, less than a second of the light model. */
const BATCH_LETTERS = 24_576;

export type Vectors = { kind: "vectors"; byText: Map<string, Float32Array> } | { kind: "not-installed"; folder: string };

/** Vectors held: a knowledge base and its words have about 1,600; 6 MB with the light model. */
const RECENT_LIMIT = 4_096;

/**
 * The vectors that were asked for last, within this process: the stages of a run ask for the same ones, and the next run for
 * most of them again.
 */
const recent = new LRUCache<string, Float32Array>({ max: RECENT_LIMIT });

const recentKey = (vectorsId: string, text: string): string => `${vectorsId}\n${text}`;

/**
 * The vectors of texts, each embedded once ever: those in the cache are read, the others made and kept. The model is loaded
 * only where something is missing.
 */
export async function vectorsOf(model: EmbeddingModel, texts: readonly string[], side: Side): Promise<Vectors> {
  const cache = await findVectorsId(model, side);
  if (cache.kind === "not-installed") return cache;
  const distinct = new Set(texts);
  const byText = new Map<string, Float32Array>();
  for (const text of distinct) {
    const vector = recent.get(recentKey(cache.id, text));
    if (vector) byText.set(text, vector);
  }
  const asked = hashTexts([...distinct].filter((text) => !byText.has(text)));
  const known = await readVectors(pool(), cache.id, asked);
  const missing = new Map([...asked].filter(([text]) => !known.has(text)));
  const keep = ([text, vector]: [string, Float32Array]): void => {
    recent.set(recentKey(cache.id, text), vector);
    byText.set(text, vector);
  };
  [...known].forEach(keep);
  countCacheLookups(model.id, { hits: byText.size, misses: missing.size });
  if (missing.size === 0) return { kind: "vectors", byText };
  const opening = await openForTexts(model);
  if (opening.kind === "not-installed") return opening;
  for await (const made of makeVectors(opening.embedder, missing, side)) [...made].forEach(keep);
  return { kind: "vectors", byText };
}

/** What the cache has of texts, by their hashes. */
async function readVectors(client: DatabaseClient, vectorsId: string, texts: ReadonlyMap<string, Buffer>): Promise<Map<string, Float32Array>> {
  if (texts.size === 0) return new Map();
  const known = await findVectors(client, vectorsId, [...texts.values()]);
  return new Map(
    [...texts].flatMap(([text, hash]) => {
      const bytes = known.get(hash.toString("hex"));
      return bytes ? [[text, bytesToVector(bytes)] as const] : [];
    }),
  );
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
  const cacheId = embedder.vectorsId(side);
  let takesTurns = true;
  for (const batch of batchesOf([...texts].sort(([a], [b]) => a.length - b.length))) {
    const made = takesTurns
      ? await inEmbeddingTurn(cacheId, async (client, hasTurn) => {
          takesTurns = hasTurn;
          return embedBatch(client, embedder, batch, side);
        })
      : await embedBatch(pool(), embedder, batch, side);
    yield made;
  }
}

function* batchesOf(texts: readonly (readonly [string, Buffer])[]): Generator<Map<string, Buffer>> {
  let batch = new Map<string, Buffer>();
  let letters = 0;
  for (const [text, hash] of texts) {
    if (batch.size === BATCH_TEXTS || (batch.size > 0 && letters + text.length > BATCH_LETTERS)) {
      yield batch;
      batch = new Map();
      letters = 0;
    }
    batch.set(text, hash);
    letters += text.length;
  }
  if (batch.size > 0) yield batch;
}

async function embedBatch(client: DatabaseClient, embedder: Embedder, batch: ReadonlyMap<string, Buffer>, side: Side): Promise<Map<string, Float32Array>> {
  const cacheId = embedder.vectorsId(side);
  // Who had the turn before may have made some of them.
  const vectors = await readVectors(client, cacheId, batch);
  const missing = [...batch.keys()].filter((text) => !vectors.has(text));
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
