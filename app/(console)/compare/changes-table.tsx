"use client";

import { IconArrowDown, IconArrowUp, IconEqual, IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { CSSProperties, ReactNode } from "react";
import { Segments } from "@/app/_components/segments";
import { useFormat } from "@/app/_lib/use-format";
import type { RunFigures } from "@/server/api/compare";
import { CHANGE_FILTERS, type ChangeFilter, type CountChange } from "@/server/domain/present/compare-runs";
import { DASH } from "@/server/domain/present/format";
import classes from "./compare.module.css";

/** A row of things counted in every run. */
export interface ChangesRow {
  key: string;
  name: ReactNode;
  title: string;
  counts: readonly (number | null)[];
  changes: readonly CountChange[];
  /** Whether more of it is bad news. */
  isBad: boolean;
  /** Where the count of a run leads to. */
  href(runId: number): string;
}

interface ChangesTableProps {
  label: string;
  /** Head of the column of names. */
  column: string;
  runs: readonly RunFigures[];
  rows: readonly ChangesRow[];
}

/** Things in rows, runs in columns; each count is marked by what became of it since the baseline. */
export function ChangesTable({ label, column, runs, rows }: ChangesTableProps) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.changes} style={{ "--runs": runs.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            {runs.map(({ id, name }) => (
              <th key={id} scope="col" className={classes.count} title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" title={row.title}>
                {row.name}
              </th>
              {runs.map(({ id }, at) => (
                <CountCell key={id} count={row.counts[at] ?? null} change={row.changes[at] ?? null} isBad={row.isBad} href={row.href(id)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ICONS = { new: IconPlus, gone: IconMinus, more: IconArrowUp, fewer: IconArrowDown, same: IconEqual };

function CountCell({ count, change, isBad, href }: { count: number | null; change: CountChange; isBad: boolean; href: string }) {
  const words = useTranslations("compare.change");
  const format = useFormat();
  const Icon = change === null ? null : ICONS[change];
  return (
    <td className={classes.count}>
      {Icon === null || change === null ? null : (
        <span className={classes.change} data-change={change} data-bad={isBad || undefined}>
          <Icon size={12} stroke={2} aria-hidden />
          <span className={change === "new" || change === "gone" ? undefined : classes.hidden}>{words(change)}</span>
        </span>
      )}{" "}
      {count === null ? (
        <span title={words("unknown")}>{DASH}</span>
      ) : count === 0 ? (
        <span className={classes.zero}>0</span>
      ) : (
        <Link href={href} className={classes.figure}>
          {format.number(count)}
        </Link>
      )}
    </td>
  );
}

interface ChangeChoiceProps {
  label: string;
  counts: Record<ChangeFilter, number>;
  value: ChangeFilter;
  onChange(value: ChangeFilter): void;
}

/** Narrows a table to one kind of change; says how many rows each has. */
export function ChangeChoice({ label, counts, value, onChange }: ChangeChoiceProps) {
  const words = useTranslations("compare.change");
  const format = useFormat();
  const choices = CHANGE_FILTERS.map((filter) => ({
    value: filter,
    label: (
      <>
        {words(filter)} <span className={classes.minorCount}>{format.number(counts[filter])}</span>
      </>
    ),
  }));
  return <Segments label={label} className={classes.filter ?? ""} choices={choices} value={value} onChange={onChange} />;
}
