"use client";

import { useComputedColorScheme } from "@mantine/core";
import { DARK_CHART_THEME, LIGHT_CHART_THEME, type ChartTheme } from "@/server/domain/present/chart-theme";

/** The colours to draw charts in. */
export function useChartTheme(): ChartTheme {
  return useComputedColorScheme("light") === "dark" ? DARK_CHART_THEME : LIGHT_CHART_THEME;
}
