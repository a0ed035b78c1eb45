"use client";

import { IconArrowRight, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PriorityBars } from "@/app/_components/priority-bars";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import { formatId } from "@/server/domain/present/format";
import { LogsLink } from "../_logs/logs-link";
import { Moment } from "../_view/moment";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import { FindingsTable } from "./findings-table";
import classes from "./incident-table.module.css";

interface IncidentRowProps {
  rank: number;
  incident: IncidentAsOf;
  isOpen: boolean;
  /** Predicted anomalies that are still open. */
  alerts: number;
  playbook: { done: number; steps: number } | null;
  onToggle(): void;
  onOpen(): void;
}

/** An incident in a line and, opened, its findings. */
export function IncidentRow({ rank, incident, isOpen, alerts, playbook, onToggle, onOpen }: IncidentRowProps) {
  const words = useTranslations("run.incidents");
  const priorities = useTranslations("common.priority");
  const { format } = useRun();
  const { facts, findings, systems } = incident;
  const id = formatId("problem", facts.problemId);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const anomalies = words("ofKnown", { n: format.number(findings.length), known: format.number(facts.anomaliesKnown) });
  return (
    <tbody id={`incident-${String(facts.problemId)}`} data-open={isOpen || undefined}>
      <tr className={classes.row} onClick={onToggle}>
        <td className={classes.expander}>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={words(isOpen ? "collapse" : "expand", { id })}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            <Chevron size={16} stroke={1.75} aria-hidden />
          </button>
        </td>
        <td data-column="rank">{format.number(rank)}</td>
        <td data-column="problem">
          <span className={classes.id}>{id}</span>
          <span className={classes.title} title={facts.title}>
            {facts.title}
          </span>
          <span className={classes.summary}>
            <PriorityBars priority={facts.priority} />{" "}
            {words("shared", { priority: priorities(facts.priority), anomalies: format.number(findings.length), known: format.number(facts.anomaliesKnown), systems: format.number(systems.length), systemsCount: systems.length })}
          </span>
        </td>
        <td data-column="priority">
          <PriorityBars priority={facts.priority} /> {priorities(facts.priority)}
        </td>
        <td data-column="impact">
          <b>{format.number(incident.impact)}</b>
        </td>
        <td data-column="anomalies">{anomalies}</td>
        <td data-column="systems" title={systems.join(", ")}>
          {systems.join(", ")}
        </td>
        <td data-column="errors">
          <LogsLink filter={{ of: { kind: "problem", id: facts.problemId } }} count={incident.errors}>
            {format.number(incident.errors)}
          </LogsLink>
        </td>
        <td data-column="first"><Moment micros={facts.firstMicros} /></td>
        <td data-column="last"><Moment micros={incident.lastMicros} /></td>
        <td data-column="similarity">{format.similarity(facts.similarity)}</td>
      </tr>
      {isOpen ? (
        <tr className={classes.opened}>
          <td colSpan={11}>
            <FindingsTable incident={incident} />
            <div className={classes.foot}>
              {alerts > 0 ? (
                <span>
                  <i className={classes.ring} aria-hidden />
                  {words.rich("predicted", { ...STRONG, n: format.number(alerts), count: alerts })}
                </span>
              ) : null}
              {playbook === null ? null : <span>{words.rich("playbook", { ...STRONG, done: format.number(playbook.done), steps: format.number(playbook.steps) })}</span>}
              <button type="button" className={classes.open} onClick={onOpen}>
                {words("open")}
                <IconArrowRight size={14} stroke={1.75} aria-hidden />
              </button>
            </div>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
