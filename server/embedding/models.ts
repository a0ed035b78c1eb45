/** How a vector is read off the model's last layer: the mean over the tokens, or the last token alone. */
export type Pooling = "mean" | "last-token";

/** Numeric form of the weights, in the library's words; `FILE_BY_DTYPE` says which file holds it. */
export type Dtype = "fp32" | "fp16" | "q8";

/** What a person chooses; `test` is the tiny model with random weights that the heavy road is tested with. */
export type ModelName = "light" | "heavy" | "test";

/** A log text is the query, a knowledge base text is what is looked up; some models embed the two differently. */
export type Side = "log" | "knowledge";

export interface EmbeddingModel {
  /** Names the vectors: together with `Embedder.vectorsId` the key of the cache. */
  id: string;
  name: ModelName;
  /** Folder under MODELS_DIR. */
  folder: string;
  /** Where it is published: `owner/name` on the hub, for operators who allow downloads; null: it ships with the product. */
  hub: string | null;
  /** Looked for in this order; the first whose file is there is used. */
  dtypes: readonly [Dtype, ...Dtype[]];
  pooling: Pooling;
  /** Put before a text of the log side; null where both sides are embedded alike. */
  instruction: string | null;
  dimensions: number;
  /** Row of the classifier's table of cut-offs and weights. */
  thresholds: "light" | "heavy";
}

/** The weights' file by dtype, in the layout of `@huggingface/transformers`. */
export const FILE_BY_DTYPE: Record<Dtype, string> = {
  fp32: "onnx/model.onnx",
  fp16: "onnx/model_fp16.onnx",
  q8: "onnx/model_quantized.onnx",
};

/** As its authors want it for retrieval: one sentence on the task, on the side of the query only. */
const LOG_INSTRUCTION = "Instruct: Given a log message, retrieve the known problem or anomaly that it reports\nQuery:";

/**
 * The models. A new one is a row here and, where its similarities are spread differently, a row in the
 * classifier's table. No dtype stands here whose vectors depend on what else is in the batch: int8 files
 * with dynamically quantized activations do (the shipped q8 keeps them in float).
 */
export const MODELS: readonly EmbeddingModel[] = [
  {
    id: "all-MiniLM-L6-v2",
    name: "light",
    folder: "all-MiniLM-L6-v2",
    hub: null,
    dtypes: ["q8"],
    pooling: "mean",
    instruction: null,
    dimensions: 384,
    thresholds: "light",
  },
  {
    id: "Qwen3-Embedding-0.6B",
    name: "heavy",
    folder: "Qwen3-Embedding-0.6B",
    hub: "onnx-community/Qwen3-Embedding-0.6B-ONNX",
    dtypes: ["fp32", "fp16"],
    pooling: "last-token",
    instruction: LOG_INSTRUCTION,
    dimensions: 1024,
    thresholds: "heavy",
  },
  {
    id: "tiny-random-qwen3",
    name: "test",
    folder: "tiny-random-qwen3",
    hub: null,
    dtypes: ["fp32"],
    pooling: "last-token",
    instruction: LOG_INSTRUCTION,
    dimensions: 64,
    thresholds: "heavy",
  },
];

/** The row of a model. Throws where there is none: names are checked at the edge. */
export function getModel(name: ModelName): EmbeddingModel {
  const model = MODELS.find((row) => row.name === name);
  if (!model) throw new Error(`no embedding model is called ${name}`);
  return model;
}
