import { readFile } from "node:fs/promises";
import path from "node:path";
import { pool } from "@/server/db/client";
import { keepVectors, listKnownHashes } from "@/server/db/vectors";
import { listWords } from "@/server/domain/classify/list-words";
import { unpackVectors } from "@/server/domain/embed/vector-file";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { shippedKnowledge, shippedPlaybook } from "@/server/domain/knowledge/shipped-knowledge";
import { findVectorsId } from "@/server/embedding/open-embedder";
import { getModel } from "@/server/embedding/models";
import { shippedProblems, shippedShared } from "./seed-data";

/** Where the vectors of `shippedTexts` stand; made by `node scripts/make-vectors.mjs`. */
export const VECTORS_FILE = path.resolve("knowledge/vectors.bin");

/** What a run with the shipped knowledge base has embedded by the light model, its own log left out: entries, their words, titles of playbooks. */
export function shippedTexts(): string[] {
  const knowledge = shippedKnowledge(shippedProblems, shippedShared);
  const entries = [...knowledge.problems, ...knowledge.anomalies].map(({ text }) => embeddedText(text));
  const titles = shippedProblems.map((problem) => shippedPlaybook(problem).title.en ?? "");
  return [...new Set([...entries, ...listWords({ knowledge, templates: [] }), ...titles.map(embeddedText)])];
}

/**
 * Puts the vectors of the shipped texts into the cache, where they are not there yet and the model that made them is the one
 * installed: else the first run of an installation would wait for them, or a worker be busy with them, for seconds.
 */
export async function seedVectors(): Promise<void> {
  const installed = await findVectorsId(getModel("light"), "knowledge");
  if (installed.kind === "not-installed") return;
  const { vectorsId, vectors } = unpackVectors(await readFile(VECTORS_FILE));
  if (installed.id !== vectorsId) return;
  const known = await listKnownHashes(pool(), vectorsId, vectors.map(({ hash }) => hash));
  const missing = vectors.filter(({ hash }) => !known.has(hash.toString("hex")));
  if (missing.length > 0) await keepVectors(pool(), vectorsId, missing);
}
