import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DARK_CHART_THEME, heatLevel, LIGHT_CHART_THEME, mixWithSurface } from "../chart-theme";
import { createFormat } from "../format";
import { roundCeiling } from "./chart-scales";
import { mergeBuckets } from "./merge-buckets";
import { prepareBars } from "./prepare-bars";
import { prepareSparkline } from "./prepare-sparkline";
import { prepareTimeline } from "./prepare-timeline";
import { timeTicks } from "./time-ticks";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_START = Date.parse("2025-10-06T00:00:00Z");
const format = createFormat("en", "UTC");

describe("mergeBuckets", () => {
  it("fills the gaps and joins errors with what is worse", () => {
    const bars = mergeBuckets({ bucketMs: HOUR, buckets: [{ startMs: 3 * HOUR, counts: { CRITICAL: 1, ERROR: 2 } }, { startMs: 0, counts: { WARNING: 5, INFO: 7, DEBUG: 1 } }] }, 10);
    expect(bars.map((bar) => [bar.startMs / HOUR, bar.error, bar.warning, bar.info])).toEqual([[0, 0, 5, 8], [1, 0, 0, 0], [2, 0, 0, 0], [3, 3, 0, 0]]);
  });

  it("keeps every record whatever the number of bars, and no more bars than asked for", () => {
    const bucket = fc.record({ startMs: fc.integer({ min: 0, max: 5000 }).map((index) => index * MINUTE), counts: fc.record({ ERROR: fc.nat(100), WARNING: fc.nat(100), INFO: fc.nat(100) }) });
    fc.assert(
      fc.property(fc.array(bucket, { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 300 }), (buckets, maxBars) => {
        const bars = mergeBuckets({ bucketMs: MINUTE, buckets }, maxBars);
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        expect(bars.length).toBeLessThanOrEqual(maxBars);
        expect(sum(bars.map((bar) => bar.error))).toBe(sum(buckets.map(({ counts }) => counts.ERROR)));
        expect(sum(bars.map((bar) => bar.info))).toBe(sum(buckets.map(({ counts }) => counts.INFO)));
      }),
    );
  });
});

describe("timeTicks", () => {
  it("marks the round hours of the reader's zone", () => {
    const ticks = timeTicks(DAY_START, DAY_START + 24 * HOUR, 13, format);
    expect(ticks.map((tick) => tick.label)).toEqual(["00:00", "02:00", "04:00", "06:00", "08:00", "10:00", "12:00", "14:00", "16:00", "18:00", "20:00", "22:00", "00:00"]);
    const kolkata = timeTicks(DAY_START, DAY_START + 6 * HOUR, 7, createFormat("en", "Asia/Kolkata"));
    expect(kolkata.map((tick) => tick.label)).toEqual(["06:00", "07:00", "08:00", "09:00", "10:00", "11:00"]);
  });

  it("names days over a week, seconds in a minute, and nothing where there is no time", () => {
    expect(timeTicks(DAY_START, DAY_START + 6 * 24 * HOUR, 7, format).map((tick) => tick.label)[1]).toBe("7 Oct 2025");
    expect(timeTicks(DAY_START, DAY_START + 50_000, 6, format).map((tick) => tick.label)).toContain("00:00:20");
    expect(timeTicks(DAY_START, DAY_START, 6, format)).toEqual([]);
  });

  it("never gives more than asked for, also over centuries", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 13 }), fc.integer({ min: 2, max: 20 }), (span, most) => {
        expect(timeTicks(DAY_START, DAY_START + span, most, format).length).toBeLessThanOrEqual(most + 1);
      }),
    );
  });
});

describe("prepareTimeline", () => {
  const timeline = { bucketMs: 15 * MINUTE, buckets: [{ startMs: DAY_START, counts: { ERROR: 4, WARNING: 9 } }, { startMs: DAY_START + 15 * MINUTE, counts: { ERROR: 100, WARNING: 271 } }] };
  const input = { timeline, asOfMs: DAY_START + 15 * MINUTE, labels: { error: "Error", warning: "Warning", info: "Info" }, showInfo: false, maxBars: 96, maxTicks: 12, gutter: 56, right: 38 };
  const config = prepareTimeline(input, LIGHT_CHART_THEME, format);

  it("stacks warnings on errors, in the middle of each bucket, info hidden", () => {
    expect(config.data.datasets.map((set) => [set.label, set.hidden])).toEqual([["Error", false], ["Warning", false], ["Info", true]]);
    expect(config.data.datasets[1]?.data).toEqual([{ x: DAY_START + 7.5 * MINUTE, y: 9 }, { x: DAY_START + 22.5 * MINUTE, y: 271 }]);
  });

  it("pales what is later than the instant and leaves the rest", () => {
    expect(config.data.datasets[0]?.backgroundColor).toEqual([LIGHT_CHART_THEME.error, mixWithSurface(LIGHT_CHART_THEME.error, LIGHT_CHART_THEME.surface)]);
  });

  it("ends the counts at a round figure", () => {
    expect(config.options?.scales?.y?.max).toBe(400);
  });
});

it("rounds the end of an axis up, never below the largest value", () => {
  expect([0, 1, 3, 371, 1842].map((largest) => roundCeiling(largest))).toEqual([2, 2, 4, 400, 2000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 9 }), (largest) => {
      expect(roundCeiling(largest)).toBeGreaterThanOrEqual(largest);
    }),
  );
});

it("adds the bars by the end of the log only where they differ", () => {
  const bars = (valueAtEnd: number) => prepareBars({ bars: [{ label: "P45", value: 4, valueAtEnd }], labels: { value: "now", atEnd: "end" }, colour: "ink", gutter: null }, DARK_CHART_THEME, format).data.datasets.map((set) => set.data);
  expect(bars(4)).toEqual([[4]]);
  expect(bars(9)).toEqual([[4], [9]]);
});

it("puts the dot of a trend at the instant", () => {
  const set = prepareSparkline({ values: [1, 2, 3], asOfIndex: 1, colour: "novel", shape: "line" }, LIGHT_CHART_THEME).data.datasets[0];
  expect(set !== undefined && "pointRadius" in set ? set.pointRadius : null).toEqual([0, 2.5, 0]);
});

it("scales the heat colours to the largest cell", () => {
  expect([0, 1, 40, 97, 220, 431].map((count) => heatLevel(count, 431))).toEqual([null, 0, 1, 2, 3, 4]);
  expect([1, 10].map((count) => heatLevel(count, 10))).toEqual([1, 4]);
});

it("mixes colours without transparency", () => {
  expect(mixWithSurface("#000000", "#ffffff", 0.3)).toBe("#b3b3b3");
  expect(mixWithSurface("#d2353b", "#ffffff", 1)).toBe("#d2353b");
});
