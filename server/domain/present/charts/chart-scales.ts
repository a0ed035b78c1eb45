import type { ChartTheme } from "../chart-theme";

/** The font of ticks and labels. */
export function chartFont(theme: ChartTheme): { family: string; size: number } {
  return { family: theme.fontFamily, size: theme.tickSize };
}

/** A round upper end for an axis of counts with `parts` equal steps below it: 371 in two parts gives 400. */
export function roundCeiling(largest: number, parts = 2): number {
  if (!(largest > 0)) return parts;
  const raw = largest / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].find((candidate) => candidate * power >= raw - 1e-9) ?? 10;
  return Math.max(parts, Math.ceil(factor * power) * parts);
}

/** Options of the axis of counts of a timeline: three ticks, thin lines, a gutter of fixed width. */
export function countAxis(largest: number, gutter: number, theme: ChartTheme, label: (value: number) => string) {
  const top = roundCeiling(largest);
  return {
    stacked: true,
    min: 0,
    max: top,
    border: { display: false },
    grid: { color: theme.border, drawTicks: false },
    ticks: { stepSize: top / 2, color: theme.text3, font: chartFont(theme), padding: 8, callback: (value: number | string) => label(Number(value)) },
    // The lanes and the slider of the console share the edges of the chart, so the gutter must not depend on the labels.
    afterFit: (scale: { width: number }) => {
      scale.width = gutter;
    },
  };
}

/** The look of a tooltip: dark in both themes. */
export function tooltipLook(theme: ChartTheme) {
  return {
    backgroundColor: theme.tooltip.background,
    titleColor: theme.tooltip.text,
    bodyColor: theme.tooltip.label,
    titleFont: { ...chartFont(theme), size: 12, weight: 600 },
    bodyFont: { ...chartFont(theme), size: 12 },
    cornerRadius: 6,
    padding: { x: 12, y: 8 },
    boxWidth: 8,
    boxHeight: 8,
    boxPadding: 4,
  };
}
