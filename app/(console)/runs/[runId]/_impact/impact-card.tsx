"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { AsOfState } from "@/server/domain/present/as-of";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import { formatId } from "@/server/domain/present/format";
import { Card } from "@/app/_components/card";
import { useRun } from "../_view/run-context";
import classes from "./impact-card.module.css";
import { ImpactMenu } from "./impact-menu";

/** More bars than this are a table, and there is one below. */
const ROWS = 8;

interface ImpactCardProps {
  state: AsOfState;
  /** When an early warning of each problem was issued, by problem, in microseconds. */
  predictedAt: ReadonlyMap<number, number>;
  onOpen(problemId: number): void;
}

/** How far each problem reaches: by the instant, and behind it by the end of the log. */
export const ImpactCard = memo(function ImpactCard({ state, predictedAt, onOpen }: ImpactCardProps) {
  const words = useTranslations("run.impact");
  const { format, minute } = useRun();
  const all = [...state.incidents, ...state.later];
  const shown = all.length > ROWS ? all.slice(0, ROWS - 1) : all;
  const largest = Math.max(1, ...all.map(({ facts, impact }) => Math.max(facts.impactAtEnd, impact)));
  return (
    <Card
      className={classes.card}
      title={words("title")}
      note={<span className={state.isEnd ? undefined : classes.formula}>{words("note")}</span>}
      side={
        state.isEnd ? null : (
          <>
            <span className={classes.key}>
              <i className={classes.now} />
              {words("asOf", { time: minute(state.atMicros) })}
            </span>
            <span className={classes.key}>
              <i className={classes.end} />
              {words("atEnd")}
            </span>
          </>
        )
      }
      menu={all.length === 0 ? null : <ImpactMenu incidents={all} asOf={state.isEnd ? null : minute(state.atMicros)} />}
    >
      <ol className={classes.rows}>
        {shown.map((incident) => (
          <ImpactRow key={incident.facts.problemId} incident={incident} largest={largest} predictedMicros={predictedAt.get(incident.facts.problemId) ?? null} atMicros={state.atMicros} onOpen={onOpen} />
        ))}
        {all.length > shown.length ? <li className={classes.more}>{words("more", { n: format.number(all.length - shown.length) })}</li> : null}
        {all.length === 0 ? <li className={classes.more}>{words("none")}</li> : null}
      </ol>
    </Card>
  );
});

interface ImpactRowProps {
  incident: IncidentAsOf;
  largest: number;
  predictedMicros: number | null;
  atMicros: number;
  onOpen(problemId: number): void;
}

function ImpactRow({ incident: { facts, exists, impact }, largest, predictedMicros, atMicros, onOpen }: ImpactRowProps) {
  const words = useTranslations("run.impact");
  const { format, minute } = useRun();
  const id = formatId("problem", facts.problemId);
  const wide = (value: number): string => `${String((value / largest) * 100)}%`;
  const isPredicted = predictedMicros !== null;
  const note = isPredicted ? words("predicted", { time: minute(facts.firstMicros), predicted: minute(predictedMicros) }) : words("later", { time: minute(facts.firstMicros) });
  const label = words("row", { id, title: facts.title, value: format.number(impact), time: minute(atMicros), atEnd: format.number(facts.impactAtEnd) });
  return (
    <li className={classes.row} data-later={!exists || undefined}>
      <button type="button" className={classes.name} aria-label={label} onClick={() => onOpen(facts.problemId)} title={facts.title}>
        <span className={classes.id}>{id}</span> <span className={classes.title}>{facts.title}</span>
      </button>
      <span className={classes.bar}>
        {facts.impactAtEnd > impact || !exists ? <i className={classes.end} style={{ width: wide(Math.max(facts.impactAtEnd, largest / 24)) }} /> : null}
        {exists && impact > 0 ? <i className={classes.now} style={{ width: wide(impact) }} /> : null}
        {exists ? null : (
          <span className={classes.note} data-predicted={isPredicted || undefined} style={{ left: `min(calc(${wide(Math.max(facts.impactAtEnd, largest / 24))} + 8px), 40%)` }}>
            {note}
          </span>
        )}
      </span>
      <b className={classes.value}>{exists ? format.number(impact) : ""}</b>
    </li>
  );
}
