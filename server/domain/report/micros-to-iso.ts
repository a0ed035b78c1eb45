import type { IsoInstant } from "./run-result";

/** An instant as ISO 8601 in UTC: three decimals, six where the microseconds say more. Null stays null. */
export function microsToIso(micros: number | null): IsoInstant | null {
  if (micros === null) return null;
  const iso = new Date(Math.floor(micros / 1_000)).toISOString();
  const rest = ((micros % 1_000) + 1_000) % 1_000;
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, "0")}Z`;
}
