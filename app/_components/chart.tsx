"use client";

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  type ChartConfiguration,
  type ChartType,
  type DefaultDataPoint,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { useEffect, useRef } from "react";
import { useIsPrinting } from "@/app/_lib/use-is-printing";

ChartJs.register(BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

interface ChartProps<TType extends ChartType, TData, TLabel> {
  /** Prepared elsewhere; a new object redraws, the same one does not. */
  config: ChartConfiguration<TType, TData, TLabel>;
  /** What a screen reader says instead of the picture; without it the picture is decoration. */
  label?: string;
}

/** Draws a prepared chart in the room it is given, and updates it in place when the configuration changes. */
export function Chart<TType extends ChartType, TData = DefaultDataPoint<TType>, TLabel = unknown>({ config, label }: ChartProps<TType, TData, TLabel>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<ChartJs<TType, TData, TLabel> | null>(null);
  const { type } = config;

  useEffect(() => {
    if (canvas.current === null) return;
    const drawn = new ChartJs<TType, TData, TLabel>(canvas.current, config);
    chart.current = drawn;
    // The first picture may be drawn before the page's font has arrived.
    void document.fonts.ready.then(() => {
      if (chart.current === drawn) drawn.update("none");
    });
    return () => {
      chart.current = null;
      drawn.destroy();
    };
    // Only another type of chart needs another one: the effect below takes the rest over.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [type]);

  useEffect(() => {
    const drawn = chart.current;
    if (drawn === null || drawn.config === config) return;
    drawn.data = config.data;
    if (config.options !== undefined) drawn.options = config.options;
    drawn.update("none");
  }, [config]);

  // Told by the browser a moment before the page is on paper: too late for the chart to notice by itself.
  const isPrinting = useIsPrinting();
  useEffect(() => chart.current?.resize(), [isPrinting]);

  return <canvas ref={canvas} {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })} />;
}

/** Draws a chart when it is called; the size is in CSS pixels, the canvas has `pixelRatio` points to each. */
export type DrawnChart = () => { canvas: HTMLCanvasElement; width: number; height: number; pixelRatio: number };

/** Sharp on paper and on dense screens. */
const PICTURE_RATIO = 2;

/** The same chart apart from the page, of a size of its own: what is saved as a picture. */
export function offscreenChart<TType extends ChartType, TData, TLabel>(config: ChartConfiguration<TType, TData, TLabel>, { width, height }: { width: number; height: number }): DrawnChart {
  return () => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const still = { ...config, options: { ...config.options, responsive: false, animation: false, devicePixelRatio: PICTURE_RATIO, events: [] } };
    const chart = new ChartJs(canvas, still as ChartConfiguration<TType, TData, TLabel>);
    // Chart.js empties the canvas of a destroyed chart: what was drawn is kept in a copy.
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    copy.getContext("2d")?.drawImage(canvas, 0, 0);
    chart.destroy();
    return { canvas: copy, width, height, pixelRatio: PICTURE_RATIO };
  };
}
