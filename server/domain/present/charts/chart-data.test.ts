import { describe, expect, it } from "vitest";
import { LIGHT_CHART_THEME } from "../chart-theme";
import type { ComparedTimes } from "../compare-times";
import { createFormat } from "../format";
import type { HeatMap } from "../heat-map";
import { chartCsv } from "./chart-table";
import { comparedTimesTable, comparedTimeText, prepareComparedTimes } from "./prepare-compared-times";
import { heatTable, prepareHeat } from "./prepare-heat";
import { timelineTable } from "./prepare-timeline";

const format = createFormat("en", "UTC");
const HOUR = 3_600_000;

describe("chartCsv", () => {
  it("writes what a spreadsheet reads: mark, semicolons, quotes where needed, no formulas", () => {
    const text = chartCsv({ columns: ["System", "P1; first"], rows: [["a \"b\"", 1.5], ["=1+1", null]] });
    expect(text).toBe('\ufeffSystem;"P1; first"\r\n"a ""b""";1.5\r\n\'=1+1;\r\n');
  });
});

describe("the data of the timeline", () => {
  it("has a row for each bar, in UTC", () => {
    const timeline = { bucketMs: HOUR, buckets: [{ startMs: 0, counts: { ERROR: 2, WARNING: 3 } }, { startMs: 2 * HOUR, counts: { INFO: 1 } }] };
    const { columns, rows } = timelineTable({ timeline, labels: { error: "E", warning: "W", info: "I" }, maxBars: 10 }, { from: "from", to: "to" });
    expect(columns).toEqual(["from", "to", "E", "W", "I"]);
    expect(rows).toEqual([["1970-01-01T00:00:00.000Z", "1970-01-01T01:00:00.000Z", 2, 3, 0], ["1970-01-01T01:00:00.000Z", "1970-01-01T02:00:00.000Z", 0, 0, 0], ["1970-01-01T02:00:00.000Z", "1970-01-01T03:00:00.000Z", 0, 0, 1]]);
  });
});

const map: HeatMap = {
  rows: [
    { system: "db1", cells: [400, 0], total: 400 },
    { system: null, cells: [1, 2], total: 3 },
  ],
  columns: [
    { problemId: 45, exists: true, total: 401 },
    { problemId: null, exists: true, total: 2 },
  ],
  errors: 3, warnings: 400, total: 403, largest: 400, empty: [], restSystems: 4, restProblems: 2,
};
const heatWords = { restSystems: "+4", restProblems: "+2", all: "All" };

describe("the heat map", () => {
  it("is a table with its sums", () => {
    expect(heatTable(map, heatWords, "System")).toEqual({ columns: ["System", "P45", "+2", "All"], rows: [["db1", 400, 0, 400], ["+4", 1, 2, 3], ["All", 401, 2, 403]] });
  });

  it("is drawn with a dark cell for many and an empty one for none", () => {
    const { data } = prepareHeat(map, heatWords, LIGHT_CHART_THEME, format);
    expect(data.labels).toEqual(["db1", "+4", "All"]);
    expect(data.datasets.map(({ backgroundColor }) => backgroundColor)).toEqual([[LIGHT_CHART_THEME.heat[4], LIGHT_CHART_THEME.heat[0]], [LIGHT_CHART_THEME.sunken, LIGHT_CHART_THEME.heat[0]]]);
  });
});

const times: ComparedTimes = {
  barMs: HOUR, fromMs: 22 * HOUR, toMs: 25 * HOUR,
  runs: [
    { runId: 1, name: "good", errors: [0, 1, 0], warnings: [2, 0, 0] },
    { runId: 2, name: "bad", errors: [30, 200, 0], warnings: [0, 171, 5] },
  ],
};
const input = { times, alignment: "clock" as const, labels: { error: "Error", warning: "Warning" }, gutter: 56, maxTicks: 12 };

describe("day against day", () => {
  it("has a lane for each run, all to one scale", () => {
    const config = prepareComparedTimes(input, LIGHT_CHART_THEME, format);
    expect(config.data.datasets.map(({ label, yAxisID }) => [label, yAxisID])).toEqual([["good: Error", "run0"], ["good: Warning", "run0"], ["bad: Error", "run1"], ["bad: Warning", "run1"]]);
    expect(config.options?.scales?.run0?.max).toBe(config.options?.scales?.run1?.max);
    expect(config.options?.scales?.run0?.max).toBeGreaterThan(371);
    expect(config.data.datasets[2]?.data[1]).toEqual({ x: 23.5 * HOUR, y: 200 });
  });

  it("is a table with two columns for each run", () => {
    expect(comparedTimesTable(input, "Time", format)).toEqual({
      columns: ["Time", "good: Error", "good: Warning", "bad: Error", "bad: Warning"],
      rows: [["22:00", 0, 2, 30, 0], ["23:00", 1, 0, 200, 171], ["+1 d 00:00", 0, 0, 0, 5]],
    });
  });

  it("says times as the axis counts them", () => {
    expect([comparedTimeText(2.25 * HOUR, "clock", format), comparedTimeText(90_500, "clock", format), comparedTimeText(90_000, "start", format)]).toEqual(["02:15", "00:01:30", "1 min 30 s"]);
  });
});
