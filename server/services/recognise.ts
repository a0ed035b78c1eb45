import type { RoadTemplate } from "@/server/db/templates";
import { type Classification, classify } from "@/server/domain/classify/classify";
import type { Correction } from "@/server/domain/classify/correction";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import type { EmbeddingModel } from "@/server/embedding/models";
import { knownTexts } from "./known-texts";
import { vectorsOf } from "./vectors";
import { wordVectors } from "./word-vectors";

/** What of a template is matched. */
export type TemplateToRecognise = Pick<RoadTemplate, "number" | "road" | "embeddedText" | "firstMessage">;

/** Templates of a run, and what they are matched against. */
export interface Recognition {
  model: EmbeddingModel;
  matching: "strict" | "calibrated";
  templates: readonly TemplateToRecognise[];
  knowledge: Knowledge;
  corrections: readonly Correction[];
}

export type Recognised = { kind: "recognised"; classification: Classification; vectors: Map<string, Float32Array> } | { kind: "not-installed"; folder: string };

/**
 * Recognises templates in a knowledge base, whichever revision or draft that is.
 * @returns beside it the vectors of the templates, by embedded text
 */
export async function recognise({ model, matching, templates, knowledge, corrections }: Recognition): Promise<Recognised> {
  const log = await vectorsOf(model, templates.map((template) => template.embeddedText), "log");
  if (log.kind === "not-installed") return log;
  const known = await knownTexts(model, knowledge);
  if (known.kind === "not-installed") return known;
  const words = await wordVectors(model, knowledge, templates);
  if (words.kind === "not-installed") return words;
  const classification = classify({
    templates: templates.map(({ number, road, embeddedText: text, firstMessage: message }) => {
      const vector = log.byText.get(text);
      if (!vector) throw new Error("a text has no vector");
      return { number, road, text, message, vector };
    }),
    knowledge: { problems: known.problems, anomalies: known.anomalies, links: knowledge.links },
    matching,
    weights: model.thresholds,
    corrections,
    wordVectors: words.byText,
  });
  return { kind: "recognised", classification, vectors: log.byText };
}
