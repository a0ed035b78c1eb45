"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import type { PageSource } from "@/server/api/sources";
import { LastVisit, SourceName, SourceSchedule } from "./source-cells";
import { SourceMenu } from "./source-menu";
import { SourceState } from "./source-state";
import classes from "./sources.module.css";
import type { SourceActions } from "./use-source-actions";

const COLUMNS = ["name", "state", "schedule", "lastVisit", "visits", "options", "actions"] as const;

interface SourcesTableProps {
  sources: readonly PageSource[];
  actions: SourceActions;
}

/** A source a row; on a narrow screen an item of a few lines. */
export function SourcesTable({ sources, actions }: SourcesTableProps) {
  const words = useTranslations("sources");
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-column={column} {...(column === "actions" ? { "aria-label": words("column.actions") } : {})}>
              {column === "actions" ? null : words(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <Row key={source.id} source={source} actions={actions} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ source, actions }: { source: PageSource; actions: SourceActions }) {
  const words = useTranslations("sources");
  const format = useFormat();
  const { timeZone, retain, model } = source.options;
  return (
    <tr>
      <td data-column="name" data-main>
        <SourceName source={source} onOpen={() => actions.showVisits(source)} />
      </td>
      <td data-column="state">
        <SourceState source={source} />
      </td>
      <td data-column="schedule">
        <SourceSchedule source={source} />
      </td>
      <td data-column="lastVisit" data-label={words("column.lastVisit")}>
        <LastVisit source={source} />
      </td>
      <td data-column="visits" data-label={words("column.visits")}>
        {format.number(source.visits)}
      </td>
      <td data-column="options" data-last>
        {words("options", { zone: timeZone, retain, model })}
      </td>
      <td data-column="actions" data-corner>
        <SourceMenu source={source} actions={actions} />
      </td>
    </tr>
  );
}
