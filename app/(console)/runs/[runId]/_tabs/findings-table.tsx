"use client";

import { useTranslations } from "next-intl";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import { DASH, formatId } from "@/server/domain/present/format";
import type { LogLinePlace } from "@/server/domain/present/run-picture";
import { LogsLink } from "../_logs/logs-link";
import { Moment } from "../_view/moment";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import classes from "./incident-table.module.css";
import { LineLink } from "./line-link";
import list from "./list-table.module.css";

/** The problem's own first line, then its findings, each with its first log line. */
export function FindingsTable({ incident }: { incident: IncidentAsOf }) {
  const words = useTranslations("run.incidents");
  const columns = useTranslations("run.column");
  const { facts, errors, findings } = incident;
  const id = formatId("problem", facts.problemId);
  return (
    <table className={classes.findings} aria-label={words("findings", { id })}>
      <thead>
        <tr>
          <th scope="col">{columns("finding")}</th>
          <th scope="col">{columns("firstLine")}</th>
          <th scope="col">{columns("place")}</th>
          <th scope="col">{columns("system")}</th>
          <th scope="col">{columns("first")}</th>
          <th scope="col">{columns("lines")}</th>
          <th scope="col">{columns("similarity")}</th>
        </tr>
      </thead>
      <tbody>
        <FindingRow kind="problem" id={facts.problemId} text={facts.title} count={errors} {...facts} />
        {findings.map(({ facts: finding, occurrences }) => (
          <FindingRow key={finding.anomalyId} kind="anomaly" id={finding.anomalyId} count={occurrences} {...finding} />
        ))}
      </tbody>
    </table>
  );
}

interface FindingRowProps {
  kind: "problem" | "anomaly";
  problemId: number;
  id: number;
  text: string;
  message: string;
  place: LogLinePlace;
  system: string | null;
  firstMicros: number | null;
  count: number;
  similarity: number;
}

function FindingRow({ kind, problemId, id, text, message, place, system, firstMicros, count, similarity }: FindingRowProps) {
  const { format } = useRun();
  const { change } = useRunAddress();
  const name = formatId(kind, id);
  return (
    <tr>
      <td title={text}>
        <button type="button" className={classes.finding} onClick={() => change({ incident: problemId, match: name }, "push")}>
          <span className={list.id} data-kind={kind}>
            {name}
          </span>
          {text}
        </button>
      </td>
      <td className={list.mono} title={message}>
        {message}
      </td>
      <td>
        <LineLink place={place} />
      </td>
      <td title={system ?? undefined}>{system ?? DASH}</td>
      <td><Moment micros={firstMicros} /></td>
      <td>
        <LogsLink filter={{ of: { kind, id } }} count={count}>
          {format.number(count)}
        </LogsLink>
      </td>
      <td>{format.similarity(similarity)}</td>
    </tr>
  );
}
