"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Chart } from "@/app/_components/chart";
import { useFormat } from "@/app/_lib/use-format";
import { prepareThroughput } from "@/server/domain/present/charts/prepare-throughput";
import type { WorkersPicture } from "@/server/api/workers";
import { Card } from "@/app/_components/card";
import { useChartTheme } from "@/app/_lib/use-chart-theme";
import classes from "./workers.module.css";

const GUTTER = 72;
const MAX_TICKS = 6;

/** Records a second over the last quarter of an hour. */
export function ThroughputCard({ throughput }: { throughput: WorkersPicture["throughput"] }) {
  const words = useTranslations("workers.throughput");
  const format = useFormat();
  const theme = useChartTheme();
  const now = format.number(throughput.rates.at(-1) ?? 0);
  const config = useMemo(() => prepareThroughput({ ...throughput, gutter: GUTTER, maxTicks: MAX_TICKS }, theme, format), [throughput, theme, format]);
  return (
    <Card title={words("title")} note={words("note")} side={<b>{words("now", { rate: now })}</b>}>
      <div className={classes.chart}>
        <Chart config={config} label={words("label", { rate: now })} />
      </div>
    </Card>
  );
}
