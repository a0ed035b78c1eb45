import { findFeedSettings, insertFeed, updateFeed } from "@/server/db/feed-settings";
import { setFeedEnabled } from "@/server/db/feeds";
import type { Failure } from "@/server/db/run-stages";
import { readSchedule } from "@/server/domain/feeds/schedule";
import type { FeedConfig } from "@/server/feeds/feed-config";
import { isOtherPlace, keepsSecret, needsSecret, readFeedConfig } from "@/server/feeds/feed-place";
import { refusePlace } from "@/server/feeds/open-feed";
import { refuseModel } from "./create-run";
import { type FeedOptions, readFeedOptions } from "./feed-options";
import { nextVisit } from "./feed-schedule";
import { sealSecret } from "./feed-secret";

/** What a source is made of. */
export interface SourceSettings {
  name: string;
  config: FeedConfig;
  /** Undefined: none, or the one there is. */
  secret?: string | undefined;
  /** Null: visited by hand only. */
  schedule: string | null;
  scheduleZone: string;
  options: FeedOptions;
}

export type CreatedSource = { kind: "created"; sourceId: number } | { kind: "name-taken" } | { kind: "refused"; reason: Failure };

/** Where a source may be named instead of its id, digits alone are an id: as a name nobody could reach it, or worse, reach another. */
const DIGITS = /^\d+$/;

/** Makes a source. What would refuse each of its visits or runs refuses it. */
export async function createSource(source: SourceSettings & { createdById: number }): Promise<CreatedSource> {
  const reason = await refuseSource(source, false);
  if (reason !== null) return { kind: "refused", reason };
  const sourceId = await insertFeed({ ...(await rowOf(source, null)), kind: source.config.kind, createdById: source.createdById });
  return sourceId === null ? { kind: "name-taken" } : { kind: "created", sourceId };
}

export type UpdatedSource = { kind: "updated" } | { kind: "not-found" } | { kind: "name-taken" } | { kind: "refused"; reason: Failure };

/**
 * Changes a source; it stays of its kind. What was seen of another place is forgotten.
 * @param changes options that are left out stay as they are
 */
export async function updateSource(sourceId: number, changes: Omit<SourceSettings, "options"> & { options: Partial<FeedOptions> }): Promise<UpdatedSource> {
  const before = await findFeedSettings(sourceId);
  if (before === null) return { kind: "not-found" };
  const source: SourceSettings = { ...changes, options: { ...readFeedOptions(before.runOptions), ...changes.options } };
  if (before.kind !== source.config.kind) return { kind: "refused", reason: { code: "source-kind-fixed", params: {} } };
  const config = readFeedConfig(before);
  const kept = keepsSecret(config, source.config) ? before.secret : null;
  const reason = await refuseSource(source, kept !== null);
  if (reason !== null) return { kind: "refused", reason };
  const outcome = await updateFeed({ ...(await rowOf(source, kept)), id: sourceId, isOtherPlace: isOtherPlace(config, source.config) });
  return { kind: outcome === "done" ? "updated" : outcome };
}

/** Turns a source on or off; on again, its next time comes by its schedule. @returns false where there is no such source */
export async function switchSource(sourceId: number, isEnabled: boolean): Promise<boolean> {
  const feed = await findFeedSettings(sourceId);
  return feed !== null && setFeedEnabled(sourceId, isEnabled, isEnabled ? nextVisit(feed) : null);
}

async function refuseSource({ name, config, secret, schedule, scheduleZone, options }: SourceSettings, hasSecret: boolean): Promise<Failure | null> {
  if (DIGITS.test(name)) return { code: "source-name-digits", params: { name } };
  const unfit = await refuseModel(options.model);
  if (unfit !== null) return unfit;
  const reading = schedule === null ? null : readSchedule(schedule, scheduleZone, new Date());
  if (reading?.kind === "refused") return reading.reason;
  if (needsSecret(config) && secret === undefined && !hasSecret) return { code: "feed-secret-missing", params: {} };
  return refusePlace(config);
}

async function rowOf({ name, config, secret, schedule, scheduleZone, options }: SourceSettings, kept: string | null) {
  // Who pushes comes when they come.
  const times = { schedule: config.kind === "ingest" ? null : schedule, timeZone: scheduleZone };
  const { kind: _kind, ...fields } = config;
  return {
    name,
    config: fields,
    secret: !needsSecret(config) ? null : secret === undefined ? kept : await sealSecret(secret),
    ...times,
    nextVisitAt: nextVisit(times),
    runOptions: options,
  };
}
