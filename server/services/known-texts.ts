import type { KnownText } from "@/server/domain/classify/knowledge-texts";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import type { Knowledge, KnowledgeEntry } from "@/server/domain/knowledge/knowledge";
import type { EmbeddingModel } from "@/server/embedding/models";
import { vectorsOf } from "./vectors";

/** The entries of a knowledge base with their vectors. */
export type KnownTexts = { kind: "known"; problems: KnownText[]; anomalies: KnownText[] } | { kind: "not-installed"; folder: string };

/** The last that was asked for: a run embeds and classifies with one revision, and the next run mostly with the same. */
let latest: { knowledge: Knowledge; modelId: string; texts: KnownTexts } | null = null;

/** Looks the vectors of a knowledge base up, and makes and keeps those that are missing. */
export async function knownTexts(model: EmbeddingModel, knowledge: Knowledge): Promise<KnownTexts> {
  if (latest?.knowledge === knowledge && latest.modelId === model.id) return latest.texts;
  const texts = await readTexts(model, knowledge);
  if (texts.kind === "known") latest = { knowledge, modelId: model.id, texts };
  return texts;
}

async function readTexts(model: EmbeddingModel, { problems, anomalies }: Knowledge): Promise<KnownTexts> {
  const vectors = await vectorsOf(model, [...problems, ...anomalies].map(({ text }) => embeddedText(text)), "knowledge");
  if (vectors.kind === "not-installed") return vectors;
  const withVectors = (entries: readonly KnowledgeEntry[]): KnownText[] =>
    entries.map(({ id, text }) => {
      const vector = vectors.byText.get(embeddedText(text));
      if (!vector) throw new Error("a text has no vector");
      return { id, text, vector };
    });
  return { kind: "known", problems: withVectors(problems), anomalies: withVectors(anomalies) };
}
