"use client";

import { useTranslations } from "next-intl";
import type { IncidentPage } from "@/server/api/run";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import type { PredictionAsOf } from "@/server/domain/present/as-of-predictions";
import { formatId } from "@/server/domain/present/format";
import { EntryId } from "../_tabs/entry-id";
import { useRun } from "../_view/run-context";
import classes from "./side-sections.module.css";

interface PredictedNextProps {
  incident: IncidentAsOf;
  /** Predictive alerts of this problem as of the instant. */
  predictions: readonly PredictionAsOf[];
  record: IncidentPage["record"];
}

/** Anomalies that usually come with the problem, how likely each is, and what became of it. */
export function PredictedNext({ incident: { facts }, predictions, record }: PredictedNextProps) {
  const words = useTranslations("incident.predicted");
  const { format, clock } = useRun();
  const open = predictions.filter(({ outcome }) => outcome !== "came-true");
  const cameTrue = predictions.length - open.length;
  const sorted = [...open].sort((a, b) => b.facts.likelihood - a.facts.likelihood || (a.facts.anomalyId ?? 0) - (b.facts.anomalyId ?? 0));
  // What is known now of what was open then: the log goes on after the instant.
  const outcome = ({ facts: { outcome: word, outcomeMicros } }: PredictionAsOf): string => (word === "came-true" ? words("came-true", { time: clock(outcomeMicros) }) : word === "open" ? words("openAtEnd") : words(word));
  return (
    <section>
      <header className={classes.head}>
        <h3>{words("title")}</h3>
        <span>{words("note", { n: format.number(sorted.length), known: format.number(facts.anomaliesKnown), id: formatId("problem", facts.problemId) })}</span>
        {sorted.length === 0 ? null : <span className={classes.right}>{words("likelihood")}</span>}
      </header>
      {sorted.length === 0 ? <p className={classes.minor}>{words("none")}</p> : null}
      <ul className={classes.list}>
        {sorted.map((prediction) => (
          <li key={prediction.facts.anomalyId} className={classes.prediction}>
            <EntryId kind="anomaly" id={prediction.facts.anomalyId ?? 0} isPredicted />
            <span className={classes.what}>
              {prediction.facts.text}
              <span className={classes.likely}>
                <i>
                  <i style={{ width: `${String(prediction.facts.likelihood * 100)}%` }} />
                </i>
                <span data-outcome={prediction.facts.outcome}>{outcome(prediction)}</span>
              </span>
            </span>
            <b>{format.similarity(prediction.facts.likelihood)}</b>
          </li>
        ))}
      </ul>
      {predictions.length === 0 ? null : (
        <p className={classes.minor}>
          {cameTrue === 0 ? null : <>{words("sofar", { cameTrue: format.number(cameTrue), issued: format.number(predictions.length) })} </>}
          {record.issued === 0 ? words("noRecord") : words("record", { cameTrue: format.number(record.cameTrue), issued: format.number(record.issued), share: format.percent(record.cameTrue / record.issued) })}
        </p>
      )}
    </section>
  );
}
