import type { Failure } from "@/server/db/run-stages";
import type { FeedConfig } from "./feed-config";
import { FeedError, type FeedReader } from "./feed-reader";

/**
 * Opens the place of a feed.
 * @param secret null where it needs none
 * @throws FeedError where it may not be read, or nothing here can read it
 */
export async function openFeed(config: FeedConfig, _secret: string | null): Promise<FeedReader> {
  throw new FeedError({ code: "feed-kind-not-read", params: { kind: config.kind } });
}

/** Why a place is not one to read from, as far as can be told without going there; null where it is. */
export async function refusePlace(_config: FeedConfig): Promise<Failure | null> {
  return null;
}
