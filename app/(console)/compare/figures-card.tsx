"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowBarToLeft, IconDots, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Card } from "@/app/_components/card";
import { useFormat } from "@/app/_lib/use-format";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { RunFigures } from "@/server/api/compare";
import { compareFigures } from "@/server/domain/present/compare-runs";
import { DASH } from "@/server/domain/present/format";
import type { CompareProps } from "./compare-props";
import classes from "./compare.module.css";
import { differenceText, FIGURE_ROWS, figureOf, type FigureRow, figureText, runHref } from "./figure-table";

/** A figure ten times as large is another one: a percentage says no more. */
const MAX_SHARE = 10;

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** The figures of the runs side by side; each but the first says how it differs from the first. */
export function FiguresCard({ runs, address, onChange }: CompareProps) {
  const words = useTranslations("compare");
  const figures = useTranslations("compare.figure");
  return (
    <Card title={words("figures.title")} note={words("figures.note")}>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={words("figures.title")}>
        <table className={classes.figures}>
          <thead>
            <tr>
              <th scope="col">
                <span className={classes.hidden}>{words("figures.column")}</span>
              </th>
              {runs.map((run, at) => (
                <RunHead key={run.id} run={run} isBaseline={at === 0} runIds={address.runIds} onChange={(runIds) => onChange({ runIds, page: 1 })} />
              ))}
            </tr>
          </thead>
          <tbody>
            {FIGURE_ROWS.map((row) => (
              <tr key={row.name}>
                <th scope="row">{figures(row.name)}</th>
                {runs.map((run, at) => (
                  <FigureCell key={run.id} row={row} run={run} baseline={at === 0 ? null : (runs[0] ?? null)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface RunHeadProps {
  run: RunFigures;
  isBaseline: boolean;
  runIds: readonly number[];
  onChange(runIds: number[]): void;
}

function RunHead({ run, isBaseline, runIds, onChange }: RunHeadProps) {
  const words = useTranslations("compare");
  const baseName = useBaseName();
  const common = useTranslations("common.status");
  const format = useFormat(run.timeZone);
  const others = runIds.filter((id) => id !== run.id);
  const facts = [run.status === "completed" ? null : common(run.status), run.model, run.knowledgeBase === null || run.revision === null ? null : words("revision", { name: baseName(run.knowledgeBase), number: String(run.revision) })];
  return (
    <th scope="col">
      <span className={classes.runName}>
        <Link href={runHref(run.id, "")} title={run.name}>
          {run.name}
        </Link>
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={words("runMenu", { name: run.name })}>
              <IconDots {...ICON} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowBarToLeft {...ICON} />} disabled={isBaseline} onClick={() => onChange([run.id, ...others])}>
              {words("makeBaseline")}
            </Menu.Item>
            <Menu.Item leftSection={<IconX {...ICON} />} onClick={() => onChange(others)}>
              {words("leaveOut")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </span>
      <span className={classes.minor}>{run.firstMicros === null ? DASH : format.date(run.firstMicros / 1000)}</span>
      <span className={classes.minor} title={facts.filter(Boolean).join(", ")}>
        {facts.filter(Boolean).join(", ")}
      </span>
      {isBaseline ? <span className={classes.baseline}>{words("baseline")}</span> : null}
    </th>
  );
}

function FigureCell({ row, run, baseline }: { row: FigureRow; run: RunFigures; baseline: RunFigures | null }) {
  const format = useFormat();
  const value = figureOf(run, row.name);
  const change = baseline === null ? null : compareFigures(figureOf(baseline, row.name), value);
  const tone = row.tone === "plain" || change === null ? undefined : change.difference > 0 ? "worse" : "better";
  return (
    <td>
      <Link href={runHref(run.id, row.query)} className={classes.figure}>
        {figureText(value, row.unit, format)}
      </Link>{" "}
      {change === null ? null : (
        <span className={classes.difference} data-tone={change.difference === 0 ? undefined : tone}>
          {change.difference === 0 ? "=" : differenceText(change.difference, row.unit, format)}
          {change.difference === 0 || change.share === null || Math.abs(change.share) >= MAX_SHARE || row.unit !== "count" ? null : <span className={classes.share}>{` ${change.difference > 0 ? "+" : "−"}${format.percent(Math.abs(change.share))}`}</span>}
        </span>
      )}
    </td>
  );
}
