import { createZone } from "@/server/domain/parse/zone";
import { wallClockMs } from "@/server/domain/present/format";

/** An instant as a field for date and time wants it: `2025-10-06T11:45:00` on the clocks of the zone. */
export function toWallTime(micros: number, zone: string): string {
  return new Date(wallClockMs(micros / 1000, zone)).toISOString().slice(0, 19);
}

/** The instant that clocks of a zone show so, in microseconds; null where it is no date and time. */
export function fromWallTime(text: string, zone: string): number | null {
  const ms = Date.parse(`${text}Z`);
  return Number.isFinite(ms) ? (createZone(zone)?.toUtc(ms * 1000) ?? null) : null;
}
