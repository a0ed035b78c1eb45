import type { IsoInstant } from "./run-result";

/** An instant as ISO 8601 in UTC: three decimals, six where the microseconds say more. Null stays null. */
export function microsToIso(micros: number | null): IsoInstant | null {
  if (micros === null) return null;
  const iso = new Date(Math.floor(micros / 1_000)).toISOString();
  const rest = ((micros % 1_000) + 1_000) % 1_000;
  return rest === 0 ? iso : `${iso.slice(0, -1)}${String(rest).padStart(3, "0")}Z`;
}

/**
 * The order of two instants in ISO form, one that is not known last. The zone's letter is left out: it comes after digits, and
 * would make an instant with six decimals earlier than the same with three.
 */
export function compareInstants(a: IsoInstant | null, b: IsoInstant | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a.slice(0, -1) < b.slice(0, -1) ? -1 : 1;
}
