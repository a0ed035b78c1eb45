import { pool } from "@/server/db/client";
import { findFeedSettings } from "@/server/db/feed-settings";
import type { Failure } from "@/server/db/run-stages";
import { enqueue } from "@/server/queue/jobs";

export type RequestedVisit = { kind: "queued" } | { kind: "not-found" } | { kind: "refused"; reason: Failure };

/** Queues a visit of a source now, whatever its schedule says. */
export async function requestVisit(sourceId: number): Promise<RequestedVisit> {
  const feed = await findFeedSettings(sourceId);
  if (feed === null) return { kind: "not-found" };
  if (feed.kind === "ingest") return { kind: "refused", reason: { code: "source-not-visited", params: { name: feed.name } } };
  if (!feed.enabled) return { kind: "refused", reason: { code: "source-off", params: { name: feed.name } } };
  await enqueue(pool(), "visit-feed", [{ id: sourceId }]);
  return { kind: "queued" };
}
