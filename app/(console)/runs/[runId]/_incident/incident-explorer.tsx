"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { LoadError } from "@/app/_components/load-error";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import { evidenceOf } from "@/server/domain/present/evidence";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import { LogsLink } from "../_logs/logs-link";
import { useRunAddress } from "../_view/use-run-address";
import { EvidenceLanes } from "./evidence-lanes";
import classes from "./incident-explorer.module.css";
import { IncidentHead, type ShownIncident } from "./incident-head";
import { LinesView } from "./lines-view";
import { MatchSection } from "./match-section";
import { PlaybookSection } from "./playbook-section";
import { PredictedNext } from "./predicted-next";

/** One incident in depth: root cause, evidence, matches; what is predicted next and what to do. */
export function IncidentExplorer({ incident, state, predictions, onGo, onClose }: ShownIncident) {
  const words = useTranslations("incident");
  const trpc = useTRPC();
  const locale = useLocale();
  const { runId } = useRun();
  const { address, change } = useRunAddress();
  const { facts } = incident;
  const query = useQuery(trpc.run.incident.queryOptions({ runId, problemId: facts.problemId, locale }));
  const select = (match: string): void => change({ match });
  return (
    <article className={classes.explorer} data-panel={onClose !== null || undefined}>
      <IncidentHead incident={incident} state={state} page={query.data} predictions={predictions} onGo={onGo} onClose={onClose} />
      <FactsStrip incident={incident} />
      {/* What is opened and typed below belongs to one incident; the buttons of the head go on with the next. */}
      <div key={facts.problemId} className={classes.body}>
        <div className={classes.main}>
          <LinesView key={`${String(facts.place.fileNumber)}:${String(facts.place.line)}`} title={words("rootCause.title")} fileNumber={facts.place.fileNumber} line={facts.place.line} />
          <EvidenceLanes evidence={evidenceOf(incident, state)} selected={address.match} onSelect={select} />
          {query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : null}
          {query.isPending ? <Skeleton height={240} radius="sm" /> : null}
          {query.data === undefined ? null : <MatchSection incident={incident} cards={query.data.cards} selected={address.match} onSelect={select} />}
        </div>
        <aside className={classes.side}>
          <PredictedNext incident={incident} predictions={predictions} record={query.data?.record ?? { issued: 0, cameTrue: 0 }} />
          {query.isPending ? <Skeleton height={240} radius="sm" /> : null}
          {query.data === undefined ? null : <PlaybookSection problemId={facts.problemId} checklist={query.data.checklist} />}
        </aside>
      </div>
    </article>
  );
}

function FactsStrip({ incident }: { incident: IncidentAsOf }) {
  const words = useTranslations("incident.facts");
  const { format, clock } = useRun();
  const { facts, findings, systems } = incident;
  return (
    <ul className={classes.facts}>
      <li>{words.rich("impact", { ...STRONG, score: format.number(incident.impact), anomalies: format.number(findings.length), anomaliesCount: findings.length, systems: format.number(systems.length), systemsCount: systems.length })}</li>
      <li>
        <LogsLink filter={{ of: { kind: "problem", id: facts.problemId } }} count={incident.errors}>
          {words.rich("errors", { ...STRONG, n: format.number(incident.errors), count: incident.errors })}
        </LogsLink>
      </li>
      <li>
        <LogsLink filter={{ of: { kind: "incident", id: facts.problemId }, levels: ["warning"] }} count={incident.warnings}>
          {words.rich("warnings", { ...STRONG, n: format.number(incident.warnings), count: incident.warnings })}
        </LogsLink>
      </li>
      <li>{words.rich("first", { ...STRONG, time: clock(facts.firstMicros) })}</li>
      <li>{words.rich("last", { ...STRONG, time: clock(incident.lastMicros) })}</li>
      <li>{words.rich("similarity", { ...STRONG, value: format.similarity(facts.similarity) })}</li>
    </ul>
  );
}
