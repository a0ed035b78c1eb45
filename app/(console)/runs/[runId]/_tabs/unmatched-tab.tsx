"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { UnmatchedListRow } from "@/server/api/run";
import { type AsOfState, isSeenBy } from "@/server/domain/present/as-of";
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

type Instant = Pick<AsOfState, "isEnd" | "atMicros">;

/** ERRORs that matched nothing, and below them what matched two entries equally well; those later than the instant are pale and say so. */
export function UnmatchedTab({ unmatched, ambiguous, state }: { unmatched: number; ambiguous: number; state: Instant }) {
  const words = useTranslations("run.unmatched");
  const trpc = useTRPC();
  const { runId, format } = useRun();
  const { address } = useRunAddress();
  // The longer list says how many pages there are; the shorter one ends earlier.
  const page = { runId, ...pageOf(address.page, Math.max(unmatched, ambiguous)) };
  const errors = useQuery({ ...trpc.run.unmatched.queryOptions(page), placeholderData: keepPreviousData });
  const doubtful = useQuery({ ...trpc.run.ambiguous.queryOptions(page), placeholderData: keepPreviousData, enabled: ambiguous > 0 });
  if (unmatched + ambiguous === 0) return <Notice title={words("none.title")} text={words("none.text")} />;
  return (
    <>
      {unmatched === 0 ? null : <ListState query={errors}>{(rows) => <UnmatchedTable rows={rows} state={state} />}</ListState>}
      {ambiguous === 0 ? null : (
        <>
          <h3 className={classes.group}>
            {words("ambiguous")} {format.number(ambiguous)} <span>{words("ambiguousNote")}</span>
          </h3>
          <ListState query={doubtful}>{(rows) => <UnmatchedTable rows={rows} state={state} />}</ListState>
        </>
      )}
      <ListPages total={Math.max(unmatched, ambiguous)} />
    </>
  );
}

/** Nothing where the list has ended on an earlier page. */
function UnmatchedTable({ rows, state }: { rows: readonly UnmatchedListRow[]; state: Instant }) {
  const columns = useTranslations("run.column");
  if (rows.length === 0) return null;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{columns("template")}</th>
          <th style={{ width: 192 }}>{columns("place")}</th>
          <th className={classes.end} style={{ width: 112 }}>
            {columns("first")}
          </th>
          <th className={classes.end} style={{ width: 84 }}>
            {columns("occurrences")}
          </th>
          <th style={{ width: "24%" }}>{columns("candidates")}</th>
          <AddEntryHead />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <UnmatchedRow key={`${String(row.templateNumber)} ${row.road}`} row={row} isLater={!isSeenBy(state, row.micros)} />
        ))}
      </tbody>
    </table>
  );
}

function UnmatchedRow({ row, isLater }: { row: UnmatchedListRow; isLater: boolean }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run.unmatched");
  const { format } = useRun();
  return (
    <tr data-later={isLater || undefined}>
      <td className={classes.mono} data-main title={row.text}>
        {row.template}
      </td>
      <td>
        <LineLink place={row} />
      </td>
      <td className={classes.end}>
        <Moment micros={row.micros} />
        {isLater ? <span className={classes.below}>{words("later")}</span> : null}
      </td>
      <td className={classes.end} data-label={columns("occurrences")}>
        <LogsLink filter={{ templateNumber: row.templateNumber, levels: [row.road] }} count={row.occurrences}>
          {format.number(row.occurrences)}
        </LogsLink>
      </td>
      <td data-label={columns("candidates")}>
        {row.candidates.map(({ id, similarity }) => (
          <span key={id} style={{ marginRight: 12 }}>
            <EntryId kind={row.road === "error" ? "problem" : "anomaly"} id={id} />
            {format.similarity(similarity)}
          </span>
        ))}
      </td>
      <AddEntryCell template={row.template} kind={row.road === "error" ? "problem" : "anomaly"} />
    </tr>
  );
}
