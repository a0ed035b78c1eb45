"use client";

import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { plainKey } from "@/app/_lib/pressed-key";
import { useFormat } from "@/app/_lib/use-format";
import { formatId } from "@/server/domain/present/format";
import { EntryText } from "./entry-text";
import classes from "./knowledge.module.css";
import type { LineProps } from "./line";
import type { TableRow } from "./list-rows";
import { ProblemMenu } from "./problem-menu";
import { useRowMenu } from "./row-menu";
import { useTableActions } from "./table-actions";

type ProblemLine = Extract<TableRow, { kind: "problem" }>;

/** A problem: opens to its anomalies. */
export function ProblemRow({ row, line }: { row: ProblemLine; line: LineProps }) {
  const t = useTranslations("knowledge.table");
  const format = useFormat();
  const { canEdit, setOpen, setEditing, knowledge } = useTableActions();
  const { problem, isOpen, usage } = row;
  const id = problem.id === 0 ? "" : formatId("problem", problem.id);
  const menu = useRowMenu();
  const hasMenu = canEdit && problem.id !== 0;
  const toggle = (): void => setOpen(problem.id, !isOpen);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const key = plainKey(event);
    if (key === "Enter" || key === "o" || key === (isOpen ? "ArrowLeft" : "ArrowRight")) toggle();
    else if (key === "e" && hasMenu && problem.state !== "removed") setEditing({ kind: "problem", id: problem.id });
    else if (!hasMenu || !menu.openByKey(event)) return;
    event.preventDefault();
  };
  const editors = knowledge.others.filter(({ problemIds }) => problemIds.includes(problem.id)).map(({ name }) => name);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      role="row"
      aria-rowindex={line.rowIndex}
      aria-level={1}
      aria-expanded={isOpen}
      data-key={row.key}
      data-open={isOpen || undefined}
      tabIndex={line.isTabStop ? 0 : -1}
      onFocus={line.onFocus}
      onKeyDown={onKeyDown}
      {...(hasMenu ? menu.row : {})}
      className={`${classes.row} ${classes.problem}`}
    >
      <span role="gridcell" className={classes.chevron}>
        <UnstyledButton tabIndex={-1} className={classes.toggle} onClick={toggle} aria-label={t(isOpen ? "close" : "open", { id: id || t("loose") })}>
          <Chevron size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </span>
      <span role="gridcell" className={classes.id}>
        {id}
      </span>
      <span role="gridcell" className={classes.textCell}>
        {problem.id === 0 ? (
          <LooseTitle />
        ) : (
          <EntryText kind="problem" entry={problem} onOpen={toggle}>
            {editors.map((name) => (
              <span key={name} className={classes.chip}>
                <IconPencil size={14} stroke={1.75} aria-hidden />
                {t("editing", { name })}
              </span>
            ))}
          </EntryText>
        )}
      </span>
      <span role="gridcell" className={classes.links}>
        <LinkCount row={row} />
      </span>
      <span role="gridcell" className={classes.figure}>
        {problem.id === 0 ? null : format.number(usage.findings)}
      </span>
      <span role="gridcell" className={classes.figure}>
        {problem.id === 0 ? null : format.date(usage.lastMs)}
      </span>
      <span role="gridcell" className={classes.actionsCell}>
        {hasMenu ? <ProblemMenu problem={problem} {...menu.state} /> : null}
      </span>
    </div>
  );
}

function LooseTitle() {
  const t = useTranslations("knowledge.table");
  return (
    <span className={classes.words}>
      <span className={classes.name}>{t("loose")}</span>
      <span className={classes.dim}>{t("looseHint")}</span>
    </span>
  );
}

function LinkCount({ row: { problem, matching } }: { row: ProblemLine }) {
  const t = useTranslations("knowledge.table");
  if (matching !== null) return t("matching", { count: matching, total: problem.anomalies.length });
  const parts = [t("anomalies", { count: problem.links })];
  if (problem.added > 0) parts.push(t("added", { count: problem.added }));
  if (problem.gone > 0) parts.push(t("gone", { count: problem.gone }));
  return parts.join(", ");
}
