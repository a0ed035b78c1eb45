"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import type { AsOfState } from "@/server/domain/present/as-of";
import type { PredictionCounts } from "@/server/domain/present/as-of-predictions";
import type { RunTrends } from "@/server/domain/present/run-trends";
import { useOpenLogs } from "../_logs/use-open-logs";
import type { RunTab } from "../_view/run-address";
import { useRun } from "../_view/run-context";
import { KpiCard, type KpiCardProps, type KpiWay } from "./kpi-card";
import classes from "./kpi-cards.module.css";

interface KpiCardsProps {
  state: AsOfState;
  /** The same at the end of the log: what "of" counts. */
  end: AsOfState;
  earlyWarnings: PredictionCounts;
  trends: RunTrends;
  /** The last stretch of the trends that has passed. */
  trendAt: number;
  isNarrow: boolean;
  onOpen(tab: RunTab): void;
}

/** The figures of a run at the instant, each with its trend and a way to what it counts. */
export function KpiCards({ state, end, earlyWarnings, trends, trendAt, isNarrow, onOpen }: KpiCardsProps) {
  const words = useTranslations("run.cards");
  const { picture, format } = useRun();
  const { open } = useOpenLogs();
  const go = useCallback((way: KpiWay) => ("level" in way ? void open({ levels: [way.level] }) : onOpen(way.tab)), [open, onOpen]);
  const label = (name: KpiCardProps["name"]): string => {
    const short = `narrow.${name}` as "narrow.novel";
    return isNarrow && words.has(short) ? words(short) : words(name);
  };
  const of = (value: number): string => words("of", { n: format.number(value) });
  const cards = useMemo(
    (): Pick<KpiCardProps, "name" | "tone" | "values" | "shape" | "way">[] => [
      { name: "errors", tone: "error", values: trends.errors, shape: "bars", way: { level: "error" } },
      { name: "warnings", tone: "warning", values: trends.warnings, shape: "bars", way: { level: "warning" } },
      { name: "problems", tone: "ink", values: trends.problems, shape: "line", way: { tab: "incidents" } },
      { name: "anomalies", tone: "ink", values: trends.anomalies, shape: "line", way: { tab: "anomalies" } },
      { name: "novel", tone: "novel", values: trends.novel, shape: "line", way: { tab: "novel" } },
      { name: "earlyWarnings", tone: "predicted", values: trends.earlyWarnings, shape: "line", way: { tab: "predictions" } },
      { name: "systems", tone: "ink", values: trends.systems, shape: "line", way: { tab: "incidents" } },
      ...(isNarrow ? [{ name: "unmatched" as const, tone: "ink" as const, values: trends.unmatched, shape: "line" as const, way: { tab: "unmatched" as const } }] : []),
    ],
    [trends, isNarrow],
  );
  const figures: Record<KpiCardProps["name"], { value: number; note: string; shortNote?: string }> = {
    errors: { value: state.errors, note: of(end.errors) },
    warnings: { value: state.warnings, note: of(end.warnings) },
    problems: { value: state.incidents.length, note: of(end.incidents.length) },
    anomalies: { value: state.anomalies, note: of(end.anomalies) },
    novel: { value: state.novel, note: of(end.novel) },
    earlyWarnings: { value: earlyWarnings.open, note: words("earlyNote", { n: format.number(earlyWarnings.cameTrue) }), shortNote: words("earlyShort", { n: format.number(earlyWarnings.cameTrue) }) },
    systems: { value: state.systemsTouched, note: of(end.systemsTouched) },
    unmatched: { value: state.unmatched, note: of(end.unmatched) },
  };
  return (
    <section className={classes.cards} aria-label={words("label")}>
      {cards.map((card) => (
        <KpiCard key={card.name} {...card} label={label(card.name)} {...figures[card.name]} value={format.number(figures[card.name].value)} trendAt={trendAt} hasTrend={!isNarrow && picture.bucketCount > 0} onOpen={go} />
      ))}
    </section>
  );
}
