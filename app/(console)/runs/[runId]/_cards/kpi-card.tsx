"use client";

import { memo, useMemo } from "react";
import { Chart } from "@/app/_components/chart";
import { prepareSparkline, type SparklineInput } from "@/server/domain/present/charts/prepare-sparkline";
import type { RunTab } from "../_view/run-address";
import { useChartTheme } from "@/app/_lib/use-chart-theme";
import classes from "./kpi-cards.module.css";

/** What a card counts: a list of the run, or records of a severity. */
export type KpiWay = { tab: RunTab } | { level: "error" | "warning" };

export interface KpiCardProps {
  name: "errors" | "warnings" | "problems" | "anomalies" | "novel" | "earlyWarnings" | "systems" | "unmatched";
  label: string;
  value: string;
  /** What the value is of. */
  note: string;
  /** The note where the card is narrow. */
  shortNote?: string;
  tone: SparklineInput["colour"];
  values: readonly number[];
  shape: SparklineInput["shape"];
  /** The last of the values that has passed. */
  trendAt: number;
  hasTrend: boolean;
  way: KpiWay;
  onOpen(way: KpiWay): void;
}

/** Characters of a figure with what it is of that a card has room for in the full size. */
const ROOM = 12;

/** One figure with its trend; pressing it opens the list of what it counts. */
export const KpiCard = memo(function KpiCard({ label, value, note, shortNote, tone, values, shape, trendAt, hasTrend, way, onOpen }: KpiCardProps) {
  return (
    <button type="button" className={classes.card} data-tone={tone} onClick={() => onOpen(way)}>
      <span className={classes.label}>{label}</span>
      <span className={classes.figure} data-long={value.length + note.length > ROOM && shortNote === undefined ? true : undefined} title={`${value} ${note}`}>
        <b>{value}</b>{" "}
        {shortNote === undefined ? (
          <span>{note}</span>
        ) : (
          <>
            <span className={classes.long}>{note}</span>
            <span className={classes.short}>{shortNote}</span>
          </>
        )}
      </span>
      {hasTrend ? <Trend values={values} shape={shape} colour={tone} asOfIndex={trendAt} /> : null}
    </button>
  );
});

/** Redrawn only when the instant passes from one stretch to the next. */
const Trend = memo(function Trend({ values, shape, colour, asOfIndex }: SparklineInput) {
  const theme = useChartTheme();
  const config = useMemo(() => prepareSparkline({ values, shape, colour, asOfIndex }, theme), [values, shape, colour, asOfIndex, theme]);
  return (
    <span className={classes.trend}>
      <Chart config={config} />
    </span>
  );
});
