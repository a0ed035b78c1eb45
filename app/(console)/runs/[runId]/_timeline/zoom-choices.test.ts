import { expect, it } from "vitest";
import type { RunPicture } from "@/server/domain/present/run-picture";
import { timelineBars } from "@/server/domain/present/timeline-bars";
import { barAt, microsAt, shareOf, timelineScale } from "./timeline-scale";
import { bucketsOf, stretchAround, zoomLengths } from "./zoom-choices";

const MINUTE = 60_000_000;
const DAY = {
  startMicros: Date.UTC(2025, 9, 6) * 1000, bucketMicros: MINUTE, bucketCount: 1440, firstMicros: Date.UTC(2025, 9, 6) * 1000, lastMicros: Date.UTC(2025, 9, 7) * 1000 - 1, severity: { buckets: [], errors: [], warnings: [], others: [] }, totals: { errors: 0, warnings: 0, others: 0 },
  systems: [], incidents: [], findings: [], matched: [], predictions: [], novelMicros: [], unmatchedMicros: [],
} satisfies RunPicture;

it("offers an hour and six of a day", () => {
  expect(zoomLengths(DAY)).toEqual([60 * MINUTE, 360 * MINUTE]);
  expect(zoomLengths({ ...DAY, bucketCount: 8 })).toEqual([]);
});

it("keeps a stretch within the log", () => {
  const hour = (minute: number) => bucketsOf(DAY, stretchAround(DAY, DAY.startMicros + minute * MINUTE, 60 * MINUTE));
  expect([hour(600), hour(5), hour(1439)]).toEqual([{ from: 570, to: 630 }, { from: 0, to: 60 }, { from: 1380, to: 1440 }]);
});

it("shows all where the address names a stretch outside the log", () => {
  expect(bucketsOf(DAY, { fromMicros: 0, toMicros: 5 * MINUTE })).toEqual({ from: 0, to: 1440 });
});

it("finds an instant at the place it puts it", () => {
  const scale = timelineScale(timelineBars(DAY, { from: 0, to: 1440 }, 96));
  const micros = DAY.startMicros + 705 * MINUTE;
  expect(microsAt(scale, shareOf(scale, micros))).toBe(micros);
  expect([barAt(scale, 0), barAt(scale, 0.5), barAt(scale, 1)]).toEqual([0, 48, 95]);
  expect(shareOf(scale, 0)).toBe(0);
});
