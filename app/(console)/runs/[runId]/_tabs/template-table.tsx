"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { Chart } from "@/app/_components/chart";
import { useChartTheme } from "@/app/_lib/use-chart-theme";
import type { TemplateListRow } from "@/server/api/run";
import { prepareSparkline, type SparklineInput } from "@/server/domain/present/charts/prepare-sparkline";
import { DASH } from "@/server/domain/present/format";
import { LogsLink } from "../_logs/logs-link";
import { useRun } from "../_view/run-context";
import { AddEntryCell, AddEntryHead } from "./add-entry";
import { EntryId } from "./entry-id";
import classes from "./list-table.module.css";

/** Templates with their counts, where they lie in time, how bad they are, where they come from and what they match. */
export function TemplateTable({ rows, records }: { rows: readonly TemplateListRow[]; records: number }) {
  const columns = useTranslations("run.column");
  const fixed = (label: Parameters<typeof columns>[0], width: number, isEnd = false) => (
    <th className={isEnd ? classes.end : undefined} style={{ width }}>
      {columns(label)}
    </th>
  );
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{columns("template")}</th>
          {fixed("records", 84, true)}
          {fixed("share", 60, true)}
          {fixed("trend", 96)}
          {fixed("severity", 112)}
          {fixed("systems", 108)}
          {fixed("first", 80, true)}
          {fixed("last", 116, true)}
          {fixed("match", 88)}
          <AddEntryHead />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TemplateRow key={row.number} row={row} records={records} />
        ))}
      </tbody>
    </table>
  );
}

function TemplateRow({ row, records }: { row: TemplateListRow; records: number }) {
  const columns = useTranslations("run.column");
  const { format, clock, minute } = useRun();
  const { points, systems } = row;
  const tone = row.errors > 0 ? "error" : row.warnings > 0 ? "warning" : "ink";
  return (
    <tr>
      <td className={classes.mono} data-main title={row.text}>
        {row.text}
      </td>
      <td className={classes.end} data-label={columns("records")}>
        <LogsLink filter={{ templateNumber: row.number }} count={row.records}>
          {format.number(row.records)}
        </LogsLink>
      </td>
      <td className={classes.end} data-wide>
        {format.percent(records === 0 ? null : row.records / records, 1)}
      </td>
      <td data-wide>{points === null || points.length === 0 ? null : <Trend values={points} colour={tone} />}</td>
      <SeverityMix row={row} tone={tone} />
      <SystemsCell systems={systems} />
      <td className={classes.end} data-wide title={clock(row.firstMicros)}>
        {minute(row.firstMicros)}
      </td>
      <td className={classes.end} data-wide title={clock(row.lastMicros)}>
        {minute(row.lastMicros)}
      </td>
      <td>
        {row.problemIds.map((id) => (
          <EntryId key={`P${String(id)}`} kind="problem" id={id} />
        ))}
        {row.anomalyIds.map((id) => (
          <EntryId key={`A${String(id)}`} kind="anomaly" id={id} />
        ))}
      </td>
      <AddEntryCell template={row.text} kind={row.errors > 0 ? "problem" : "anomaly"} />
    </tr>
  );
}

/** The system with the most records and how many others there are; nothing until they are counted. */
function SystemsCell({ systems }: { systems: readonly string[] | null }) {
  const columns = useTranslations("run.column");
  const { format } = useRun();
  if (systems === null) return <td />;
  const [first, ...others] = systems;
  return (
    <td data-label={first === undefined ? undefined : columns("systems")} title={systems.join(", ")}>
      {first === undefined ? DASH : others.length === 0 ? first : `${first} +${format.number(others.length)}`}
    </td>
  );
}

/** One word where all records are of one severity, else the figures of the bad ones. */
function SeverityMix({ row: { records, errors, warnings }, tone }: { row: TemplateListRow; tone: string }) {
  const words = useTranslations("run.patterns.severity");
  const { format } = useRun();
  const bad = [errors > 0 ? words("errors", { n: format.number(errors) }) : null, warnings > 0 ? words("warnings", { n: format.number(warnings) }) : null].filter((part) => part !== null);
  const text = errors === records ? words("error") : warnings === records ? words("warning") : bad.length === 0 ? words("other") : bad.join(", ");
  return (
    <td className={classes.severity} data-tone={tone} title={text}>
      {text}
    </td>
  );
}

const Trend = memo(function Trend({ values, colour }: Pick<SparklineInput, "values" | "colour">) {
  const theme = useChartTheme();
  const config = useMemo(() => prepareSparkline({ values, colour, asOfIndex: null, shape: "bars" }, theme), [values, colour, theme]);
  return (
    <span className={classes.trend}>
      <Chart config={config} />
    </span>
  );
});
