import { pool } from "@/server/db/client";
import { listRoadTemplates } from "@/server/db/templates";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { getModel } from "@/server/embedding/models";
import { loadRunRevision } from "@/server/services/run-knowledge";
import { vectorsOf } from "@/server/services/vectors";
import { wordVectors } from "@/server/services/word-vectors";
import { defineStage } from "../define-stage";

/** Makes sure that every text the run compares has its vector in the cache. */
export const embedTask = defineStage("embed", async (run) => {
  const model = getModel(run.model);
  const knowledge = await loadRunRevision(run);
  const templates = await listRoadTemplates(pool(), run.id);
  const sides = [
    await vectorsOf(model, templates.map((template) => template.embeddedText), "log"),
    await vectorsOf(model, [...knowledge.problems, ...knowledge.anomalies].map(({ text }) => embeddedText(text)), "knowledge"),
    await wordVectors(model, knowledge, templates),
  ];
  const missing = sides.find((side) => side.kind === "not-installed");
  if (missing) return { kind: "failed", failure: { code: "model-not-installed", params: { model: run.model, folder: missing.folder } } };
  return { kind: "write", write: () => Promise.resolve(sides.reduce((sum, side) => sum + (side.kind === "vectors" ? side.byText.size : 0), 0)) };
});
