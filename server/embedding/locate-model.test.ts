import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { getModel } from "./models";

let root: string;

/** The settings are read once per process, so each case starts from fresh modules. */
async function freshWith(settings: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries({ MODELS_DIR: root, ...settings })) vi.stubEnv(name, value);
  return import("./locate-model");
}

async function place(...files: string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), "{}");
  }
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "models-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

describe("locateModel", () => {
  it("says which folder a missing model belongs in", async () => {
    const { locateModel, isInstalled } = await freshWith({});
    expect(await locateModel(getModel("heavy"))).toEqual({ kind: "not-installed", folder: join(root, "Qwen3-Embedding-0.6B") });
    expect(await isInstalled(getModel("heavy"))).toBe(false);
  });

  it("takes the first dtype whose weights are there, and wants the tokenizer too", async () => {
    await place("Qwen3-Embedding-0.6B/config.json", "Qwen3-Embedding-0.6B/onnx/model_fp16.onnx");
    const { locateModel } = await freshWith({});
    expect((await locateModel(getModel("heavy"))).kind).toBe("not-installed");
    await place("Qwen3-Embedding-0.6B/tokenizer.json");
    expect(await locateModel(getModel("heavy"))).toEqual({ kind: "local", name: "Qwen3-Embedding-0.6B", dtype: "fp16" });
    await place("Qwen3-Embedding-0.6B/onnx/model.onnx");
    expect(await locateModel(getModel("heavy"))).toMatchObject({ dtype: "fp32" });
  });

  it("goes to the hub only where that is allowed, and only for a model that is published there", async () => {
    const { locateModel } = await freshWith({ ALLOW_MODEL_DOWNLOAD: "true" });
    expect(await locateModel(getModel("heavy"))).toMatchObject({ kind: "download", name: "onnx-community/Qwen3-Embedding-0.6B-ONNX" });
    expect((await locateModel(getModel("light"))).kind).toBe("not-installed");
  });
});
