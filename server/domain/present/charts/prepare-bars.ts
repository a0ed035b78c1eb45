import type { ChartConfiguration } from "chart.js";
import type { ChartTheme } from "../chart-theme";
import type { IncidentAsOf } from "../as-of-incident";
import { type Format, formatId } from "../format";
import { chartFont } from "./chart-scales";
import type { ChartTable } from "./chart-table";

/** One bar of a ranking. */
export interface RankedBar {
  label: string;
  value: number;
  /** The value by the end of the log where `value` is that of an earlier instant; drawn behind, pale. */
  valueAtEnd?: number;
}

/** What a ranking is drawn from; words come translated. */
export interface BarsInput {
  bars: readonly RankedBar[];
  /** The name of the values, and of those by the end of the log. */
  labels: { value: string; atEnd: string };
  colour: "ink" | "error" | "warning" | "accent";
  /** Pixels left of the bars for their names; null: as much as they need. */
  gutter: number | null;
}

export type BarsConfig = ChartConfiguration<"bar", number[], string>;

/** How thick a bar is, in pixels. */
const THICKNESS = 12;

/**
 * A ranking as horizontal bars: impact by problem, records by system.
 * @returns a Chart.js configuration, the bars from top to bottom in the order given
 */
export function prepareBars(input: BarsInput, theme: ChartTheme, format: Format): BarsConfig {
  const { bars, labels } = input;
  const shape = { borderRadius: 2, borderSkipped: false, barThickness: THICKNESS, grouped: false } as const;
  const atEnd = bars.some((bar) => bar.valueAtEnd !== undefined && bar.valueAtEnd !== bar.value);
  return {
    type: "bar",
    data: {
      labels: bars.map((bar) => bar.label),
      datasets: [
        { label: labels.value, data: bars.map((bar) => bar.value), backgroundColor: theme[input.colour], order: 1, ...shape },
        ...(atEnd ? [{ label: labels.atEnd, data: bars.map((bar) => bar.valueAtEnd ?? bar.value), backgroundColor: theme.border, order: 2, ...shape }] : []),
      ],
    },
    options: {
      indexAxis: "y",
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      layout: { padding: { left: 0, top: 0, bottom: 0, right: 12 } },
      plugins: { legend: { display: false }, tooltip: { enabled: true, callbacks: { label: (item) => `${item.dataset.label ?? ""} ${format.number(item.parsed.x)}` } } },
      scales: { x: valueAxis(bars, theme, format), y: nameAxis(input.gutter, theme) },
    },
  };
}

function valueAxis(bars: readonly RankedBar[], theme: ChartTheme, format: Format) {
  return {
    min: 0,
    suggestedMax: Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.valueAtEnd ?? 0))),
    border: { display: false },
    grid: { color: theme.border, drawTicks: false },
    ticks: { color: theme.text3, font: chartFont(theme), precision: 0, maxTicksLimit: 5, padding: 6, callback: (value: number | string) => format.number(Number(value)) },
  };
}

function nameAxis(gutter: number | null, theme: ChartTheme) {
  return {
    border: { display: false },
    grid: { display: false },
    ticks: { color: theme.text2, font: chartFont(theme), autoSkip: false, crossAlign: "far" as const, padding: 8 },
    ...(gutter === null
      ? {}
      : {
          afterFit: (scale: { width: number }) => {
            scale.width = gutter;
          },
        }),
  };
}

/** Impact by problem in figures, every problem. */
export function impactTable(incidents: readonly IncidentAsOf[], columns: { id: string; problem: string; value: string; atEnd: string }): ChartTable {
  return {
    columns: [columns.id, columns.problem, columns.value, columns.atEnd],
    rows: incidents.map(({ facts, impact }) => [formatId("problem", facts.problemId), facts.title, impact, facts.impactAtEnd]),
  };
}
