"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import type { PredictionAsOf } from "@/server/domain/present/as-of-predictions";
import { formatId } from "@/server/domain/present/format";
import { Moment } from "../_view/moment";
import { useRun } from "../_view/run-context";
import { EntryId } from "./entry-id";
import { ListPages, rowsOfPage } from "./list-pages";
import classes from "./list-table.module.css";
import { OutcomeText } from "./outcome-text";
import { useRunAddress } from "../_view/use-run-address";

/** What had been predicted by the instant and what has become of it, earliest first. */
export function PredictionsTab({ predictions, isEnd }: { predictions: readonly PredictionAsOf[]; isEnd: boolean }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run.predictions");
  const { format } = useRun();
  const { address } = useRunAddress();
  if (predictions.length === 0) return <Notice title={words("none.title")} text={words("none.text")} />;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th style={{ width: 108 }}>{columns("issued")}</th>
            <th style={{ width: 136 }}>{columns("kind")}</th>
            <th>{columns("prediction")}</th>
            <th style={{ width: "24%" }}>{columns("basis")}</th>
            <th className={classes.end} style={{ width: 92 }}>
              {columns("likelihood")}
            </th>
            <th style={{ width: 200 }}>{columns("outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOfPage(predictions, address.page).map((prediction) => {
            const { facts } = prediction;
            const basis = facts.kind === "problem" ? facts.basis.map((id) => formatId("anomaly", id)).join(", ") : formatId("problem", facts.problemId);
            return (
              <tr key={`${facts.kind} ${String(facts.problemId)} ${String(facts.anomalyId)}`}>
                <td><Moment micros={facts.issuedMicros} /></td>
                <td className={classes.minor}>{words(facts.kind)}</td>
                <td data-main title={facts.text}>
                  <EntryId kind={facts.kind} id={facts.anomalyId ?? facts.problemId} isPredicted />
                  {facts.text}
                </td>
                <td title={basis}>{facts.kind === "problem" ? words("seen", { n: format.number(facts.basis.length), known: format.number(facts.anomaliesKnown), ids: basis }) : basis}</td>
                <td className={classes.end} data-label={columns("likelihood")}>
                  {format.similarity(facts.likelihood)}
                </td>
                <td>
                  <OutcomeText prediction={prediction} isEnd={isEnd} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ListPages total={predictions.length} />
    </>
  );
}
