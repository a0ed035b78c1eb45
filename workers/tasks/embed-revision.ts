import { getModel } from "@/server/embedding/models";
import { findLoadedRevision } from "@/server/services/knowledge-revisions";
import { knownTexts } from "@/server/services/known-texts";
import { wordVectors } from "@/server/services/word-vectors";
import { definePlainTask } from "../define-task";

/** Embeds the texts and words of a revision that was just saved, so that the next run finds their vectors. */
export const embedRevisionTask = definePlainTask("embed-revision", async (revisionId) => {
  const revision = await findLoadedRevision(revisionId);
  if (!revision) return;
  await knownTexts(getModel("light"), revision);
  await wordVectors(getModel("light"), revision, []);
});
