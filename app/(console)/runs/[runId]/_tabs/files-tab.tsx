"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CutPath } from "@/app/_components/cut-path";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import type { FileListRow } from "@/server/api/run";
import { LogsLink } from "../_logs/logs-link";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { ListPages, pageOf } from "./list-pages";
import { ListState } from "@/app/_components/list-state";
import classes from "./list-table.module.css";

const COUNTS = ["records", "continuations", "blank", "structural", "unread"] as const;

/** Every file of the input: what became of each of its lines, or why it was skipped. @param hasRecords there is a list of records that the figures lead to */
export function FilesTab({ total, hasRecords = true }: { total: number; hasRecords?: boolean }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run.files");
  const trpc = useTRPC();
  const { runId } = useRun();
  const { address } = useRunAddress();
  const query = useQuery({ ...trpc.run.files.queryOptions({ runId, ...pageOf(address.page, total) }), placeholderData: keepPreviousData });
  if (total === 0) return <Notice title={words(hasRecords ? "none.title" : "none.endedTitle")} text={words(hasRecords ? "none.text" : "none.ended")} />;
  return (
    <ListState query={query}>
      {(rows) => (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{columns("file")}</th>
                <th style={{ width: 116 }}>{columns("format")}</th>
                <th className={classes.end} style={{ width: 76 }}>
                  {columns("size")}
                </th>
                <th className={classes.end} style={{ width: 76 }}>
                  {columns("lines")}
                </th>
                {COUNTS.map((count) => (
                  <th key={count} className={classes.end} style={{ width: count === "continuations" ? 104 : 92 }}>
                    {columns(count)}
                  </th>
                ))}
                <th className={classes.end} style={{ width: 72 }}>
                  {columns("errors")}
                </th>
                <th className={classes.end} style={{ width: 88 }}>
                  {columns("warnings")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <FileRow key={row.number} row={row} hasRecords={hasRecords} />
              ))}
            </tbody>
          </table>
          <ListPages total={total} />
        </>
      )}
    </ListState>
  );
}

function FileRow({ row, hasRecords }: { row: FileListRow; hasRecords: boolean }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run.files");
  const failureText = useFailureText();
  const { format } = useRun();
  const linked = (count: number): number => (hasRecords ? count : 0);
  if (row.skipped !== null) {
    return (
      <tr>
        <td data-main title={row.path} className={classes.minor}>
          <CutPath path={row.path} />
        </td>
        <td colSpan={10} className={classes.minor}>
          {words("skipped", { reason: failureText.ofReason(row.skipped) })}
        </td>
      </tr>
    );
  }
  const completed = row.completedTime === null ? null : { what: row.completedTime, from: row.completedFrom ?? "run" };
  const counts = { records: row.records, continuations: row.continuations, blank: row.blankLines, structural: row.structuralLines, unread: row.unreadLines };
  return (
    <tr>
      <td data-main title={row.path}>
        <CutPath path={row.path} />
        {row.timeZone === null ? null : <span className={classes.below}>{words("inZone", { zone: row.timeZone })}</span>}
        {completed === null ? null : (
          <span className={classes.below} title={words("completed", completed)}>
            {words("completedBy", completed)}
          </span>
        )}
      </td>
      <td title={[row.format, row.encoding].filter((part) => part !== null).join(", ")}>{[row.format, row.encoding].filter((part) => part !== null).join(", ")}</td>
      <td className={classes.end}>{format.bytes(row.bytes)}</td>
      <td className={classes.end} data-label={columns("lines")}>
        {format.number(row.lines)}
      </td>
      {COUNTS.map((count) => (
        <td key={count} className={classes.end} data-label={columns(count)}>
          {count === "records" ? (
            <LogsLink filter={{ fileNumber: row.number }} count={linked(row.records)}>
              {format.number(row.records)}
            </LogsLink>
          ) : (
            format.number(counts[count])
          )}
        </td>
      ))}
      <td className={classes.end} data-label={columns("errors")}>
        <LogsLink filter={{ fileNumber: row.number, levels: ["error"] }} count={linked(row.errors)}>
          {format.number(row.errors)}
        </LogsLink>
      </td>
      <td className={classes.end} data-label={columns("warnings")}>
        <LogsLink filter={{ fileNumber: row.number, levels: ["warning"] }} count={linked(row.warnings)}>
          {format.number(row.warnings)}
        </LogsLink>
      </td>
    </tr>
  );
}
