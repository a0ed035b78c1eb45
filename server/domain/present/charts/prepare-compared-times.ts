import type { Chart, ChartConfiguration, ChartDataset, Plugin } from "chart.js";
import type { ChartTheme } from "../chart-theme";
import type { Alignment, ComparedTimes } from "../compare-times";
import { createFormat, type Format } from "../format";
import type { ChartTable } from "./chart-table";
import { chartFont, roundCeiling, tooltipLook } from "./chart-scales";
import { timeTicks, type TimeTick } from "./time-ticks";

/** What the days of several runs are drawn from; words come translated. */
export interface ComparedTimesInput {
  times: ComparedTimes;
  alignment: Alignment;
  labels: { error: string; warning: string };
  /** Pixels left of the bars, for the labels of the counts. */
  gutter: number;
  maxTicks: number;
}

export type ComparedTimesConfig = ChartConfiguration<"bar", { x: number; y: number }[], number>;

/** Part of a lane kept free above the highest bar, for the name of the run. */
const HEADROOM = 1.4;
const BAR_SHARE = 9 / 11;
const DAY_MS = 24 * 3600 * 1000;

/** How high the picture of some runs is, in pixels: a lane each and the axis. */
export function comparedTimesHeight(runs: number): number {
  return runs * (runs > 4 ? 64 : 96) + 28;
}

/**
 * A lane for each run above one axis of time, errors below and warnings above, all lanes to one scale: a good day stays
 * flat beside a bad one.
 */
export function prepareComparedTimes(input: ComparedTimesInput, theme: ChartTheme, format: Format): ComparedTimesConfig {
  const { times, labels } = input;
  const largest = Math.max(0, ...times.runs.flatMap(({ errors, warnings }) => errors.map((count, at) => count + (warnings[at] ?? 0))));
  const top = roundCeiling(largest);
  return {
    type: "bar",
    data: { datasets: times.runs.flatMap((_, at) => [laneSeries("error", at, { input, theme }), laneSeries("warning", at, { input, theme })]) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      layout: { padding: { left: 0, top: 0, bottom: 0, right: 16 } },
      plugins: { legend: { display: false }, tooltip: comparedTooltip(input, theme, format) },
      scales: {
        x: timeAxis(input, theme, format),
        // Chart.js stacks axes from the bottom up: the first run belongs on top.
        ...Object.fromEntries(times.runs.map((_, at) => [laneAxis(at), countAxisOfLane(top, input.gutter, { theme, format })] as const).reverse()),
      },
    },
    plugins: [laneNames(times.runs.map(({ name }) => name), theme, [labels.error, labels.warning].join(", "))],
  };
}

const laneAxis = (at: number): string => `run${String(at)}`;

function laneSeries(kind: "error" | "warning", at: number, { input, theme }: { input: ComparedTimesInput; theme: ChartTheme }): ChartDataset<"bar", { x: number; y: number }[]> {
  const { times, labels } = input;
  const run = times.runs[at];
  const counts = (kind === "error" ? run?.errors : run?.warnings) ?? [];
  return {
    label: `${run?.name ?? ""}: ${labels[kind]}`,
    data: counts.map((y, bar) => ({ x: times.fromMs + (bar + 0.5) * times.barMs, y })),
    backgroundColor: theme[kind],
    borderColor: theme.surface,
    borderWidth: kind === "error" ? 0 : { bottom: 1, top: 0, left: 0, right: 0 },
    borderSkipped: false,
    barPercentage: BAR_SHARE,
    categoryPercentage: 1,
    // Side by side would be a share of the bar for each run: they have a lane of their own.
    grouped: false,
    yAxisID: laneAxis(at),
    stack: laneAxis(at),
  };
}

function countAxisOfLane(top: number, gutter: number, { theme, format }: { theme: ChartTheme; format: Format }) {
  return {
    type: "linear" as const,
    position: "left" as const,
    stack: "runs",
    stackWeight: 1,
    stacked: true,
    min: 0,
    max: top * HEADROOM,
    border: { display: false },
    grid: { color: theme.border, drawTicks: false },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = [0, top].map((value) => ({ value }));
    },
    ticks: { color: theme.text3, font: chartFont(theme), padding: 8, callback: (value: number | string) => format.number(Number(value)) },
    afterFit: (scale: { width: number }) => {
      scale.width = gutter;
    },
  };
}

