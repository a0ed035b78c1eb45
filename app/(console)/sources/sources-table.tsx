"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import type { PageSource } from "@/server/api/sources";
import { DASH } from "@/server/domain/present/format";
import { SourceMenu } from "./source-menu";
import { SourceState } from "./source-state";
import classes from "./sources.module.css";
import type { SourceActions } from "./use-source-actions";

const COLUMNS = ["name", "state", "options", "visits", "lastVisit", "author", "actions"] as const;

interface SourcesTableProps {
  sources: readonly PageSource[];
  actions: SourceActions;
  /** Shows what the visits of a source brought. */
  onOpen: (source: PageSource) => void;
}

/** A source a row; on a narrow screen an item of a few lines. */
export function SourcesTable({ sources, actions, onOpen }: SourcesTableProps) {
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
          <Row key={source.id} source={source} actions={actions} onOpen={() => onOpen(source)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ source, actions, onOpen }: { source: PageSource; actions: SourceActions; onOpen: () => void }) {
  const words = useTranslations("sources");
  const format = useFormat();
  const { timeZone, retain, model } = source.options;
  return (
    <tr>
      <td data-column="name" data-main>
        <button type="button" className={classes.name} onClick={onOpen}>
          {source.name}
        </button>
      </td>
      <td data-column="state">
        <SourceState isEnabled={source.isEnabled} />
      </td>
      <td data-column="options" data-last>{words("options", { zone: timeZone, retain, model })}</td>
      <td data-column="visits" data-label={words("column.visits")}>
        {format.number(source.visits)}
      </td>
      <td data-column="lastVisit" data-label={words("column.lastVisit")}>
        {source.lastVisitAt === null ? words("never") : <time dateTime={source.lastVisitAt.toISOString()}>{format.instant(source.lastVisitAt.getTime())}</time>}
      </td>
      <td data-column="author" data-label={words("column.author")}>
        {source.createdBy ?? DASH}
      </td>
      <td data-column="actions" data-corner>
        <SourceMenu source={source} actions={actions} />
      </td>
    </tr>
  );
}
