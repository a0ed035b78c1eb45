import { pool } from "@/server/db/client";
import { writeMatches } from "@/server/db/matches";
import { listRoadTemplates } from "@/server/db/templates";
import { getModel } from "@/server/embedding/models";
import { classifyTemplates } from "@/server/services/classify-templates";
import { loadRunRevision } from "@/server/services/run-knowledge";
import { defineStage } from "../define-stage";

/** Recognises the templates of WARNINGs and ERRORs in the knowledge base. */
export const classifyTask = defineStage("classify", async (run) => {
  const knowledge = await loadRunRevision(run);
  const model = getModel(run.model);
  const classified = await classifyTemplates({ model, matching: run.matching, knowledge }, await listRoadTemplates(pool(), run.id));
  if (classified.kind === "not-installed") return { kind: "failed", failure: { code: "model-not-installed", params: { model: run.model, folder: model.folder } } };
  const { matches } = classified;
  return {
    kind: "write",
    async write(client) {
      await writeMatches(client, run.id, matches);
      return matches.length;
    },
  };
});
