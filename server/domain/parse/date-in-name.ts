import { DAY_MICROS, daysFromCivil, HOUR_MICROS } from "./civil-time";

const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const MONTH = String.raw`(?<month>0[1-9]|1[0-2])`;
const DAY = String.raw`(?<day>0[1-9]|[12]\d|3[01])`;

/** app-2025-10-06.log, app_20251006_085932.log, 2025.10.06-1.log.gz; app.06.10.2025.log */
const DATES = [
  new RegExp(String.raw`(?<!\d)${YEAR}(?<mark>[-_.]?)${MONTH}\k<mark>${DAY}(?!\d)`),
  new RegExp(String.raw`(?<!\d)${YEAR}${MONTH}${DAY}(?=\d{4}(?:\d\d)?(?!\d))`),
  new RegExp(String.raw`(?<!\d)${DAY}(?<mark>[-_.])${MONTH}\k<mark>${YEAR}(?!\d)`),
  // Tuxedo: ULOG.100625
  new RegExp(String.raw`^ULOG\.${MONTH}${DAY}(?<short>\d\d)$`),
];

/** 25100608.log: how 1C:Enterprise names the log of an hour. */
const HOUR = /^(?<year>\d\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?<hour>[01]\d|2[0-3])\.log/;

/**
 * The day that a file's name tells, or else a folder it lies in, the nearest first.
 * @param path inside the input
 * @returns days since 1970; null where nothing tells one
 */
export function dayInName(path: string): number | null {
  for (const part of path.split("/").toReversed()) {
    const found = DATES.map((date) => date.exec(part)?.groups).find((groups) => groups !== undefined);
    if (found !== undefined) return daysFromCivil(Number(found.year ?? `20${found.short ?? ""}`), Number(found.month), Number(found.day));
  }
  return null;
}

/** The hour that a file's name tells, local microseconds; null where it tells none. */
export function hourInName(path: string): number | null {
  const found = HOUR.exec(path.slice(path.lastIndexOf("/") + 1))?.groups;
  if (found === undefined) return null;
  return daysFromCivil(2000 + Number(found.year), Number(found.month), Number(found.day)) * DAY_MICROS + Number(found.hour) * HOUR_MICROS;
}