function timeAxis({ times, alignment, maxTicks }: ComparedTimesInput, theme: ChartTheme, format: Format) {
  const ticks = comparedTicks(times, { alignment, maxTicks }, format);
  const labels = new Map(ticks.map(({ value, label }) => [value, label]));
  return {
    type: "linear" as const,
    stacked: true,
    offset: false,
    min: times.fromMs,
    max: times.toMs,
    border: { display: false },
    grid: { display: false },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = ticks.map(({ value }) => ({ value }));
    },
    ticks: { color: theme.text3, font: chartFont(theme), maxRotation: 0, autoSkip: false, align: "inner" as const, callback: (value: number | string) => labels.get(Number(value)) ?? "" },
  };
}

/** Marks on the full hours of the clock, or on whole lengths since the beginning. */
function comparedTicks(times: ComparedTimes, { alignment, maxTicks }: { alignment: Alignment; maxTicks: number }, format: Format): TimeTick[] {
  return timeTicks(times.fromMs, times.toMs, maxTicks, createFormat(format.locale, "UTC")).map(({ value }) => ({ value, label: comparedTimeText(value, alignment, format) }));
}

/** A place on the axis: `02:15`, on the second day `+1 d 02:15`; or the time since the beginning, `45 min`. */
export function comparedTimeText(ms: number, alignment: Alignment, format: Format): string {
  if (alignment === "start") return format.duration(ms);
  const clock = createFormat(format.locale, "UTC");
  const time = ms % 60_000 === 0 ? clock.minute(ms) : clock.time(ms);
  const days = Math.floor(ms / DAY_MS);
  return days > 0 ? `+${format.duration(days * DAY_MS)} ${time}` : time;
}

function comparedTooltip({ times, alignment }: ComparedTimesInput, theme: ChartTheme, format: Format) {
  return {
    ...tooltipLook(theme),
    callbacks: {
      title: (items: { dataIndex: number }[]) => {
        const from = times.fromMs + (items[0]?.dataIndex ?? 0) * times.barMs;
        return `${comparedTimeText(from, alignment, format)} – ${comparedTimeText(from + times.barMs, alignment, format)}`;
      },
      label: (item: { dataset: { label?: string }; parsed: { y: number | null } }) => `${item.dataset.label ?? ""} ${format.number(item.parsed.y)}`,
    },
  };
}

/** Writes the name of each run into the free part of its lane. */
function laneNames(names: readonly string[], theme: ChartTheme, id: string): Plugin<"bar"> {
  return {
    id: `lane names ${id}`,
    afterDatasetsDraw: (chart: Chart) => {
      const { ctx } = chart;
      ctx.save();
      ctx.font = `600 ${String(theme.tickSize + 1)}px ${theme.fontFamily}`;
      ctx.fillStyle = theme.text;
      ctx.textBaseline = "top";
      names.forEach((name, at) => {
        const lane = chart.scales[laneAxis(at)];
        if (lane !== undefined) ctx.fillText(name, lane.right, lane.top + 4, chart.chartArea.right - lane.right);
      });
      ctx.restore();
    },
  };
}

/** What the picture shows, in figures: a row for each bar, two columns for each run. */
export function comparedTimesTable({ times, alignment, labels }: ComparedTimesInput, timeColumn: string, format: Format): ChartTable {
  const columns = [timeColumn, ...times.runs.flatMap(({ name }) => [`${name}: ${labels.error}`, `${name}: ${labels.warning}`])];
  const bars = Math.round((times.toMs - times.fromMs) / times.barMs);
  const rows = Array.from({ length: bars }, (_, at) => [comparedTimeText(times.fromMs + at * times.barMs, alignment, format), ...times.runs.flatMap(({ errors, warnings }) => [errors[at] ?? 0, warnings[at] ?? 0])]);
  return { columns, rows };
}
