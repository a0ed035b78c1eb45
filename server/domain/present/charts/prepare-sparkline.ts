import type { ChartConfiguration } from "chart.js";
import { mixWithSurface, type ChartTheme } from "../chart-theme";

/** What the trend of one figure is drawn from. */
export interface SparklineInput {
  values: readonly number[];
  /** Index of the last value at the instant looked at; null: the last one. */
  asOfIndex: number | null;
  colour: "error" | "warning" | "novel" | "predicted" | "ink";
  /** Bars for what happens at an instant, a line for what adds up. */
  shape: "bars" | "line";
}

export type SparklineConfig = ChartConfiguration<"bar" | "line", number[], number>;

/** How much of its hue the part later than the instant keeps. */
const LATER_SHARE = 0.32;

/** The small trend in a card: no axes, a dot at the instant on a line, paler behind it. */
export function prepareSparkline(input: SparklineInput, theme: ChartTheme): SparklineConfig {
  const last = input.asOfIndex ?? input.values.length - 1;
  const colour = theme[input.colour];
  const later = mixWithSurface(colour, theme.surface, LATER_SHARE);
  const bars = { type: "bar" as const, data: [...input.values], backgroundColor: input.values.map((_, index) => (index > last ? later : colour)), barPercentage: 0.8, categoryPercentage: 1 };
  const line = {
    type: "line" as const,
    data: [...input.values],
    borderColor: colour,
    borderWidth: 1.5,
    pointRadius: input.values.map((_, index) => (index === last ? 2.5 : 0)),
    pointBackgroundColor: colour,
    segment: { borderColor: (segment: { p0DataIndex: number }) => (segment.p0DataIndex >= last ? later : colour) },
  };
  return {
    type: input.shape === "bars" ? "bar" : "line",
    data: { labels: input.values.map((_, index) => index), datasets: [input.shape === "bars" ? bars : line] },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      layout: { padding: { top: 3, bottom: 1, left: 0, right: 3 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: { x: { display: false }, // The largest value fills the height: a round ceiling would flatten a picture of twenty pixels.
        y: { display: false, min: 0, max: Math.max(1, ...input.values) } },
    },
  };
}
