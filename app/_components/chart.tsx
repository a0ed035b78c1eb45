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

  return <canvas ref={canvas} {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })} />;
}
