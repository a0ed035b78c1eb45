"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import type { AsOfState } from "@/server/domain/present/as-of";
import { DASH, formatId } from "@/server/domain/present/format";
import { listAnomalies } from "@/server/domain/present/list-anomalies";
import { LogsLink } from "../_logs/logs-link";
import { Moment } from "../_view/moment";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { EntryId } from "./entry-id";
import { LineLink } from "./line-link";
import { ListPages, rowsOfPage } from "./list-pages";
import classes from "./list-table.module.css";

/** Every known anomaly seen by the instant, with the problems it goes with. */
export function AnomaliesTab({ state }: { state: AsOfState }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run");
  const { format } = useRun();
  const { address, change } = useRunAddress();
  const rows = listAnomalies(state);
  if (rows.length === 0) return <Notice title={words("anomaliesTab.none.title")} text={words("anomaliesTab.none.text")} />;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th style={{ width: "24%" }}>{columns("anomaly")}</th>
            <th style={{ width: 92 }}>{columns("problem")}</th>
            <th>{columns("firstLine")}</th>
            <th style={{ width: 180 }}>{columns("place")}</th>
            <th style={{ width: 84 }}>{columns("system")}</th>
            <th className={classes.end} style={{ width: 112 }}>
              {columns("first")}
            </th>
            <th className={classes.end} style={{ width: 84 }}>
              {columns("lines")}
            </th>
            <th className={classes.end} style={{ width: 92 }}>
              {columns("similarity")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOfPage(rows, address.page).map(({ facts, occurrences, problems }) => (
            <tr key={facts.anomalyId}>
              <td data-main title={facts.text}>
                <button type="button" className={classes.place} style={{ color: "inherit" }} onClick={() => change({ incident: facts.problemId, match: formatId("anomaly", facts.anomalyId) }, "push")}>
                  <EntryId kind="anomaly" id={facts.anomalyId} />
                  {facts.text}
                </button>
              </td>
              <td title={problems.map(({ title }) => title).join(", ")}>
                {problems.map(({ problemId }) => (
                  <EntryId key={problemId} kind="problem" id={problemId} />
                ))}
              </td>
              <td className={classes.mono} data-main title={facts.message}>
                {facts.message}
              </td>
              <td>
                <LineLink place={facts.place} />
              </td>
              <td>{facts.system ?? DASH}</td>
              <td className={classes.end}><Moment micros={facts.firstMicros} /></td>
              <td className={classes.end} data-label={columns("lines")}>
                <LogsLink filter={{ of: { kind: "anomaly", id: facts.anomalyId } }} count={occurrences}>
                  {format.number(occurrences)}
                </LogsLink>
              </td>
              <td className={classes.end} data-label={columns("similarity")}>
                {format.similarity(facts.similarity)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ListPages total={rows.length} />
    </>
  );
}
