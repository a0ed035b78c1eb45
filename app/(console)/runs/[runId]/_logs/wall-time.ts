import { readIsoTime } from "@/server/domain/parse/iso-time";
import { createLineFields } from "@/server/domain/parse/line-fields";
import { createZone } from "@/server/domain/parse/zone";
import { wallClockMs } from "@/server/domain/present/wall-clock";

const CLOCK_ONLY = /^\d{1,2}:\d{2}/;
const MINUTE_MICROS = 60_000_000;

/** An instant as a person writes it, on the clocks of the zone: `2025-10-06 11:45:00`. */
export function toWallTime(micros: number, zone: string): string {
  return new Date(wallClockMs(micros / 1000, zone)).toISOString().slice(0, 19).replace("T", " ");
}

/**
 * The instant a text says, as logs write it: `2025-10-06 11:45:07,123`, `2025-10-06T08:45:07Z`; a time alone (`11:45`) is of
 * the day of `dayOf`.
 * @param zone whose clocks show it, where the text names none
 * @param dayOf an instant, in microseconds
 * @returns microseconds; null where it is no time
 */
export function fromWallTime(text: string, zone: string, dayOf: number): number | null {
  const said = text.trim();
  const whole = CLOCK_ONLY.test(said) ? `${toWallTime(dayOf, zone).slice(0, 10)} ${said}` : said;
  const fields = createLineFields();
  if (readIsoTime(whole, 0, fields) !== whole.length || !Number.isFinite(fields.localMicros)) return null;
  if (Number.isFinite(fields.offsetMinutes)) return fields.localMicros - fields.offsetMinutes * MINUTE_MICROS;
  return createZone(zone)?.toUtc(fields.localMicros) ?? null;
}
