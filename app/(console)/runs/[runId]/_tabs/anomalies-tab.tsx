"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import type { AsOfState } from "@/server/domain/present/as-of";
import { DASH } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { formatId } from "@/server/domain/present/format";
import { EntryId } from "./entry-id";
import { LineLink } from "./line-link";
import { ListPages, PAGE_SIZE, pageOf } from "./list-pages";
import classes from "./list-table.module.css";

/** Every (anomaly, problem) pair seen by the instant, earliest first. */
export function AnomaliesTab({ state }: { state: AsOfState }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run");
  const { format, clock } = useRun();
  const { address, change } = useRunAddress();
  const rows = state.incidents.flatMap((incident) => incident.findings.map((finding) => ({ ...finding, problem: incident.facts })));
  rows.sort((a, b) => (a.facts.firstMicros ?? Infinity) - (b.facts.firstMicros ?? Infinity) || a.facts.anomalyId - b.facts.anomalyId || a.problem.problemId - b.problem.problemId);
  if (rows.length === 0) return <Notice title={words("anomaliesTab.none.title")} text={words("anomaliesTab.none.text")} />;
  const { offset } = pageOf(address.page);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th style={{ width: "24%" }}>{columns("anomaly")}</th>
            <th style={{ width: 64 }}>{columns("problem")}</th>
            <th>{columns("firstLine")}</th>
            <th style={{ width: 180 }}>{columns("place")}</th>
            <th style={{ width: 84 }}>{columns("system")}</th>
            <th className={classes.end} style={{ width: 76 }}>
              {columns("first")}
            </th>
            <th className={classes.end} style={{ width: 60 }}>
              {columns("lines")}
            </th>
            <th className={classes.end} style={{ width: 76 }}>
              {columns("similarity")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(offset, offset + PAGE_SIZE).map(({ facts, occurrences, problem }) => (
            <tr key={`${String(facts.anomalyId)} ${String(problem.problemId)}`}>
              <td data-main title={facts.text}>
                <button type="button" className={classes.place} style={{ color: "inherit" }} onClick={() => change({ incident: problem.problemId, match: formatId("anomaly", facts.anomalyId) }, "push")}>
                  <EntryId kind="anomaly" id={facts.anomalyId} />
                  {facts.text}
                </button>
              </td>
              <td title={problem.title}>
                <EntryId kind="problem" id={problem.problemId} />
              </td>
              <td className={classes.mono} data-main title={facts.message}>
                {facts.message}
              </td>
              <td>
                <LineLink place={facts.place} />
              </td>
              <td>{facts.system ?? DASH}</td>
              <td className={classes.end}>{clock(facts.firstMicros)}</td>
              <td className={classes.end} data-label={columns("lines")}>
                {format.number(occurrences)}
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
