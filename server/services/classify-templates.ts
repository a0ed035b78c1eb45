import { listCorrections } from "@/server/db/corrections";
import { classify, type TemplateMatch } from "@/server/domain/classify/classify";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import type { EmbeddingModel } from "@/server/embedding/models";
import type { RunKnowledge } from "./run-knowledge";
import { vectorsOf } from "./vectors";

/** How the templates of a run are recognised. */
export interface Recognition {
  model: EmbeddingModel;
  matching: "strict" | "calibrated";
  knowledge: RunKnowledge;
}

/** A template on one road, with one raw message of it. */
export interface RecognisedTemplate {
  number: number;
  road: "error" | "warning";
  embeddedText: string;
  firstMessage: string;
}

export type ClassifiedTemplates = { kind: "classified"; matches: TemplateMatch[] } | { kind: "not-installed" };

/** Recognises templates in a knowledge base, with the corrections in force. */
export async function classifyTemplates({ model, matching, knowledge }: Recognition, templates: readonly RecognisedTemplate[]): Promise<ClassifiedTemplates> {
  const entries = [...knowledge.problems, ...knowledge.anomalies];
  const [log, known] = [await vectorsOf(model, templates.map((template) => template.embeddedText), "log"), await vectorsOf(model, entries.map(({ text }) => embeddedText(text)), "knowledge")];
  if (log.kind === "not-installed" || known.kind === "not-installed") return { kind: "not-installed" };
  const withVectors = (list: readonly { id: number; text: string }[]) => list.map(({ id, text }) => ({ id, text, vector: vectorOf(known.byText, embeddedText(text)) }));
  const { matches } = classify({
    templates: templates.map(({ number, road, embeddedText: text, firstMessage }) => ({ number, road, text, message: firstMessage, vector: vectorOf(log.byText, text) })),
    knowledge: { problems: withVectors(knowledge.problems), anomalies: withVectors(knowledge.anomalies), links: knowledge.links },
    matching,
    weights: model.thresholds,
    corrections: await listCorrections(knowledge.knowledgeBaseId),
  });
  return { kind: "classified", matches };
}

function vectorOf(vectors: ReadonlyMap<string, Float32Array>, text: string): Float32Array {
  const vector = vectors.get(text);
  if (!vector) throw new Error("a text has no vector");
  return vector;
}
