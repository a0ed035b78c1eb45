"use client";

import { useTranslations } from "next-intl";
import { offscreenChart } from "@/app/_components/chart";
import { ChartMenu } from "@/app/_components/chart-menu";
import type { ChartPicture } from "@/app/_components/draw-picture";
import type { AsOfState } from "@/server/domain/present/as-of";
import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import { heatSize, heatTable, prepareHeat } from "@/server/domain/present/charts/prepare-heat";
import { heatMap, type HeatMap } from "@/server/domain/present/heat-map";
import { useRun } from "../_view/run-context";

/** What a picture has room for; the data has no limit. */
const PICTURE_ROOM = { rows: 20, columns: 16 };
const NO_LIMIT = { rows: Infinity, columns: Infinity };

/** The heat map as a picture and as data, with more rows and columns than the card has room for. */
export function HeatMenu({ state }: { state: AsOfState }) {
  const words = useTranslations("run.heat");
  const columns = useTranslations("run.chart");
  const { runId, picture: run, format, minute } = useRun();
  const mapOf = (room: typeof NO_LIMIT): HeatMap => heatMap([...state.incidents, ...state.later], run.systems, room);
  const wordsOf = (map: HeatMap) => ({ restSystems: words("rest", { n: format.number(map.restSystems) }), restProblems: words("rest", { n: format.number(map.restProblems) }), all: words("all") });
  const picture = (): ChartPicture => {
    const map = mapOf(PICTURE_ROOM);
    return { title: words("title"), note: columns("asOf", { time: minute(state.atMicros) }), legend: [], chart: offscreenChart(prepareHeat(map, wordsOf(map), LIGHT_CHART_THEME, format), heatSize(map)) };
  };
  const table = () => {
    const map = mapOf(NO_LIMIT);
    return heatTable(map, wordsOf(map), columns("system"));
  };
  return <ChartMenu title={words("title")} fileName={columns("fileName", { title: words("title"), run: String(runId) })} picture={picture} table={table} />;
}
