import type { Failure } from "@/server/db/run-stages";
import { readSchedule, type Schedule } from "@/server/domain/feeds/schedule";
import type { Locale } from "@/server/domain/present/format";

/** How many coming times are shown. */
const SHOWN_TIMES = 3;

export type ScheduleDescription = { kind: "ok"; words: string; next: Date[] } | { kind: "refused"; reason: Failure };

/** What a schedule says, and its next times; or why it is none. */
export function describeSchedule({ schedule, scheduleZone, locale }: { schedule: string; scheduleZone: string; locale: Locale }, now = new Date()): ScheduleDescription {
  const reading = readSchedule(schedule, scheduleZone, now);
  return reading.kind === "refused" ? reading : { kind: "ok", words: reading.schedule.words(locale), next: reading.schedule.next(now, SHOWN_TIMES) };
}

/** A schedule as it is stored with a feed: null where it has none, or one that no release reads any more. */
export function storedSchedule({ schedule, timeZone }: { schedule: string | null; timeZone: string }, now = new Date()): Schedule | null {
  const reading = schedule === null ? null : readSchedule(schedule, timeZone, now);
  return reading?.kind === "ok" ? reading.schedule : null;
}

/** When a feed is due next, by its schedule; null: by hand only. */
export function nextVisit(feed: { schedule: string | null; timeZone: string }, now = new Date()): Date | null {
  return storedSchedule(feed, now)?.next(now, 1)[0] ?? null;
}
