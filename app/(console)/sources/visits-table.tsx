"use client";

import { IconAlertCircle, IconBan, IconCheck, IconClock, IconLoader2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { ColumnHeads } from "@/app/_components/column-heads";
import { useFormat } from "@/app/_lib/use-format";
import type { VisitRow } from "@/server/api/sources";
import classes from "./sources.module.css";

const COLUMNS = ["time", "run", "pushes", "size"] as const;

const ICONS = { queued: IconClock, running: IconLoader2, completed: IconCheck, failed: IconAlertCircle, cancelled: IconBan } as const;

/** A visit a row, with the runs that came of it. */
export function VisitsTable({ visits }: { visits: readonly VisitRow[] }) {
  const words = useTranslations("sources.visits");
  const format = useFormat();
  return (
    <table className={classes.visits}>
      <ColumnHeads columns={COLUMNS} word={(column) => words(column)} />
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <td data-column="time">
              <time dateTime={visit.startedAt.toISOString()}>{format.instant(visit.startedAt.getTime())}</time>
            </td>
            <td data-column="run" data-main>{visit.runs.length === 0 ? <span className={classes.minor}>{words("noRun")}</span> : visit.runs.map((run) => <VisitRun key={run.id} run={run} />)}</td>
            <td data-column="pushes" data-label={words("pushes")}>
              {format.number(visit.files)}
            </td>
            <td data-column="size" data-label={words("size")}>
              {format.bytes(visit.bytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function VisitRun({ run }: { run: VisitRow["runs"][number] }) {
  const words = useTranslations("sources.visits");
  const common = useTranslations("common.status");
  const Icon = ICONS[run.status];
  return (
    <span className={classes.run}>
      <Link href={`/runs/${String(run.id)}`} prefetch={false}>
        {words("runOf", { name: run.name, id: String(run.id) })}
      </Link>
      <span className={classes.status} data-status={run.status}>
        <Icon size={14} stroke={1.75} aria-hidden />
        {common(run.status)}
      </span>
    </span>
  );
}
