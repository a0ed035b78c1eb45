"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { Chart } from "@/app/_components/chart";
import type { Timeline } from "@/server/domain/present/charts/merge-buckets";
import { prepareTimeline, type TimelineConfig } from "@/server/domain/present/charts/prepare-timeline";
import { useRun } from "../_view/run-context";
import { useChartTheme } from "@/app/_lib/use-chart-theme";
import classes from "./timeline-card.module.css";

interface TimelineBarsChartProps {
  timeline: Timeline;
  showInfo: boolean;
  gutter: number;
  right: number;
  maxTicks: number;
  label: string;
}

/**
 * Records over time, drawn once as they are and once paler: the first lies over the second and is cut off at the
 * instant, so that moving the instant draws nothing anew.
 */
export const TimelineBarsChart = memo(function TimelineBarsChart({ timeline, showInfo, gutter, right, maxTicks, label }: TimelineBarsChartProps) {
  const words = useTranslations("run.timeline");
  const { format } = useRun();
  const theme = useChartTheme();
  const [whole, later] = useMemo(() => {
    const labels = { error: words("error"), warning: words("warning"), info: words("info") };
    const input = { timeline, labels, showInfo, maxBars: timeline.buckets.length, maxTicks, gutter, right };
    const draw = (asOfMs: number | null): TimelineConfig => withoutPointer(withinEdges(prepareTimeline({ ...input, asOfMs }, theme, format)));
    return [draw(null), draw(-Infinity)];
  }, [timeline, words, showInfo, gutter, right, maxTicks, theme, format]);
  return (
    <>
      <div className={classes.layer}>
        <Chart config={later} label={label} />
      </div>
      <div className={`${classes.layer} ${classes.past}`} style={{ "--gutter": `${String(gutter)}px`, "--right": `${String(right)}px` } as React.CSSProperties}>
        <Chart config={whole} />
      </div>
    </>
  );
});

/**
 * Turns the first and last label of the axis inwards: one that reaches beyond the plot would make the chart narrower than
 * the lanes and the slider, which share its edges.
 */
function withinEdges(config: TimelineConfig): TimelineConfig {
  const x = config.options?.scales?.x;
  if (x?.type !== "linear") return config;
  const scales = { ...config.options?.scales, x: { ...x, ticks: { ...x.ticks, align: "inner" as const } } };
  return { ...config, options: { ...config.options, scales } };
}

/** What lies under the pointer is told beside the chart, where it can also be selected and read aloud. */
function withoutPointer(config: TimelineConfig): TimelineConfig {
  return { ...config, options: { ...config.options, events: [], plugins: { ...config.options?.plugins, tooltip: { enabled: false } } } };
}
