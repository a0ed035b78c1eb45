"use client";

import { IconAlertCircle, IconBan, IconCheck, IconClock, IconLoader2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { ColumnHeads } from "@/app/_components/column-heads";
import { useFormat } from "@/app/_lib/use-format";
import type { PageSource, VisitRow } from "@/server/api/sources";
import { DASH } from "@/server/domain/present/format";
import { Found, Reason } from "./source-cells";
import classes from "./sources.module.css";

const COLUMNS = ["time", "found", "run"] as const;

const ICONS = { queued: IconClock, running: IconLoader2, completed: IconCheck, failed: IconAlertCircle, cancelled: IconBan } as const;

/** A visit a row: when, how long, what it found or why it failed, and the runs that came of it. */
export function VisitsTable({ kind, visits }: { kind: PageSource["kind"]; visits: readonly VisitRow[] }) {
  const words = useTranslations("sources.visits");
  return (
    <table className={classes.visits}>
      <ColumnHeads columns={COLUMNS} word={(column) => words(column)} />
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <td data-column="time" data-main>
              <VisitTime kind={kind} visit={visit} />
            </td>
            <td data-column="found">
              <VisitOutcome kind={kind} visit={visit} />
            </td>
            <td data-column="run" {...(visit.runs.length > 0 || isRunGone(visit) ? { "data-last": true } : { "data-wide": true })}>
              <VisitRuns visit={visit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface VisitProps {
  kind: PageSource["kind"];
  visit: VisitRow;
}

function VisitTime({ kind, visit: { startedAt, finishedAt } }: VisitProps) {
  const words = useTranslations("sources.visits");
  const format = useFormat();
  return (
    <>
      <time dateTime={startedAt.toISOString()}>{format.instant(startedAt.getTime())}</time>
      {kind === "ingest" || finishedAt === null ? null : <div className={classes.minor}>{words("took", { time: format.duration(finishedAt.getTime() - startedAt.getTime()) })}</div>}
    </>
  );
}

function VisitOutcome({ kind, visit }: VisitProps) {
  const isQuiet = visit.files === 0;
  return (
    <>
      {visit.failure !== null && isQuiet ? null : (
        <span className={classes.outcome} data-quiet={isQuiet || undefined}>
          {visit.finishedAt === null ? <IconLoader2 size={14} stroke={1.75} aria-hidden /> : null}
          <Found kind={kind} visit={visit} />
        </span>
      )}
      <Reason visit={visit} isWhole />
    </>
  );
}

function VisitRuns({ visit }: { visit: VisitRow }) {
  const words = useTranslations("sources.visits");
  if (visit.runs.length > 0) return visit.runs.map((run) => <VisitRun key={run.id} run={run} />);
  return <span className={classes.minor}>{isRunGone(visit) ? words("noRun") : DASH}</span>;
}

function isRunGone({ files, finishedAt, runs }: VisitRow): boolean {
  return files > 0 && finishedAt !== null && runs.length === 0;
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
