import { type FeedPageRow, listPushedFeeds } from "@/server/db/feeds-page";
import { type FeedOptions, readFeedOptions } from "./feed-options";

/** A row of the page of sources. */
export interface PageSource extends Omit<FeedPageRow, "runOptions"> {
  options: FeedOptions;
}

/** What the table of sources shows, by name. */
export async function listSources(): Promise<PageSource[]> {
  const feeds = await listPushedFeeds();
  return feeds.map(({ runOptions, ...feed }) => ({ ...feed, options: readFeedOptions(runOptions) }));
}
