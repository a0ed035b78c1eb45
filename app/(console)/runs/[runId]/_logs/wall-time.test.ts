import { expect, it } from "vitest";
import { fromWallTime, toWallTime } from "./wall-time";

const INSTANT = Date.UTC(2025, 9, 6, 8, 45, 7) * 1000;

it("says an instant as clocks of the zone show it, and takes it back", () => {
  for (const [zone, text] of [["UTC", "2025-10-06 08:45:07"], ["Europe/Moscow", "2025-10-06 11:45:07"], ["-02:30", "2025-10-06 06:15:07"]] as const) {
    expect(toWallTime(INSTANT, zone)).toBe(text);
    expect(fromWallTime(text, zone, 0)).toBe(INSTANT);
  }
});

it("takes a time as it was copied from a log", () => {
  for (const text of ["2025-10-06T11:45:07", " 2025-10-06 11:45:07.000 ", "2025/10/06 11:45:07,000", "2025-10-06T08:45:07Z", "2025-10-06 10:45:07 +02:00", "20251006T114507"]) {
    expect(fromWallTime(text, "Europe/Moscow", 0), text).toBe(INSTANT);
  }
  expect(fromWallTime("2025-10-06 08:45:07.250", "UTC", 0)).toBe(INSTANT + 250_000);
});

it("takes a time without seconds, and one without a day as of the day that is meant", () => {
  expect(fromWallTime("2025-10-06 08:45", "UTC", 0)).toBe(INSTANT - 7_000_000);
  // Past midnight in the zone, though not in UTC.
  expect(fromWallTime("0:45:07", "Asia/Tokyo", Date.UTC(2025, 9, 5, 15, 30) * 1000)).toBe(Date.UTC(2025, 9, 5, 15, 45, 7) * 1000);
});

it("takes nothing else", () => {
  for (const text of ["", "soon", "2025-10-06", "2025-13-06 08:45", "08:75", "2025-10-06 08:45:07 ERROR"]) expect(fromWallTime(text, "UTC", INSTANT), text).toBeNull();
});
