import type { ChartConfiguration } from "chart.js";
import { mixWithSurface, type ChartTheme } from "../chart-theme";
import type { Format } from "../format";
import { chartFont, countAxis } from "./chart-scales";
import { timeTicks } from "./time-ticks";

/** Records a second in equal slices of a stretch of time (ms since 1970). */
export interface ThroughputInput {
  fromMs: number;
  toMs: number;
  rates: readonly number[];
  maxTicks: number;
  /** Pixels left of the plot. */
  gutter: number;
}

export type ThroughputConfig = ChartConfiguration<"line", { x: number; y: number }[], number>;

/** How much of the accent the area under the line keeps. */
const AREA_SHARE = 0.12;

/** Throughput over time: a thin line without points over a flat area. `x` is the middle of a slice. */
export function prepareThroughput(input: ThroughputInput, theme: ChartTheme, format: Format): ThroughputConfig {
  const { fromMs, toMs, rates } = input;
  const slice = (toMs - fromMs) / Math.max(1, rates.length);
  const ticks = timeTicks(fromMs, toMs, input.maxTicks, format);
  const labels = new Map(ticks.map((tick) => [tick.value, tick.label]));
  return {
    type: "line",
    data: {
      datasets: [
        {
          data: rates.map((rate, index) => ({ x: fromMs + (index + 0.5) * slice, y: rate })),
          borderColor: theme.accent,
          backgroundColor: mixWithSurface(theme.accent, theme.surface, AREA_SHARE),
          borderWidth: 1.5,
          pointRadius: 0,
          tension: 0,
          fill: "origin",
        },
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      layout: { padding: { left: 0, top: 8, bottom: 0, right: 16 } },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: theme.tooltip.background,
          titleColor: theme.tooltip.text,
          bodyColor: theme.tooltip.label,
          titleFont: { ...chartFont(theme), size: 12, weight: 600 },
          bodyFont: { ...chartFont(theme), size: 12 },
          cornerRadius: 6,
          padding: { x: 12, y: 8 },
          displayColors: false,
          callbacks: {
            title: (items) => format.time(items[0]?.parsed.x ?? null),
            label: (item) => format.number(item.parsed.y),
          },
        },
      },
      scales: {
        x: {
          type: "linear",
          min: fromMs,
          max: toMs,
          border: { display: false },
          grid: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks.map(({ value }) => ({ value }));
          },
          ticks: { color: theme.text3, font: chartFont(theme), maxRotation: 0, autoSkip: false, includeBounds: false, callback: (value) => labels.get(Number(value)) ?? "" },
        },
        y: countAxis(Math.max(0, ...rates), input.gutter, theme, (value) => format.number(value)),
      },
    },
  };
}
