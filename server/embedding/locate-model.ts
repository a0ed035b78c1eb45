import { access, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "../env";
import { FILE_BY_DTYPE, type Dtype, type EmbeddingModel } from "./models";

/** `name` is what the library loads: a folder under MODELS_DIR, or an `owner/name` of the hub that is fetched first. */
export interface InstalledModel {
  kind: "local" | "download";
  name: string;
  dtype: Dtype;
}

export type ModelLocation = InstalledModel | { kind: "not-installed"; folder: string };

/** MODELS_DIR as an absolute path. */
export function modelsDirectory(): string {
  return resolve(env().MODELS_DIR);
}

/** Where the files of a model belong, as an absolute path. */
export function modelFolder(model: EmbeddingModel): string {
  return join(modelsDirectory(), model.folder);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function findDtype(model: EmbeddingModel, folder: string): Promise<Dtype | null> {
  const described = await Promise.all(["config.json", "tokenizer.json"].map((file) => exists(join(folder, file))));
  if (!described.every(Boolean)) return null;
  for (const dtype of model.dtypes) {
    if (await exists(join(folder, FILE_BY_DTYPE[dtype]))) return dtype;
  }
  return null;
}

/**
 * Where a model is to be loaded from: its folder, else an earlier download (kept under MODELS_DIR by
 * its hub name), else the hub where the operator allows that.
 * @returns `not-installed` with the absolute folder it is expected in
 */
export async function locateModel(model: EmbeddingModel): Promise<ModelLocation> {
  const root = modelsDirectory();
  for (const name of model.hub === null ? [model.folder] : [model.folder, model.hub]) {
    const dtype = await findDtype(model, join(root, name));
    if (dtype) return { kind: "local", name, dtype };
  }
  if (model.hub !== null && env().ALLOW_MODEL_DOWNLOAD) return { kind: "download", name: model.hub, dtype: model.dtypes[0] };
  return { kind: "not-installed", folder: modelFolder(model) };
}

/** Whether a run may ask for the model: it is there, or may be fetched. */
export async function isInstalled(model: EmbeddingModel): Promise<boolean> {
  return (await locateModel(model)).kind !== "not-installed";
}

/** Bytes of everything in an installed model's folder. @param name as its location says */
export async function modelBytes(name: string): Promise<number> {
  const entries = await readdir(join(modelsDirectory(), name), { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
