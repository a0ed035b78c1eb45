import { AutoModel, AutoTokenizer, env as library, Tensor, type PreTrainedModel, type PreTrainedTokenizer } from "@huggingface/transformers";
import { env } from "../env";
import { type InstalledModel, modelsDirectory } from "./locate-model";
import type { EmbeddingModel, Side } from "./models";
import { cutTokens, planBatches, type Batch } from "./plan-batches";
import { poolTokens } from "./pool-tokens";

interface Loaded {
  tokenizer: PreTrainedTokenizer;
  network: PreTrainedModel;
}

/**
 * A thread without work sleeps instead of spinning: beside the database and other workers spinning took two of every five
 * processor seconds (384 texts: 3.6 against 2.1), and of the clock as much. No plan of the memory is kept of each width that a
 * batch may have: 20 MB less for 512 texts, and no slower. The vectors are the same to the last bit.
 */
const SESSION_OPTIONS = { enableMemPattern: false, extra: { session: { intra_op: { allow_spinning: "0" }, inter_op: { allow_spinning: "0" } } } };

/**
 * Loads a model's tokenizer and network.
 * @returns what turns texts into vectors of length 1, in the order given
 * @throws Error where its files cannot be loaded
 */
export async function loadNetwork(model: EmbeddingModel, location: InstalledModel): Promise<(texts: readonly string[], side: Side) => Promise<Float32Array[]>> {
  library.allowRemoteModels = env().ALLOW_MODEL_DOWNLOAD;
  library.localModelPath = modelsDirectory();
  library.cacheDir = modelsDirectory();
  const source = { local_files_only: location.kind === "local" };
  const [tokenizer, network] = await Promise.all([
    AutoTokenizer.from_pretrained(location.name, source),
    AutoModel.from_pretrained(location.name, { ...source, dtype: location.dtype, device: env().EMBEDDING_DEVICE, session_options: SESSION_OPTIONS }),
  ]);
  return (texts, side) => embedTexts({ tokenizer, network }, model, texts, side);
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
