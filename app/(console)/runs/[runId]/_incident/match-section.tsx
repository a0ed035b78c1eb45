"use client";

import { useTranslations } from "next-intl";
import type { IncidentPage } from "@/server/api/run";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import { formatId } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";
import { MatchCard } from "./match-card";
import classes from "./match-card.module.css";

interface MatchSectionProps {
  incident: IncidentAsOf;
  cards: IncidentPage["cards"];
  /** The match looked at, such as `A356`; null is the problem's own. */
  selected: string | null;
  onSelect(match: string): void;
}

/** The matches of an incident as chips, and the card of one of them. */
export function MatchSection({ incident, cards, selected, onSelect }: MatchSectionProps) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  const { facts, errors, findings } = incident;
  const lines = new Map([
    [`problem ${String(facts.problemId)}`, { message: facts.message, place: facts.place, count: errors }],
    ...findings.map(({ facts: finding, occurrences }) => [`anomaly ${String(finding.anomalyId)}`, { message: finding.message, place: finding.place, count: occurrences }] as const),
  ]);
  // What is not there yet as of the instant has no card either.
  const shown = cards.flatMap((card) => {
    const line = lines.get(`${card.kind} ${String(card.targetId)}`);
    return line === undefined ? [] : [{ card, line, name: formatId(card.kind, card.targetId) }];
  });
  const current = shown.find(({ name }) => name === selected) ?? shown[0];
  return (
    <section id="match">
      <header className={classes.head}>
        <h3>{words("title")}</h3>
        <span>{words("count", { n: format.number(shown.length), count: shown.length })}</span>
      </header>
      {current === undefined ? (
        <p className={classes.minor}>{words("none")}</p>
      ) : (
        <>
          <div className={classes.chips} role="group" aria-label={words("chips")}>
            {shown.map(({ card, name }) => (
              <button key={name} type="button" aria-pressed={name === current.name} title={card.knownText} onClick={() => onSelect(name)}>
                <span className={classes.chipId}>{name}</span> {format.similarity(card.similarity)}
              </button>
            ))}
          </div>
          <MatchCard key={current.name} card={current.card} problemId={facts.problemId} {...current.line} />
        </>
      )}
    </section>
  );
}
