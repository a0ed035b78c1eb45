"use client";

import { useTranslations } from "next-intl";
import { offscreenChart } from "@/app/_components/chart";
import { ChartMenu } from "@/app/_components/chart-menu";
import type { ChartPicture } from "@/app/_components/draw-picture";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import { impactTable, prepareBars } from "@/server/domain/present/charts/prepare-bars";
import { formatId } from "@/server/domain/present/format";
import { cutText } from "@/server/domain/report/cell-text";
import { useRun } from "../_view/run-context";

const WIDTH = 900;
const ROW = 22;
/** A picture with more bars is a table; the data has all of them. */
const MAX_BARS = 30;
const NAME_LENGTH = 44;

/**
 * Impact by problem as a picture and as data.
 * @param asOf the instant that is looked at; null: the end of the log
 */
export function ImpactMenu({ incidents, asOf }: { incidents: readonly IncidentAsOf[]; asOf: string | null }) {
  const words = useTranslations("run.impact");
  const columns = useTranslations("run.chart");
  const { runId, format } = useRun();
  const labels = { value: asOf === null ? words("atEnd") : words("asOf", { time: asOf }), atEnd: words("atEnd") };
  const picture = (): ChartPicture => {
    const bars = incidents.slice(0, MAX_BARS).map(({ facts, impact }) => ({ label: cutText(`${formatId("problem", facts.problemId)} ${facts.title}`, NAME_LENGTH), value: impact, valueAtEnd: facts.impactAtEnd }));
    return {
      title: words("title"),
      note: words("note"),
      legend: [
        { label: labels.value, colour: LIGHT_CHART_THEME.ink },
        ...(asOf === null ? [] : [{ label: labels.atEnd, colour: LIGHT_CHART_THEME.border }]),
      ],
      chart: offscreenChart(prepareBars({ bars, labels, colour: "ink", gutter: null }, LIGHT_CHART_THEME, format), { width: WIDTH, height: bars.length * ROW + 32 }),
    };
  };
  const table = () => impactTable(incidents, { id: columns("id"), problem: columns("problem"), ...labels });
  return <ChartMenu title={words("title")} fileName={columns("fileName", { title: words("title"), run: String(runId) })} picture={picture} table={table} />;
}
