import type { FeedConfig } from "./feed-config";
import { FeedError, type FeedReader } from "./feed-reader";
import { openFolder, resolveFolder } from "./folder-reader";
import { openHttp } from "./http-reader";
import { createS3Reader } from "./s3-reader";

/**
 * Opens the place of a feed.
 * @param secret null where it needs none
 * @throws FeedError where it may not be read, or nothing here can read it
 */
export async function openFeed(config: FeedConfig, secret: string | null): Promise<FeedReader> {
  switch (config.kind) {
    case "folder":
      return openFolder(config.folder);
    case "http":
      return openHttp(config, secret);
    case "s3":
      return createS3Reader(config, secret);
    case "ingest":
      throw new FeedError({ code: "feed-kind-not-read", params: { kind: config.kind } });
  }
}

/** Why a place is not one to read from, as far as can be told without a secret; null where it is. */
export async function refusePlace(config: FeedConfig): Promise<FeedError["reason"] | null> {
  try {
    if (config.kind === "folder") await resolveFolder(config.folder);
    if (config.kind === "http") refuseCredentials(config.addresses);
    return null;
  } catch (error) {
    if (error instanceof FeedError) return error.reason;
    throw error;
  }
}

/** An address is shown to everybody. */
function refuseCredentials(addresses: readonly string[]): void {
  for (const address of addresses) {
    const { username, password, host, pathname } = new URL(address);
    if (username !== "" || password !== "") throw new FeedError({ code: "feed-address-credentials", params: { address: host + pathname } });
  }
}
