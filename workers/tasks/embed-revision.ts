import { pool } from "@/server/db/client";
import { enqueue } from "@/server/queue/jobs";
import { type Ahead, embedAhead } from "@/server/services/embed-ahead";
import { definePlainTask } from "../define-task";

/** When the next job goes on, in seconds. */
const AGAIN_SECONDS: Record<Exclude<Ahead, "done">, number> = { more: 0, "put-off": 2 };

/** Embeds a revision that was just made, so that the next run finds its vectors; what is left is another job. */
export const embedRevisionTask = definePlainTask("embed-revision", async (revisionId, { isStopping }) => {
  const ahead = await embedAhead(revisionId, isStopping);
  if (ahead !== "done") await enqueue(pool(), "embed-revision", [{ id: revisionId }], AGAIN_SECONDS[ahead]);
});
