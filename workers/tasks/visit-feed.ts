import { pool } from "@/server/db/client";
import { enqueue } from "@/server/queue/jobs";
import { visitFeed } from "@/server/services/visit-feed";
import { definePlainTask } from "../define-task";

/** Somebody else's visit may go on for long. */
const BUSY_SECONDS = 5;

/** Fetches what is new in the place of a feed. A visit that could not be is queued again: by now or by a process that goes on. */
export const visitFeedTask = definePlainTask("visit-feed", async (feedId, { isStopping }) => {
  const outcome = await visitFeed(feedId, isStopping);
  if (outcome === "busy") await enqueue(pool(), "visit-feed", [{ id: feedId }], BUSY_SECONDS);
  if (outcome === "stopped") await enqueue(pool(), "visit-feed", [{ id: feedId }]);
});
