import { findFeedSettings } from "@/server/db/feed-settings";
import type { Failure } from "@/server/db/run-stages";
import { isIncluded } from "@/server/domain/feeds/is-included";
import type { FeedConfig } from "@/server/feeds/feed-config";
import { FeedError, type FeedObject, type FeedReader, type OnUnread } from "@/server/feeds/feed-reader";
import { keepsSecret, needsSecret, readFeedConfig } from "@/server/feeds/feed-place";
import { openFeed, refusePlace } from "@/server/feeds/open-feed";
import { openSecret } from "./feed-secret";

/** How many of the files are named. */
const SHOWN_FILES = 20;

/** What a place holds is listed in memory. */
const MAX_FILES = 100_000;

export type FeedCheck = { kind: "ok"; files: FeedObject[]; total: number; bytes: number } | { kind: "refused"; reason: Failure };

/**
 * What a visit would find, without one.
 * @param sourceId whose secret to use where none is given
 */
export async function checkFeed({ config, secret, sourceId }: { config: FeedConfig; secret?: string | undefined; sourceId?: number | undefined }): Promise<FeedCheck> {
  try {
    const reason = await refusePlace(config);
    if (reason !== null) return { kind: "refused", reason };
    const reader = await openFeed(config, secret ?? (await feedSecret(config, sourceId === undefined ? null : await storedSecret(sourceId, config))));
    try {
      const files = await listFeed(config, reader);
      return { kind: "ok", files: files.slice(0, SHOWN_FILES), total: files.length, bytes: files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) };
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (error instanceof FeedError) return { kind: "refused", reason: error.reason };
    throw error;
  }
}

async function storedSecret(sourceId: number, config: FeedConfig): Promise<string | null> {
  const feed = await findFeedSettings(sourceId);
  return feed !== null && keepsSecret(readFeedConfig(feed), config) ? feed.secret : null;
}

/**
 * The secret that a place is read with; null where it needs none.
 * @param stored as it is in the database
 * @throws FeedError where there is none, or it cannot be decrypted any more
 */
export async function feedSecret(config: FeedConfig, stored: string | null): Promise<string | null> {
  if (!needsSecret(config)) return null;
  if (stored === null) throw new FeedError({ code: "feed-secret-missing", params: {} });
  const secret = await openSecret(stored);
  if (secret === null) throw new FeedError({ code: "feed-secret-lost", params: {} });
  return secret;
}

/**
 * The files of a place that are asked for and may hold logs, by key.
 * @param onUnread told of a part of it that cannot be read
 * @throws FeedError where it cannot be read, or holds too many
 */
export async function listFeed(config: FeedConfig, reader: FeedReader, onUnread?: OnUnread): Promise<FeedObject[]> {
  // Whoever names each file means it.
  const isWanted = "include" in config ? isIncluded(config.include) : () => true;
  const files: FeedObject[] = [];
  for await (const file of reader.list(onUnread)) {
    if (!isWanted(file.key)) continue;
    if (files.length === MAX_FILES) throw new FeedError({ code: "feed-too-many-files", params: { limit: MAX_FILES } });
    files.push(file);
  }
  return files.sort((left, right) => (left.key < right.key ? -1 : 1));
}
