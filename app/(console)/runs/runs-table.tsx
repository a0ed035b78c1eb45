"use client";

import { Checkbox, Skeleton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useCan } from "@/app/_components/person";
import { useRowKeys } from "@/app/_lib/use-row-keys";
import type { RunListRow, RunPage, RunSort } from "@/server/api/runs";
import { RunRow } from "./run-row";
import classes from "./runs-table.module.css";
import { type RunsFilter, sortedBy } from "./runs-url";
import type { RunActions } from "./use-run-actions";

export interface RunSelection {
  ids: ReadonlySet<number>;
  toggle(run: RunListRow): void;
  toggleAll(): void;
}

interface RunsTableProps {
  page: RunPage | undefined;
  filter: RunsFilter;
  onSort: (change: Partial<RunsFilter>) => void;
  actions: RunActions;
  selection: RunSelection;
}

type Column = { name: "name" | "status" | "model" | "size" | "lines" | "incidents" | "duration" | "started"; sort: RunSort | null };

const COLUMNS: readonly Column[] = [
  { name: "name", sort: "name" },
  { name: "status", sort: null },
  { name: "model", sort: null },
  { name: "size", sort: "size" },
  { name: "lines", sort: "lines" },
  { name: "incidents", sort: "incidents" },
  { name: "duration", sort: "duration" },
  { name: "started", sort: "created" },
];

const SKELETON_ROWS = 8;

/** The runs of a page; skeletons of them while nothing is known yet. */
export function RunsTable({ page, filter, onSort, actions, selection }: RunsTableProps) {
  const words = useTranslations("runs");
  const canRun = useCan("analyst");
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  const selectedHere = page?.rows.filter((run) => selection.ids.has(run.id)).length ?? 0;
  return (
    <table className={classes.table} ref={table} aria-busy={page === undefined} aria-label={words("table", { page: filter.page })}>
      <thead>
        <tr>
          <th className={classes.check} scope="col">
            <Checkbox
              aria-label={words("selectAll")}
              checked={selectedHere > 0 && selectedHere === page?.rows.length}
              indeterminate={selectedHere > 0 && selectedHere !== page?.rows.length}
              onChange={() => selection.toggleAll()}
            />
          </th>
          {COLUMNS.map((column) => (
            <Head key={column.name} column={column} filter={filter} onSort={onSort} />
          ))}
          {canRun ? (
            <th className={classes.menu} scope="col">
              <span className={classes.hidden}>{words("column.actions")}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {page === undefined
          ? Array.from({ length: SKELETON_ROWS }, (_, index) => (
              <tr key={index} className={classes.row}>
                <td colSpan={COLUMNS.length + 2} className={classes.placeholder}>
                  <Skeleton height={16} radius="sm" />
                </td>
              </tr>
            ))
          : page.rows.map((run) => (
              <RunRow key={run.id} run={run} now={page.now} actions={actions} isSelected={selection.ids.has(run.id)} onToggle={() => selection.toggle(run)} />
            ))}
      </tbody>
    </table>
  );
}

function Head({ column, filter, onSort }: { column: Column; filter: RunsFilter; onSort: RunsTableProps["onSort"] }) {
  const words = useTranslations("runs.column");
  const { name, sort } = column;
  if (sort === null) {
    return (
      <th scope="col" className={classes[name]}>
        {words(name)}
      </th>
    );
  }
  const isSorted = filter.sort === sort;
  const Arrow = filter.direction === "asc" ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" className={classes[name]} aria-sort={isSorted ? (filter.direction === "asc" ? "ascending" : "descending") : undefined}>
      <button type="button" className={classes.sort} data-sorted={isSorted || undefined} onClick={() => onSort(sortedBy(filter, sort))}>
        {words(name)}
        {isSorted ? <Arrow size={14} stroke={1.75} aria-hidden /> : null}
      </button>
    </th>
  );
}
