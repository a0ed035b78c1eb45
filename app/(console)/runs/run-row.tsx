"use client";

import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useCan } from "@/app/_components/person";
import { PriorityBars } from "@/app/_components/priority-bars";
import { useFormat } from "@/app/_lib/use-format";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { RunListRow } from "@/server/api/runs";
import { DASH } from "@/server/domain/present/format";
import { RunMenu } from "./run-menu";
import { runDurationMs } from "./run-progress";
import { RunStatusCell } from "./run-status";
import classes from "./runs-table.module.css";
import { startedText } from "./started-text";
import type { RunActions } from "./use-run-actions";

interface RunRowProps {
  run: RunListRow;
  now: number;
  actions: RunActions;
  isSelected: boolean;
  onToggle: () => void;
}

/** A run in the table. On a narrow screen the same cells make an item of two or three lines. */
export function RunRow({ run, now, actions, isSelected, onToggle }: RunRowProps) {
  const words = useTranslations("runs");
  const baseName = useBaseName();
  const format = useFormat();
  const canRun = useCan("analyst");
  const isCompleted = run.status === "completed";
  return (
    <tr className={classes.row} data-selected={isSelected || undefined}>
      <td className={classes.check}>
        <Checkbox checked={isSelected} onChange={onToggle} aria-label={words("select", { name: run.name })} />
      </td>
      <td className={classes.name}>
        <Link href={`/runs/${String(run.id)}`} className={classes.link} data-row-link prefetch={false} title={run.name}>
          {run.name}
        </Link>
        <span className={classes.minor}>
          {run.isSample ? `${run.inputName}, ${words("sample")}` : run.feed === null ? run.inputName : words("feed", { name: run.feed })}
        </span>
      </td>
      <td className={classes.status}>
        <RunStatusCell run={run} now={now} actions={actions} />
      </td>
      <td className={classes.model}>
        {run.model}
        <span className={classes.minor}>{run.knowledgeBase === null || run.revision === null ? DASH : `${baseName(run.knowledgeBase)} ${String(run.revision)}`}</span>
      </td>
      <td className={classes.size}>{format.bytes(run.inputBytes)}</td>
      <td className={classes.lines}>{run.lines > 0 || isCompleted ? format.number(run.lines) : DASH}</td>
      <td className={classes.incidents} data-unknown={!isCompleted || undefined}>{isCompleted ? <Incidents run={run} /> : DASH}</td>
      <td className={classes.duration}>{format.duration(runDurationMs(run, now))}</td>
      <td className={classes.started}>
        <Started run={run} now={now} />
      </td>
      {canRun ? (
        <td className={classes.menu}>
          <RunMenu run={run} actions={actions} />
        </td>
      ) : null}
    </tr>
  );
}

function Incidents({ run }: { run: RunListRow }) {
  const words = useTranslations("runs");
  const common = useTranslations("common.priority");
  const format = useFormat();
  if (run.topPriority === null) return format.number(run.incidentCount);
  const title = words("incidents", { count: run.incidentCount, priority: common(run.topPriority) });
  return (
    <span className={classes.figure} title={title}>
      <PriorityBars priority={run.topPriority} />
      <span className={classes.count}>{format.number(run.incidentCount)}</span>
    </span>
  );
}

function Started({ run, now }: { run: RunListRow; now: number }) {
  const words = useTranslations("runs");
  const format = useFormat();
  const at = run.createdAt.getTime();
  const text = startedText(at, now, format);
  return (
    <>
      <time dateTime={run.createdAt.toISOString()} title={`${format.instant(at)} ${format.zone}`}>
        {text.kind === "date" ? text.time : words(text.kind, { time: text.time })}
      </time>
      <span className={classes.minor}>{run.author ?? (run.feed === null ? DASH : words("schedule"))}</span>
    </>
  );
}
