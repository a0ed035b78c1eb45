import { isAheadInTheWay } from "@/server/db/embed-ahead";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { listWords } from "@/server/domain/classify/list-words";
import { getModel } from "@/server/embedding/models";
import { findLoadedRevision } from "./knowledge-revisions";
import { embedMissing } from "./vectors";

/** How long at a time: no job is planned for long. */
const JOB_MILLISECONDS = 60_000;

/** How far it came: everything is there, there is more to do, or something more urgent is at work. */
export type Ahead = "done" | "more" | "put-off";

/**
 * Embeds texts and words of a revision before a run asks for them, as many as fit into a minute. A run that needs them
 * meanwhile does not wait for this: it makes what is missing itself, and neither makes what the other one has made.
 * @param isStopping whether whoever runs this was told to stop: then it ends with the batch in hand
 */
export async function embedAhead(revisionId: number, isStopping: () => boolean): Promise<Ahead> {
  if (await isAheadInTheWay(revisionId)) return "put-off";
  const revision = await findLoadedRevision(revisionId);
  if (revision === null) return "done";
  const entries = [...revision.problems, ...revision.anomalies].map(({ text }) => embeddedText(text));
  const end = performance.now() + JOB_MILLISECONDS;
  let isInTheWay = false;
  const mayGoOn = async (): Promise<boolean> => {
    if (isStopping() || performance.now() > end) return false;
    isInTheWay = await isAheadInTheWay(revisionId);
    return !isInTheWay;
  };
  const model = getModel("light");
  const isDone = (await embedMissing(model, entries, "knowledge", mayGoOn)) && (await embedMissing(model, listWords({ knowledge: revision, templates: [] }), "knowledge", mayGoOn));
  return isDone ? "done" : isInTheWay ? "put-off" : "more";
}
