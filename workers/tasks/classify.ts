import { pool } from "@/server/db/client";
import { listCorrectionsToObey } from "@/server/db/corrections";
import { writeMatches } from "@/server/db/matches";
import { listRoadTemplates } from "@/server/db/templates";
import { getModel } from "@/server/embedding/models";
import { recognise } from "@/server/services/recognise";
import { loadRunRevision } from "@/server/services/run-knowledge";
import { defineStage } from "../define-stage";

/** Recognises the templates of WARNINGs and ERRORs in the knowledge base. */
export const classifyTask = defineStage("classify", async (run) => {
  const knowledge = await loadRunRevision(run);
  const templates = await listRoadTemplates(pool(), run.id);
  const corrections = await listCorrectionsToObey(run.id);
  const recognised = await recognise({ model: getModel(run.model), matching: run.matching, templates, knowledge, corrections });
  if (recognised.kind === "not-installed") return { kind: "failed", failure: { code: "model-not-installed", params: { model: run.model, folder: recognised.folder } } };
  const { matches } = recognised.classification;
  return {
    kind: "write",
    async write(client) {
      await writeMatches(client, run.id, matches);
      return matches.length;
    },
  };
});
