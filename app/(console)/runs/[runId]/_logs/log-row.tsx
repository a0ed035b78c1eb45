"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { RecordRow } from "@/server/api/logs";
import { SEVERITIES } from "@/server/domain/parse/severity";
import { DASH, formatOrdinal, formatPlace } from "@/server/domain/present/format";
import { highlightLine } from "../_incident/highlight-line";
import type { LineAddress } from "../_view/run-address";
import { useRun } from "../_view/run-context";
import classes from "./log-list.module.css";
import { shownText } from "./shown-text";

interface LogRowProps {
  id: string;
  position: number;
  /** Of the whole list. */
  setSize: number;
  /** Undefined while it is read. */
  row: RecordRow | undefined;
  sought: string;
  isActive: boolean;
  isMarked: boolean;
  onOpen(row: RecordRow): void;
}

/** Whether a line is one of a record. */
export function holdsLine({ fileNumber, line, continuations }: RecordRow, sought: LineAddress): boolean {
  return fileNumber === sought.fileNumber && line <= sought.line && sought.line <= line + continuations;
}

/** One record in a line; pressing it shows the raw lines around it. */
export const LogRow = memo(function LogRow({ id, position, setSize, row, sought, isActive, isMarked, onOpen }: LogRowProps) {
  const words = useTranslations("run.logs");
  const { clock } = useRun();
  const option = { id, role: "option", "aria-selected": isMarked, "aria-posinset": position + 1, "aria-setsize": setSize, className: classes.row, "data-active": isActive || undefined } as const;
  if (row === undefined) return <div {...option} aria-label={words("loading")} data-loading />;
  const severity = SEVERITIES[row.severity - 1] ?? DASH;
  return (
    <div {...option} data-severity={severity} onClick={() => onOpen(row)}>
      <time title={row.isTimeTaken ? words("timeTaken") : undefined} data-taken={row.isTimeTaken || undefined}>
        {clock(row.micros)}
      </time>
      <span className={classes.severity}>{severity}</span>
      <span className={classes.system} title={row.source === null || row.source === row.system ? undefined : words("source", { source: row.source })}>
        {row.system ?? DASH}
      </span>
      <span className={classes.place} title={formatPlace(row.file, row.line)}>
        <span>{row.file}</span>:{formatOrdinal(row.line)}
      </span>
      <code className={classes.message}>
        {highlightLine(shownText(row, sought), sought).map((part, at) => (part.kind === "found" ? <mark key={at}>{part.text}</mark> : part.text))}
        {row.continuations === 0 ? null : <span className={classes.more}> {words("more", { count: row.continuations })}</span>}
      </code>
    </div>
  );
});
