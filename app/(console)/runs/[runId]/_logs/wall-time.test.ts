import { expect, it } from "vitest";
import { fromWallTime, toWallTime } from "./wall-time";

const INSTANT = Date.UTC(2025, 9, 6, 8, 45, 7) * 1000;

it("says an instant as clocks of the zone show it, and takes it back", () => {
  for (const [zone, text] of [["UTC", "2025-10-06T08:45:07"], ["Europe/Moscow", "2025-10-06T11:45:07"], ["-02:30", "2025-10-06T06:15:07"]] as const) {
    expect(toWallTime(INSTANT, zone)).toBe(text);
    expect(fromWallTime(text, zone)).toBe(INSTANT);
  }
});

it("takes what a field gives without seconds, and nothing else", () => {
  expect(fromWallTime("2025-10-06T08:45", "UTC")).toBe(INSTANT - 7_000_000);
  expect(fromWallTime("", "UTC")).toBeNull();
  expect(fromWallTime("soon", "UTC")).toBeNull();
});
