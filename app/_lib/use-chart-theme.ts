"use client";

import { useComputedColorScheme } from "@mantine/core";
import { DARK_CHART_THEME, LIGHT_CHART_THEME, type ChartTheme } from "@/server/domain/present/chart-theme";
import { useIsPrinting } from "./use-is-printing";

/** The colours to draw charts in. */
export function useChartTheme(): ChartTheme {
  const isPrinting = useIsPrinting();
  return useComputedColorScheme("light") === "dark" && !isPrinting ? DARK_CHART_THEME : LIGHT_CHART_THEME;
}
