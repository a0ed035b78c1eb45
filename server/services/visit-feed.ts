import { withFeedLock } from "@/server/db/feed-lock";
import { type FeedSettings, findFeedSettings } from "@/server/db/feed-settings";
import { beginVisit, dropVisit, endVisit, failVisit, listCursors } from "@/server/db/feed-visits";
import type { Failure } from "@/server/db/run-stages";
import { type Cursor, readCursor, writeMarker } from "@/server/domain/feeds/cursor";
import { runSettingsOf } from "@/server/domain/run-settings";
import { readFeedConfig } from "@/server/feeds/feed-place";
import { FeedError, type FeedObject, type FeedReader } from "@/server/feeds/feed-reader";
import { createKnownFiles } from "@/server/feeds/known-files";
import { openFeed } from "@/server/feeds/open-feed";
import { TAKEN_AGAIN } from "@/server/feeds/take-new-data";
import type { Taking } from "@/server/feeds/taking";
import { TAR_OVERHEAD_BYTES } from "@/server/feeds/write-tar";
import { logger } from "@/server/logger";
import { defaultStorage } from "@/server/storage/default-storage";
import { feedSecret, listFeed } from "./check-feed";
import { type CreateRunInput, prepareRuns } from "./create-run";
import { readFeedOptions } from "./feed-options";
import { currentSettings } from "./installation-settings";
import { passOverAll, Stopped, storeNewData, type StoredData } from "./store-new-data";
import { dropUnusedUpload } from "./store-upload";

/** `busy`: somebody visits it at this moment. `stopped`: the process is to end. `none`: it is off, removed, or nothing to visit. */
export type VisitOutcome = "ended" | "busy" | "stopped" | "none";

/**
 * Visits a feed once: what is new in its place becomes a run, or several where it is more than one upload may have. The
 * runs, the cursors and the end of the visit are written together, so a visit that is cut short has taken nothing.
 * @param isStopping asked between files
 * @throws where the database or the storage fails; the next visit then takes what this one would have
 */
export async function visitFeed(feedId: number, isStopping: () => boolean): Promise<VisitOutcome> {
  const feed = await findFeedSettings(feedId);
  if (feed === null || !feed.enabled || feed.kind === "ingest") return "none";
  return (await withFeedLock(feedId, () => visitLocked(feed, isStopping))) ?? "busy";
}

async function visitLocked(feed: FeedSettings, isStopping: () => boolean): Promise<VisitOutcome> {
  const { visitId, lost } = await beginVisit(feed.id);
  for (const id of lost) await defaultStorage().remove(spoolFolder(id));
  try {
    const failure = await visit(feed, visitId, isStopping);
    if (failure !== null) await failVisit(visitId, failure);
    return "ended";
  } catch (error) {
    if (error instanceof Stopped) {
      await dropVisit(visitId);
      return "stopped";
    }
    if (!(error instanceof FeedError)) logger.error({ err: error, feedId: feed.id, visitId }, "a visit broke off");
    await failVisit(visitId, error instanceof FeedError ? error.reason : { code: "feed-visit-broken", params: {} });
    return "ended";
  } finally {
    await defaultStorage().remove(spoolFolder(visitId));
  }
}

/** Where fetched bytes wait while a visit goes on. */
function spoolFolder(visitId: number): string {
  return `visits/${String(visitId)}`;
}

/** @returns why nothing came of it; null where it is written down */
async function visit(feed: FeedSettings, visitId: number, isStopping: () => boolean): Promise<Failure | null> {
  const config = readFeedConfig(feed);
  const reader = await openFeed(config, await feedSecret(config, feed.secret));
  try {
    const unread: StoredData["failures"] = [];
    const files = await listFeed(config, reader, (failure) => unread.push(failure));
    const taking = await beginTaking(feed.id, visitId, { reader, files });
    const isSkipping = feed.begunAt === null && "existing" in config && config.existing === "skip";
    const upload = { name: `${feed.name}.tar`, createdById: feed.createdById };
    const data = isSkipping ? await passOverAll(taking, files, isStopping) : await storeNewData(taking, files, { upload, isStopping });
    return await settle(feed, { visitId, taking, files, data: { ...data, failures: [...unread, ...data.failures] } });
  } finally {
    await reader.close();
  }
}

async function beginTaking(feedId: number, visitId: number, { reader, files }: { reader: FeedReader; files: readonly FeedObject[] }): Promise<Taking> {
  const settings = await currentSettings();
  const { limits } = runSettingsOf(settings);
  const known = createKnownFiles(new Map((await listCursors(feedId)).flatMap((row) => cursorOf(row))));
  const pieceBytes = Math.min(settings.uploadBytes, limits.maxTotalBytes, limits.maxEntryBytes) - TAR_OVERHEAD_BYTES;
  const listed = new Map(files.map((file) => [file.key, file]));
  return { reader, known, listed, limits, pieceBytes, storage: defaultStorage(), spoolKey: `${spoolFolder(visitId)}/data`, nowMs: Date.now() };
}

function cursorOf(row: { key: string; bytes: number; marker: string | null }): [string, Cursor][] {
  const cursor = readCursor(row);
  return cursor === null ? [] : [[row.key, cursor]];
}

interface Finding {
  visitId: number;
  taking: Taking;
  files: readonly FeedObject[];
  data: StoredData;
}

/** Writes down what came of a visit. Where no run can be made of it, nothing of it is taken, and the answer says why. */
async function settle(feed: FeedSettings, { visitId, taking, files, data }: Finding): Promise<Failure | null> {
  let isWritten = false;
  try {
    const prepared = await prepareRuns(data.uploadIds.map((uploadId) => runOf(feed, visitId, uploadId)));
    if (prepared.kind === "refused") return prepared.reason;
    const cursors = [...taking.known.learned()].map(([key, cursor]) => ({ key, bytes: cursor.bytes, marker: writeMarker(cursor) }));
    const failure = summarize(data.failures);
    isWritten = await endVisit({ feedId: feed.id, visitId, config: feed.config, files: data.files, bytes: data.bytes, failure, runs: prepared.runs, cursors, listed: files.map(({ key }) => key) });
    return isWritten ? null : { code: "feed-changed", params: {} };
  } finally {
    if (!isWritten) for (const uploadId of data.uploadIds) await dropUnusedUpload(uploadId);
  }
}

function runOf(feed: FeedSettings, visitId: number, uploadId: string): CreateRunInput {
  return { ...readFeedOptions(feed.runOptions), name: feed.name, source: { kind: "upload", uploadId }, createdById: feed.createdById, visitId };
}

/** One file is told with its reason, of several their number and the first; those that were taken again only where none was not taken. */
function summarize(failures: StoredData["failures"]): Failure | null {
  const unread = failures.filter(({ reason }) => reason.code !== TAKEN_AGAIN);
  const told = unread.length > 0 ? unread : failures;
  const [first, ...others] = told;
  if (first === undefined || others.length === 0) return first?.reason ?? null;
  return { code: unread.length > 0 ? "feed-files-unread" : "feed-files-taken-again", params: { files: told.length, file: first.file } };
}
