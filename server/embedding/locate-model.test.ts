import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { env, overrideEnv } from "../env";
import { isInstalled, locateModel } from "./locate-model";
import { getModel } from "./models";

/** Other files of tests read the same settings. */
const before = { MODELS_DIR: env().MODELS_DIR, ALLOW_MODEL_DOWNLOAD: env().ALLOW_MODEL_DOWNLOAD };

let root: string;

async function place(...files: string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), "{}");
  }
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "models-"));
  overrideEnv({ MODELS_DIR: root });
});
afterEach(async () => {
  overrideEnv(before);
  await rm(root, { recursive: true });
});

describe("locateModel", () => {
  it("says which folder a missing model belongs in", async () => {
    expect(await locateModel(getModel("heavy"))).toEqual({ kind: "not-installed", folder: join(root, "Qwen3-Embedding-0.6B") });
    expect(await isInstalled(getModel("heavy"))).toBe(false);
  });

  it("takes the first dtype whose weights are there, and wants the tokenizer too", async () => {
    await place("Qwen3-Embedding-0.6B/config.json", "Qwen3-Embedding-0.6B/onnx/model_fp16.onnx");
    expect((await locateModel(getModel("heavy"))).kind).toBe("not-installed");
    await place("Qwen3-Embedding-0.6B/tokenizer.json");
    expect(await locateModel(getModel("heavy"))).toEqual({ kind: "local", name: "Qwen3-Embedding-0.6B", dtype: "fp16" });
    await place("Qwen3-Embedding-0.6B/onnx/model.onnx");
    expect(await locateModel(getModel("heavy"))).toMatchObject({ dtype: "fp32" });
  });

  it("goes to the hub only where that is allowed, and only for a model that is published there", async () => {
    overrideEnv({ ALLOW_MODEL_DOWNLOAD: true });
    expect(await locateModel(getModel("heavy"))).toMatchObject({ kind: "download", name: "onnx-community/Qwen3-Embedding-0.6B-ONNX" });
    expect((await locateModel(getModel("light"))).kind).toBe("not-installed");
  });
});
