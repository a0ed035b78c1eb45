"use client";

import { IconLink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { plainKey } from "@/app/_lib/pressed-key";
import { useFormat } from "@/app/_lib/use-format";
import { formatId } from "@/server/domain/present/format";
import { AnomalyMenu } from "./anomaly-menu";
import { EntryText } from "./entry-text";
import classes from "./knowledge.module.css";
import type { LineProps } from "./line";
import type { TableRow } from "./list-rows";
import { useRowMenu } from "./row-menu";
import { useTableActions } from "./table-actions";

type AnomalyLine = Extract<TableRow, { kind: "anomaly" }>;

/** An anomaly under its problem. */
export function AnomalyRow({ row, line }: { row: AnomalyLine; line: LineProps }) {
  const t = useTranslations("knowledge.table");
  const format = useFormat();
  const { canEdit, setEditing } = useTableActions();
  const { problem, anomaly, usage } = row;
  const menu = useRowMenu();
  const isGone = anomaly.state === "removed" || anomaly.state === "unlinked";
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || !canEdit) return;
    const key = plainKey(event);
    if (!isGone && (key === "e" || key === "Enter")) setEditing({ kind: "anomaly", problemId: problem.id, id: anomaly.id });
    else if (!menu.openByKey(event)) return;
    event.preventDefault();
  };
  return (
    <div
      role="row"
      aria-rowindex={line.rowIndex}
      aria-level={2}
      data-key={row.key}
      tabIndex={line.isTabStop ? 0 : -1}
      onFocus={line.onFocus}
      onKeyDown={onKeyDown}
      {...(canEdit ? menu.row : {})}
      className={`${classes.row} ${classes.anomaly}`}
    >
      <span role="gridcell" className={classes.chevron} />
      <span role="gridcell" className={classes.id}>
        {formatId("anomaly", anomaly.id)}
      </span>
      <span role="gridcell" className={classes.textCell}>
        <EntryText kind="anomaly" entry={anomaly} problemId={problem.id} />
      </span>
      <span role="gridcell" className={classes.links}>
        {anomaly.otherProblems > 0 ? (
          <span className={classes.more}>
            <IconLink size={14} stroke={1.75} aria-hidden />
            {t("inMore", { count: anomaly.otherProblems })}
          </span>
        ) : null}
      </span>
      <span role="gridcell" className={classes.figure}>
        {format.number(usage.findings)}
      </span>
      <span role="gridcell" className={classes.figure}>
        {format.date(usage.lastMs)}
      </span>
      <span role="gridcell" className={classes.actionsCell}>
        {canEdit ? <AnomalyMenu problem={problem} anomaly={anomaly} {...menu.state} /> : null}
      </span>
    </div>
  );
}
