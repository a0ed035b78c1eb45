import { deleteVisit, type FeedRow, findFeed, insertVisit, isKeyOfFeed, joinWaitingRun } from "@/server/db/feeds";
import type { Failure } from "@/server/db/run-stages";
import { defaultStorage } from "@/server/storage/default-storage";
import { createRun } from "./create-run";
import { readFeedOptions } from "./feed-options";
import { dropUnusedUpload, storeUpload } from "./store-upload";

/** How long a push waits for others to join it before a worker may begin. */
const GATHER_SECONDS = 5;

/** A waiting run with more than this is full: the next push begins another. */
const FULL_BYTES = 256 * 1024 * 1024;

/** Lines that were pushed, each ended; `ending` says what kind of file they make. */
export interface PushedLines {
  ending: "log" | "jsonl";
  content: Buffer;
}

export type Pusher = { userId: number; keyId: number; role: "viewer" | "analyst" | "admin" | "ingest" };

export type IngestOutcome = { kind: "taken"; runId: number; joined: boolean } | { kind: "not-found" } | { kind: "not-allowed" } | { kind: "refused"; reason: Failure };

/**
 * Takes lines for a feed: they join the run of that feed that no worker has begun yet, else a run of their own is queued.
 * A key of the role `ingest` pushes to the feeds it was made for alone; others need what starting a run needs.
 */
export async function ingestLogs(feedIdOrName: number | string, pusher: Pusher, lines: PushedLines): Promise<IngestOutcome> {
  const feed = await findFeed(feedIdOrName);
  if (feed === null || feed.kind !== "ingest" || !feed.enabled) return { kind: "not-found" };
  const isAllowed = pusher.role === "ingest" ? await isKeyOfFeed(pusher.keyId, feed.id) : pusher.role !== "viewer";
  if (!isAllowed) return { kind: "not-allowed" };
  const inputName = `${feed.name}.${lines.ending}`;
  const joined = await joinWaitingRun(feed.id, { inputName, maxBytes: FULL_BYTES }, async ({ storageKey, bytes }) => {
    const result = await defaultStorage().append(storageKey, bytes, lines.content);
    // A push that was cut off between here and the database has left more than is known of: what it was is not added to.
    return result.kind === "wrong-offset" ? null : lines.content.length;
  });
  return joined === null ? beginRun(feed, pusher, { ...lines, inputName }) : { kind: "taken", runId: joined, joined: true };
}

async function beginRun(feed: FeedRow, pusher: Pusher, { inputName, content }: PushedLines & { inputName: string }): Promise<IngestOutcome> {
  const stored = await storeUpload({ name: inputName, createdById: pusher.userId }, once(content));
  if (stored.kind === "refused") return stored;
  const visitId = await insertVisit(feed.id, content.length);
  const { matching, year, revisionId, ...options } = readFeedOptions(feed.runOptions);
  const created = await createRun({
    ...options,
    name: feed.name,
    source: { kind: "upload", uploadId: stored.uploadId },
    createdById: pusher.userId,
    visitId,
    delaySeconds: GATHER_SECONDS,
    ...(matching === undefined ? {} : { matching }),
    ...(year === undefined ? {} : { year }),
    ...(revisionId === undefined ? {} : { revisionId }),
  });
  if (created.kind === "created") return { kind: "taken", runId: created.runId, joined: false };
  await dropUnusedUpload(stored.uploadId);
  await deleteVisit(visitId);
  return created;
}

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
