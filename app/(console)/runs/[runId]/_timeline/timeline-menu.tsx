"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { offscreenChart } from "@/app/_components/chart";
import { ChartMenu } from "@/app/_components/chart-menu";
import type { ChartPicture } from "@/app/_components/draw-picture";
import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import type { Timeline } from "@/server/domain/present/charts/merge-buckets";
import { prepareTimeline, timelineTable } from "@/server/domain/present/charts/prepare-timeline";
import { useRun } from "../_view/run-context";

const SIZE = { width: 1200, height: 240 };
const MAX_TICKS = 14;

/** The timeline as it is shown, whole whatever the instant, as a picture and as data. */
export const TimelineMenu = memo(function TimelineMenu({ timeline, showInfo }: { timeline: Timeline; showInfo: boolean }) {
  const words = useTranslations("run.timeline");
  const columns = useTranslations("run.chart");
  const { runId, format, zone } = useRun();
  const labels = { error: words("error"), warning: words("warning"), info: words("info") };
  const input = { timeline, labels, maxBars: timeline.buckets.length };
  const picture = (): ChartPicture => ({
    title: words("title"),
    note: words("bars", { length: format.duration(timeline.bucketMs), zone }),
    legend: [
      { label: labels.error, colour: LIGHT_CHART_THEME.error },
      { label: labels.warning, colour: LIGHT_CHART_THEME.warning },
      ...(showInfo ? [{ label: labels.info, colour: LIGHT_CHART_THEME.info }] : []),
    ],
    chart: offscreenChart(prepareTimeline({ ...input, showInfo, asOfMs: null, maxTicks: MAX_TICKS, gutter: 56, right: 16 }, LIGHT_CHART_THEME, format), SIZE),
  });
  return <ChartMenu title={words("title")} fileName={columns("fileName", { title: words("title"), run: String(runId) })} picture={picture} table={() => timelineTable(input, { from: columns("from"), to: columns("to") })} />;
});
