import { pool } from "@/server/db/client";
import { listCorrections } from "@/server/db/corrections";
import { writeMatches } from "@/server/db/matches";
import { listRoadTemplates } from "@/server/db/templates";
import { classify } from "@/server/domain/classify/classify";
import { listWords } from "@/server/domain/classify/list-words";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { getModel } from "@/server/embedding/models";
import { loadRunRevision } from "@/server/services/run-knowledge";
import { vectorsOf } from "@/server/services/vectors";
import { defineStage } from "../define-stage";

/** Recognises the templates of WARNINGs and ERRORs in the knowledge base. */
export const classifyTask = defineStage("classify", async (run) => {
  const model = getModel(run.model);
  const knowledge = await loadRunRevision(run);
  const templates = await listRoadTemplates(pool(), run.id);
  const entries = [...knowledge.problems, ...knowledge.anomalies];
  const [log, known] = [await vectorsOf(model, templates.map((template) => template.embeddedText), "log"), await vectorsOf(model, entries.map(({ text }) => embeddedText(text)), "knowledge")];
  if (log.kind === "not-installed" || known.kind === "not-installed") return { kind: "failed", failure: { code: "model-not-installed", params: { model: run.model, folder: model.folder } } };
  const vectorOf = (vectors: Map<string, Float32Array>, text: string): Float32Array => {
    const vector = vectors.get(text);
    if (!vector) throw new Error("a text has no vector");
    return vector;
  };
  const withVectors = (list: readonly { id: number; text: string }[]) => list.map(({ id, text }) => ({ id, text, vector: vectorOf(known.byText, embeddedText(text)) }));
  const words = await vectorsOf(model, listWords({ knowledge: entries.map(({ text }) => text), templates: templates.map(({ embeddedText: text, firstMessage: message }) => ({ text, message })) }), "knowledge");
  if (words.kind === "not-installed") return { kind: "failed", failure: { code: "model-not-installed", params: { model: run.model, folder: words.folder } } };
  const { matches } = classify({
    wordVectors: words.byText,
    templates: templates.map(({ number, road, text: template, embeddedText: text, firstMessage }) => ({ number, road, template, text, message: firstMessage, vector: vectorOf(log.byText, text) })),
    knowledge: { problems: withVectors(knowledge.problems), anomalies: withVectors(knowledge.anomalies), links: knowledge.links },
    matching: run.matching,
    weights: model.thresholds,
    corrections: await listCorrections(knowledge.knowledgeBaseId),
  });
  return {
    kind: "write",
    async write(client) {
      await writeMatches(client, run.id, matches);
      return matches.length;
    },
  };
});
