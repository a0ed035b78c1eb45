"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Card } from "@/app/_components/card";
import { Chart, offscreenChart } from "@/app/_components/chart";
import { ChartMenu } from "@/app/_components/chart-menu";
import { LoadError } from "@/app/_components/load-error";
import { Segments } from "@/app/_components/segments";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useChartTheme } from "@/app/_lib/use-chart-theme";
import { useFormat } from "@/app/_lib/use-format";
import { useWidth } from "@/app/_lib/use-width";
import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import { comparedTimesHeight, comparedTimesTable, comparedTimeText, prepareComparedTimes } from "@/server/domain/present/charts/prepare-compared-times";
import { ALIGNMENTS, compareTimes, type ComparedTimes } from "@/server/domain/present/compare-times";
import type { CompareProps } from "./compare-props";
import classes from "./compare.module.css";

const PIXELS_A_BAR = 11;
const PIXELS_A_TICK = 84;
const GUTTER = 56;
const UNMEASURED_WIDTH = 1100;
const PICTURE_WIDTH = 1200;

/** A good day against a bad day: every run on a lane of its own, all to one scale. */
export function TimesCard({ runs, address, onChange }: CompareProps) {
  const words = useTranslations("compare.times");
  const format = useFormat();
  const trpc = useTRPC();
  const { ref, width: measured } = useWidth();
  const width = measured === 0 ? UNMEASURED_WIDTH : measured;
  const query = useQuery(trpc.compare.times.queryOptions({ runIds: address.runIds }));
  const { alignment } = address;
  const times = useMemo(() => (query.data === undefined ? null : compareTimes(query.data, alignment, Math.floor((width - GUTTER) / PIXELS_A_BAR))), [query.data, alignment, width]);
  const zones = [...new Set(query.data?.map(({ zone }) => zone))];
  // From the beginning of each log there is no time of day to have a zone.
  const note = times === null ? "" : words("bars", { length: format.duration(times.barMs), zones: alignment === "clock" ? zones.length : 0, zone: zones[0] ?? "" });
  const chart = useTimesChart(times, { alignment, note }, width);
  const isDrawn = times !== null && times.runs.length > 0;
  return (
    <Card
      title={words("title")}
      note={note}
      side={
        <>
          <span className={classes.key}>
            <i data-tone="error" />
            {words("error")}
          </span>
          <span className={classes.key}>
            <i data-tone="warning" />
            {words("warning")}
          </span>
          <Segments label={words("alignment")} choices={ALIGNMENTS.map((value) => ({ value, label: words(`alignments.${value}`) }))} value={alignment} onChange={(value) => onChange({ alignment: value })} />
        </>
      }
      menu={isDrawn ? <ChartMenu title={words("title")} fileName={`${words("fileName")} ${runs.map(({ id }) => id).join(", ")}`} picture={chart.picture} table={chart.table} /> : null}
    >
      <div ref={ref} className={classes.times}>
        {query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <Skeleton height={comparedTimesHeight(runs.length)} radius="sm" /> : null}
        {times !== null && !isDrawn ? <p className={classes.none}>{words("none")}</p> : null}
        {isDrawn ? (
          <div className={classes.chart} style={{ height: comparedTimesHeight(times.runs.length) }}>
            {/* Lanes and names are part of the chart's shape, not of its data. */}
            <Chart key={`${alignment} ${times.runs.map(({ runId }) => runId).join()} ${chart.themeKey}`} config={chart.config} label={chart.label} />
          </div>
        ) : null}
      </div>
    </Card>
  );
}

const NO_TIMES: ComparedTimes = { barMs: 1, fromMs: 0, toMs: 1, runs: [] };

function useTimesChart(given: ComparedTimes | null, { alignment, note }: { alignment: CompareProps["address"]["alignment"]; note: string }, width: number) {
  const words = useTranslations("compare.times");
  const format = useFormat();
  const theme = useChartTheme();
  const times = given ?? NO_TIMES;
  const labels = useMemo(() => ({ error: words("error"), warning: words("warning") }), [words]);
  const input = useMemo(() => ({ times, alignment, labels, gutter: GUTTER, maxTicks: Math.max(2, Math.floor(width / PIXELS_A_TICK)) }), [times, alignment, labels, width]);
  const config = useMemo(() => prepareComparedTimes(input, theme, format), [input, theme, format]);
  const sum = (counts: readonly number[]): string => format.number(counts.reduce((total, count) => total + count, 0));
  const said = times.runs.map(({ name, errors, warnings }) => {
    const most = errors.reduce((best, count, at) => (count + (warnings[at] ?? 0) > (errors[best] ?? 0) + (warnings[best] ?? 0) ? at : best), 0);
    return words("lane", { name, errors: sum(errors), warnings: sum(warnings), most: format.number((errors[most] ?? 0) + (warnings[most] ?? 0)), when: comparedTimeText(times.fromMs + most * times.barMs, alignment, format) });
  });
  return {
    config,
    themeKey: theme.surface,
    label: words("chart", { lanes: said.join(" ") }),
    picture: () => ({
      title: words("title"),
      note,
      legend: [
        { label: labels.error, colour: LIGHT_CHART_THEME.error },
        { label: labels.warning, colour: LIGHT_CHART_THEME.warning },
      ],
      chart: offscreenChart(prepareComparedTimes(input, LIGHT_CHART_THEME, format), { width: PICTURE_WIDTH, height: comparedTimesHeight(times.runs.length) }),
    }),
    table: () => comparedTimesTable(input, words(`alignments.${alignment}`), format),
  };
}
