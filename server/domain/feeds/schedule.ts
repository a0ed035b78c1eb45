import cronstrue from "cronstrue";
import "cronstrue/locales/ru.js";
import { Cron } from "croner";
import type { Locale } from "@/server/domain/present/format";
import { createZone } from "@/server/domain/parse/zone";

/** Why a schedule is refused: a code of the messages "failures". */
export interface ScheduleReason {
  code: "schedule-unreadable" | "schedule-too-often" | "schedule-never" | "time-zone-unknown";
  params: Record<string, string>;
}

export type ScheduleReading = { kind: "ok"; schedule: Schedule } | { kind: "refused"; reason: ScheduleReason };

/** When a feed is visited: five fields of cron, read by the wall clock of a zone. */
export interface Schedule {
  /** The next times after an instant, the soonest first; fewer where there are no more. */
  next(after: Date, count: number): Date[];
  /** What it says, in the words of a language. */
  words(locale: Locale): string;
}

/** Of a leap day that is a Saturday there is one in 28 years; what comes later than this is never. */
const LONGEST_WAIT_MS = 30 * 366 * 86_400_000;

/**
 * Reads a schedule. Minutes are the finest there is; a time that the clock of the zone skips is made up right after the
 * jump, one that comes twice counts once.
 * @param from its first time is looked for after this instant
 */
export function readSchedule(text: string, zone: string, from: Date): ScheduleReading {
  const fields = text.trim().split(/\s+/);
  if (createZone(zone) === null) return { kind: "refused", reason: { code: "time-zone-unknown", params: { zone } } };
  if (fields.length > 5) return { kind: "refused", reason: { code: "schedule-too-often", params: {} } };
  const pattern = fields.join(" ");
  const cron = fields.length < 5 ? null : parse(pattern, zone);
  if (cron === null) return { kind: "refused", reason: { code: "schedule-unreadable", params: { schedule: text } } };
  const first = cron.nextRun(from);
  if (first === null || first.getTime() - from.getTime() > LONGEST_WAIT_MS) return { kind: "refused", reason: { code: "schedule-never", params: {} } };
  return { kind: "ok", schedule: { next: (after, count) => cron.nextRuns(count, after), words: (locale) => describe(pattern, locale) } };
}

/** The zones of logs may be fixed offsets, which the cron of a wall clock does not know by this name. */
const FIXED_OFFSET = /^(?:UTC|GMT|Z)?([+-])(\d{1,2}):?(\d{2})?$/i;

function parse(pattern: string, zone: string): Cron | null {
  const [, sign, hours, minutes = "0"] = FIXED_OFFSET.exec(zone) ?? [];
  const clock = hours === undefined ? { timezone: /^z$/i.test(zone) ? "UTC" : zone } : { utcOffset: (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1) };
  try {
    return new Cron(pattern, { mode: "5-part", paused: true, ...clock });
  } catch {
    return null;
  }
}

function describe(pattern: string, locale: Locale): string {
  try {
    return cronstrue.toString(pattern, { locale, use24HourTimeFormat: true });
  } catch {
    // What the one library reads and the other has no words for is its own description.
    return pattern;
  }
}
