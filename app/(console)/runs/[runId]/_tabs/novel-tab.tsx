"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { NovelListRow } from "@/server/api/run";
import { DASH, formatId } from "@/server/domain/present/format";
import { LogsLink } from "../_logs/logs-link";
import { Moment } from "../_view/moment";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { AddEntryCell, AddEntryHead } from "./add-entry";
import { EntryId } from "./entry-id";
import { LineLink } from "./line-link";
import { ListPages, pageOf } from "./list-pages";
import { ListState } from "@/app/_components/list-state";
import classes from "./list-table.module.css";

/** WARNINGs the knowledge base does not know, each after the problem it follows; those later than the instant are pale and say so. */
export function NovelTab({ total, windowMicros, atMicros, isEnd }: { total: number; windowMicros: number; atMicros: number; isEnd: boolean }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run.novel");
  const trpc = useTRPC();
  const { runId, format } = useRun();
  const { address } = useRunAddress();
  const query = useQuery({ ...trpc.run.novel.queryOptions({ runId, ...pageOf(address.page, total) }), placeholderData: keepPreviousData });
  if (total === 0) return <Notice title={words("none.title")} text={words("none.text", { window: format.duration(windowMicros / 1000) })} />;
  return (
    <ListState query={query}>
      {(rows) => (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th style={{ width: 152 }}>{columns("first")}</th>
                <th>{columns("template")}</th>
                <th style={{ width: 180 }}>{columns("place")}</th>
                <th className={classes.end} style={{ width: 84 }}>
                  {columns("occurrences")}
                </th>
                <th style={{ width: 184 }}>{columns("suspected")}</th>
                <th style={{ width: 124 }}>{columns("nearest")}</th>
                <AddEntryHead />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <NovelRow key={row.templateNumber} row={row} isLater={!isEnd && row.micros >= atMicros} />
              ))}
            </tbody>
          </table>
          <ListPages total={total} />
        </>
      )}
    </ListState>
  );
}

function NovelRow({ row, isLater }: { row: NovelListRow; isLater: boolean }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run.novel");
  const { format } = useRun();
  return (
    <tr data-later={isLater || undefined}>
      <td>
        <Moment micros={row.micros} />
        {isLater ? <span className={classes.below}>{words("later")}</span> : null}
      </td>
      <td className={classes.mono} data-main title={row.text}>
        {row.template}
      </td>
      <td>
        <LineLink place={row} />
      </td>
      <td className={classes.end} data-label={columns("occurrences")}>
        <LogsLink filter={{ templateNumber: row.templateNumber, levels: ["warning"] }} count={row.records}>
          {format.number(row.records)}
        </LogsLink>
      </td>
      <td>{words("after", { delta: format.duration(row.deltaMicros / 1000), id: formatId("problem", row.problemId) })}</td>
      <td data-label={columns("nearest")}>
        {row.bestKnownId === null ? (
          DASH
        ) : (
          <>
            <EntryId kind="anomaly" id={row.bestKnownId} />
            {format.similarity(row.similarity)}
          </>
        )}
      </td>
      <AddEntryCell template={row.template} kind="anomaly" problemIds={[row.problemId]} />
    </tr>
  );
}
