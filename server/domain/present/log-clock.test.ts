import { expect, it } from "vitest";
import type { TimeGrid } from "../time-grid";
import { createFormat } from "./format";
import { logClock } from "./log-clock";

const MINUTE = 60_000_000;
const NOON = Date.UTC(2026, 10, 30, 12) * 1_000;
const GRID: TimeGrid = { startMicros: NOON, bucketMicros: MINUTE, bucketCount: 120, firstMicros: 0, lastMicros: NOON + 120 * MINUTE - 1 };

const written = (zone: string, grid: TimeGrid, micros: number | null): string[] => {
  const { clock, minute, moment } = logClock(createFormat("en", zone), grid);
  return [clock(micros), minute(micros), moment(micros)];
};

it("leaves out the day where all of the timeline is of one, and names it for what is outside", () => {
  expect(written("UTC", GRID, NOON + 5 * MINUTE)).toEqual(["12:05:00", "12:05", "12:05:00"]);
  expect(written("UTC", GRID, NOON + 120 * MINUTE)).toEqual(["14:00:00", "14:00", "14:00:00"]);
  expect(written("UTC", GRID, 12_000_000)).toEqual(["1 Jan 1970, 00:00:12", "1 Jan 1970", "1 Jan 1970"]);
});

it("leaves it out for a whole day too, though the buckets of what is outside lie beside it", () => {
  const midnight = NOON - 720 * MINUTE;
  const day: TimeGrid = { startMicros: midnight - MINUTE, bucketMicros: MINUTE, bucketCount: 1_442, firstMicros: 0, lastMicros: midnight * 2 };
  expect(written("UTC", day, NOON)).toEqual(["12:00:00", "12:00", "12:00:00"]);
  expect(written("UTC", day, midnight + 1_440 * MINUTE)).toEqual(["00:00:00", "00:00", "00:00:00"]);
  expect(written("UTC", day, 12_000_000)[0]).toBe("1 Jan 1970, 00:00:12");
});

it("has the day where the timeline reaches over midnight in its zone", () => {
  expect(written("Asia/Tokyo", { ...GRID, bucketCount: 240 }, NOON + 185 * MINUTE)).toEqual(["1 Dec 2026, 00:05:00", "1 Dec, 00:05", "1 Dec, 00:05"]);
  expect(written("UTC", { ...GRID, bucketCount: 240 }, NOON + MINUTE)).toEqual(["12:01:00", "12:01", "12:01:00"]);
});

it("writes what has no time as in every other place", () => {
  expect(written("UTC", GRID, null)).toEqual(["–", "–", "–"]);
});
