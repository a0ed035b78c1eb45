"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { AsOfState } from "@/server/domain/present/as-of";
import type { PredictionAsOf } from "@/server/domain/present/as-of-predictions";
import { type IncidentSort, isDescending, sortIncidents } from "@/server/domain/present/sort-incidents";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { IncidentRow } from "./incident-row";
import classes from "./incident-table.module.css";
import { NoIncidents } from "./no-incidents";

interface IncidentTableProps {
  state: AsOfState;
  /** Predictive alerts as of the instant. */
  predictions: readonly PredictionAsOf[];
  playbooks: ReadonlyMap<number, { done: number; steps: number }>;
  knowledgeBase: string;
  onGo(micros: number): void;
  onOpen(problemId: number): void;
}

const COLUMNS: readonly { sort: IncidentSort | null; label: "rank" | "problem" | "priority" | "impact" | "anomalies" | "systems" | "errors" | "first" | "last" | "similarity" }[] = [
  { sort: "rank", label: "rank" },
  { sort: "problem", label: "problem" },
  { sort: null, label: "priority" },
  { sort: "impact", label: "impact" },
  { sort: "anomalies", label: "anomalies" },
  { sort: null, label: "systems" },
  { sort: "errors", label: "errors" },
  { sort: "first", label: "first" },
  { sort: "last", label: "last" },
  { sort: "similarity", label: "similarity" },
];

/** What broke, by rank, as of the instant. A row opens to its findings. */
export function IncidentTable({ state, predictions, playbooks, knowledgeBase, onGo, onOpen }: IncidentTableProps) {
  const words = useTranslations("run.incidents");
  const { clock } = useRun();
  const { address, change } = useRunAddress();
  const rows = sortIncidents(state.incidents, address);
  const toggle = (problemId: number): void => change({ row: address.row === problemId ? null : problemId });
  useIncidentKeys(rows.map(({ incident }) => incident.facts.problemId), { selected: address.row, onSelect: (row) => change({ row }), onOpen });
  if (rows.length === 0) return <NoIncidents state={state} knowledgeBase={knowledgeBase} onGo={onGo} />;
  return (
    <table className={classes.table} aria-label={words("table", { time: clock(state.atMicros) })}>
      <IncidentTableHead />
      {rows.map(({ rank, incident }) => {
        const { problemId } = incident.facts;
        const alerts = predictions.filter(({ facts, outcome }) => facts.kind === "anomaly" && facts.problemId === problemId && outcome === "open");
        return (
          <IncidentRow key={problemId} rank={rank} incident={incident} isOpen={address.row === problemId} alerts={alerts.length} playbook={playbooks.get(problemId) ?? null} onToggle={() => toggle(problemId)} onOpen={() => onOpen(problemId)} />
        );
      })}
    </table>
  );
}

function IncidentTableHead() {
  const columns = useTranslations("run.column");
  const { address, change } = useRunAddress();
  const isFromLargest = isDescending(address);
  const Arrow = isFromLargest ? IconArrowDown : IconArrowUp;
  return (
    <thead>
      <tr>
        <th className={classes.expander}>
          <span className={classes.hidden}>{columns("expand")}</span>
        </th>
        {COLUMNS.map(({ sort, label }) => {
          const isSorted = sort !== null && sort === address.sort;
          return (
            <th key={label} scope="col" data-column={label} aria-sort={isSorted ? (isFromLargest ? "descending" : "ascending") : undefined}>
              {sort === null ? (
                columns(label)
              ) : (
                <button type="button" data-sorted={isSorted || undefined} onClick={() => change({ sort, isReversed: isSorted && !address.isReversed })}>
                  {columns(label)}
                  {isSorted ? <Arrow size={14} stroke={1.75} aria-hidden /> : null}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface IncidentKeys {
  selected: number | null;
  onSelect(problemId: number): void;
  onOpen(problemId: number): void;
}

/** j and k open the next and the previous row, Enter the incident. */
function useIncidentKeys(ids: readonly number[], { selected, onSelect, onOpen }: IncidentKeys): void {
  const at = selected === null ? -1 : ids.indexOf(selected);
  const select = (index: number): void => {
    const id = ids[Math.min(ids.length - 1, Math.max(0, index))];
    if (id === undefined) return;
    onSelect(id);
    document.getElementById(`incident-${String(id)}`)?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts({ j: () => select(at + 1), k: () => select(at - 1), ...(selected === null || at < 0 ? {} : { Enter: () => onOpen(selected) }) });
}
