import type { Format } from "@/server/domain/present/format";

/** When something was, as people say it: by the day where that is near. */
export type StartedText = { kind: "today" | "yesterday" | "date"; time: string };

const DAY_MS = 24 * 3600 * 1000;

/**
 * @param at, now ms; the day is that of the format's zone
 */
export function startedText(at: number, now: number, format: Format): StartedText {
  const day = format.date(at);
  if (day === format.date(now)) return { kind: "today", time: format.minute(at) };
  if (day === format.date(now - DAY_MS)) return { kind: "yesterday", time: format.minute(at) };
  // Within a year the day says it all; from another year the time of day says nothing any more.
  return { kind: "date", time: now - at < 300 * DAY_MS ? format.dayMinute(at) : day };
}
