import type { ChartConfiguration, ChartDataset } from "chart.js";
import { mixWithSurface, type ChartTheme } from "../chart-theme";
import type { Format } from "../format";
import { chartFont, countAxis, tooltipLook } from "./chart-scales";
import type { ChartTable } from "./chart-table";
import { mergeBuckets, type Timeline, type TimelineBar } from "./merge-buckets";
import { timeTicks } from "./time-ticks";

/** What a timeline is drawn from; words come translated. */
export interface TimelineInput {
  timeline: Timeline;
  /** The instant looked at, in milliseconds; bars that begin later are pale. Null: none is. */
  asOfMs: number | null;
  labels: { error: string; warning: string; info: string };
  showInfo: boolean;
  maxBars: number;
  maxTicks: number;
  /** Pixels left of the plot, for the labels of the counts. */
  gutter: number;
  /** Pixels free right of the plot. */
  right: number;
}

export type TimelineConfig = ChartConfiguration<"bar", { x: number; y: number }[], number>;

/** How much of its slot a bar fills: 9 of 11 pixels. */
const BAR_SHARE = 9 / 11;

/**
 * Records over time as stacked bars, errors below, warnings above.
 * @returns a Chart.js configuration; `x` is milliseconds since 1970 at the middle of a bar
 */
export function prepareTimeline(input: TimelineInput, theme: ChartTheme, format: Format): TimelineConfig {
  const bars = mergeBuckets(input.timeline, input.maxBars);
  const from = bars[0]?.startMs ?? 0;
  const to = bars.at(-1)?.endMs ?? 1;
  const largest = Math.max(0, ...bars.map((bar) => bar.error + bar.warning + (input.showInfo ? bar.info : 0)));
  const series = (name: "error" | "warning" | "info", hidden: boolean) => timelineSeries(name, bars, hidden, { input, theme });
  return {
    type: "bar",
    data: { datasets: [series("error", false), series("warning", false), series("info", !input.showInfo)] },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      layout: { padding: { left: 0, top: 4, bottom: 0, right: input.right } },
      plugins: { legend: { display: false }, tooltip: timelineTooltip(bars, theme, format) },
      scales: { x: timeAxis(from, to, input.maxTicks, { theme, format }), y: countAxis(largest, input.gutter, theme, (value) => format.number(value)) },
    },
  };
}

function timelineSeries(
  name: "error" | "warning" | "info",
  bars: readonly TimelineBar[],
  hidden: boolean,
  { input, theme }: { input: TimelineInput; theme: ChartTheme },
): ChartDataset<"bar", { x: number; y: number }[]> {
  const { asOfMs } = input;
  return {
    label: input.labels[name],
    data: bars.map((bar) => ({ x: (bar.startMs + bar.endMs) / 2, y: bar[name] })),
    hidden,
    backgroundColor: asOfMs === null ? theme[name] : coloursAsOf(bars, asOfMs, theme[name], theme),
    borderColor: theme.surface,
    // A line of the surface parts the warnings from the errors below them.
    borderWidth: name === "error" ? 0 : { bottom: 1, top: 0, left: 0, right: 0 },
    borderSkipped: false,
    barPercentage: BAR_SHARE,
    categoryPercentage: 1,
    stack: "records",
  };
}

/** A list of colours makes the library look at each bar by itself, so there is one only where the bars differ. */
function coloursAsOf(bars: readonly TimelineBar[], asOfMs: number, colour: string, { surface }: ChartTheme): string[] {
  const later = mixWithSurface(colour, surface);
  return bars.map((bar) => (bar.startMs >= asOfMs ? later : colour));
}

function timeAxis(from: number, to: number, maxTicks: number, { theme, format }: { theme: ChartTheme; format: Format }) {
  const ticks = timeTicks(from, to, maxTicks, format);
  const labels = new Map(ticks.map((tick) => [tick.value, tick.label]));
  return {
    type: "linear" as const,
    stacked: true,
    offset: false,
    min: from,
    max: to,
    border: { display: false },
    grid: { display: false },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = ticks.map(({ value }) => ({ value }));
    },
    ticks: {
      color: theme.text3,
      font: chartFont(theme),
      maxRotation: 0,
      autoSkip: false,
      includeBounds: false,
      callback: (value: number | string) => labels.get(Number(value)) ?? "",
    },
  };
}

/** Dark in both themes; the bucket first, then a figure for each severity. */
function timelineTooltip(bars: readonly TimelineBar[], theme: ChartTheme, format: Format) {
  return {
    ...tooltipLook(theme),
    callbacks: {
      title: (items: { dataIndex: number }[]) => {
        const bar = bars[items[0]?.dataIndex ?? -1];
        return bar === undefined ? "" : format.span(bar.startMs, bar.endMs);
      },
      label: (item: { dataset: { label?: string }; parsed: { y: number | null } }) => `${item.dataset.label ?? ""} ${format.number(item.parsed.y)}`,
    },
  };
}

/** The bars in figures. */
export function timelineTable({ timeline, labels, maxBars }: Pick<TimelineInput, "timeline" | "labels" | "maxBars">, columns: { from: string; to: string }): ChartTable {
  const iso = (ms: number): string => new Date(ms).toISOString();
  return {
    columns: [columns.from, columns.to, labels.error, labels.warning, labels.info],
    rows: mergeBuckets(timeline, maxBars).map(({ startMs, endMs, error, warning, info }) => [iso(startMs), iso(endMs), error, warning, info]),
  };
}
