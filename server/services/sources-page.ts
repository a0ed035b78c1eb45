import { findFeedSettings } from "@/server/db/feed-settings";
import { type FeedPageRow, listFeeds } from "@/server/db/feeds-page";
import type { Locale } from "@/server/domain/present/format";
import type { FeedConfig } from "@/server/feeds/feed-config";
import { placeOf, readFeedConfig } from "@/server/feeds/feed-place";
import { type FeedOptions, readFeedOptions } from "./feed-options";
import { describeSchedule } from "./feed-schedule";

/** A row of the page of sources. */
export interface PageSource extends Omit<FeedPageRow, "runOptions" | "config"> {
  /** What people recognise it by: a folder, the first address, `s3://bucket/prefix`; null where programs push. */
  place: string | null;
  options: FeedOptions;
  /** In the reader's language; null without a schedule. */
  scheduleWords: string | null;
  /** None where it is off or has no schedule. */
  nextVisits: Date[];
  lastVisitAt: Date | null;
}

/** What the table of sources shows, by name. */
export async function listSources(locale: Locale): Promise<PageSource[]> {
  const feeds = await listFeeds();
  return feeds.map(({ runOptions, config, ...feed }) => {
    const { schedule, scheduleZone, kind, isEnabled, lastVisit } = feed;
    const times = schedule === null ? null : describeSchedule({ schedule, scheduleZone, locale });
    return {
      ...feed,
      place: placeOf(readFeedConfig({ kind, config })),
      options: readFeedOptions(runOptions),
      scheduleWords: times?.kind === "ok" ? times.words : schedule,
      nextVisits: times?.kind === "ok" && isEnabled ? times.next : [],
      lastVisitAt: lastVisit?.startedAt ?? null,
    };
  });
}

/** What a source is set up with, for whoever changes it. The secret stays where it is. */
export interface SourceConfig {
  name: string;
  config: FeedConfig;
  hasSecret: boolean;
  schedule: string | null;
  scheduleZone: string;
  options: FeedOptions;
}

/** Null where there is no such source. */
export async function findSourceConfig(sourceId: number): Promise<SourceConfig | null> {
  const feed = await findFeedSettings(sourceId);
  if (feed === null) return null;
  const { name, secret, schedule, timeZone: scheduleZone, runOptions } = feed;
  return { name, config: readFeedConfig(feed), hasSecret: secret !== null, schedule, scheduleZone, options: readFeedOptions(runOptions) };
}
