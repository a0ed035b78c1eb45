import { pool } from "@/server/db/client";
import { listRoadTemplates } from "@/server/db/templates";
import { modelFolder } from "@/server/embedding/locate-model";
import { getModel } from "@/server/embedding/models";
import { knownTexts } from "@/server/services/known-texts";
import { loadRunRevision } from "@/server/services/run-knowledge";
import { vectorsOf } from "@/server/services/vectors";
import { wordVectors } from "@/server/services/word-vectors";
import { defineStage } from "../define-stage";

/** Makes sure that every text the run compares has its vector in the cache. */
export const embedTask = defineStage("embed", async (run) => {
  const model = getModel(run.model);
  const knowledge = await loadRunRevision(run);
  const templates = await listRoadTemplates(pool(), run.id);
  const [log, known, words] = [await vectorsOf(model, templates.map((template) => template.embeddedText), "log"), await knownTexts(model, knowledge), await wordVectors(model, knowledge, templates)];
  if (log.kind === "not-installed" || known.kind === "not-installed" || words.kind === "not-installed") return { kind: "failed", failure: { code: "model-not-installed", params: { model: run.model, folder: modelFolder(model) } } };
  return { kind: "write", write: () => Promise.resolve(log.byText.size + words.byText.size + known.problems.length + known.anomalies.length) };
});
