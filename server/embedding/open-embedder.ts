import { AutoModel, AutoTokenizer, env as library, Tensor, type PreTrainedModel, type PreTrainedTokenizer } from "@huggingface/transformers";
import { env } from "../env";
import { locateModel, modelsDirectory, type ModelLocation } from "./locate-model";
import type { Dtype, EmbeddingModel } from "./models";
import { cutTokens, planBatches, type Batch } from "./plan-batches";
import { poolTokens } from "./pool-tokens";

/** A log text is the query, a knowledge base text is what is looked up; some models embed the two differently. */
export type Side = "log" | "knowledge";

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

interface Loaded {
  tokenizer: PreTrainedTokenizer;
  network: PreTrainedModel;
}

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

/**
 * A thread without work sleeps instead of spinning: beside the database and other workers spinning took two of every five
 * processor seconds (384 texts: 3.6 against 2.1), and of the clock as much. The vectors are the same to the last bit.
 */
const SESSION_OPTIONS = { extra: { session: { intra_op: { allow_spinning: "0" }, inter_op: { allow_spinning: "0" } } } };

async function load(model: EmbeddingModel, location: Exclude<ModelLocation, { kind: "not-installed" }>): Promise<Embedder> {
  const start = performance.now();
  library.allowRemoteModels = env().ALLOW_MODEL_DOWNLOAD;
  library.localModelPath = modelsDirectory();
  library.cacheDir = modelsDirectory();
  const source = { local_files_only: location.kind === "local" };
  const [tokenizer, network] = await Promise.all([
    AutoTokenizer.from_pretrained(location.name, source),
    AutoModel.from_pretrained(location.name, { ...source, dtype: location.dtype, device: env().EMBEDDING_DEVICE, session_options: SESSION_OPTIONS }),
  ]);
  return {
    model,
    loadingSeconds: (performance.now() - start) / 1000,
    vectorsId: (side) => vectorsIdOf(model, location.dtype, side),
    embed: (texts, side) => embedTexts({ tokenizer, network }, model, texts, side),
  };
}

async function embedTexts({ tokenizer, network }: Loaded, model: EmbeddingModel, texts: readonly string[], side: Side): Promise<Float32Array[]> {
  const before = side === "log" ? (model.instruction ?? "") : "";
  const tokens = texts.map((text) => cutTokens(tokenizer.encode(before + text)));
  const vectors = new Array<Float32Array>(texts.length);
  for (const batch of planBatches(tokens.map((list) => list.length))) {
    const rows = batch.members.map((index) => tokens[index] ?? []);
    const found = await runBatch(network, model, rows, batch);
    batch.members.forEach((index, row) => {
      const vector = found[row];
      if (vector) vectors[index] = vector;
    });
  }
  return vectors;
}

async function runBatch(network: PreTrainedModel, model: EmbeddingModel, rows: readonly number[][], { width }: Batch): Promise<Float32Array[]> {
  const ids = new BigInt64Array(rows.length * width);
  // Only a text without a token is shorter than its batch.
  const mask = new BigInt64Array(rows.length * width);
  rows.forEach((row, index) => {
    row.forEach((id, position) => {
      ids[index * width + position] = BigInt(id);
      mask[index * width + position] = 1n;
    });
  });
  const shape = [rows.length, width];
  const output: unknown = await network({ input_ids: new Tensor("int64", ids, shape), attention_mask: new Tensor("int64", mask, shape) });
  const layer = lastLayer(output);
  return rows.map(({ length }, row) => poolTokens(layer, row, length, model.pooling));
}

function lastLayer(output: unknown): { values: Float32Array; width: number; dimensions: number } {
  const tensor = typeof output === "object" && output !== null && "last_hidden_state" in output ? output.last_hidden_state : null;
  if (!(tensor instanceof Tensor) || !(tensor.data instanceof Float32Array)) throw new Error("the model gives no last_hidden_state in float32");
  const [, width = 0, dimensions = 0] = tensor.dims;
  return { values: tensor.data, width, dimensions };
}
