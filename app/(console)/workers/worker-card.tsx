"use client";

import { Button } from "@mantine/core";
import { IconAlertCircle, IconCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import type { WorkerRow } from "@/server/api/workers";
import { DASH, formatOrdinal } from "@/server/domain/present/format";
import { useCancelRun } from "../runs/use-cancel-run";
import { taskColour } from "./task-colour";
import { useTaskName } from "./use-task-name";
import { workerName } from "./worker-name";
import classes from "./workers.module.css";

/** What a worker process promises to stay below: a full bar. */
const MEMORY_BYTES = 512 * 1000 ** 2;

/** One worker: its pulse, what it uses, what it has in hand. */
export function WorkerCard({ worker, workers }: { worker: WorkerRow; workers: readonly WorkerRow[] }) {
  const words = useTranslations("workers");
  const format = useFormat();
  const isLost = worker.state === "lost";
  const name = workerName(worker, workers);
  const StateIcon = isLost ? IconAlertCircle : IconCheck;
  return (
    <section className={classes.worker} aria-label={name}>
      <header className={classes.workerHead}>
        <h2 className={classes.workerName} title={name}>
          {name}
        </h2>
        <span className={classes.host} title={worker.host}>{name.startsWith(worker.host) ? null : worker.host}</span>
        <span className={classes.state} data-lost={isLost || undefined}>
          <StateIcon size={14} stroke={1.75} aria-hidden /> {words(`state.${worker.state}`)}
        </span>
      </header>
      <Meter label={words("heartbeat")} value={words("ago", { time: format.duration(Math.round(worker.silentMs / 100) * 100) })} isBad={isLost} />
      <Meter label={words("memory")} share={isLost ? 0 : worker.rssBytes / MEMORY_BYTES} value={isLost ? DASH : format.bytes(worker.rssBytes)} />
      <Meter label={words("cpu")} share={isLost ? 0 : worker.cpuShare} value={isLost ? DASH : format.percent(worker.cpuShare)} />
      <footer className={classes.workerFoot}>{isLost ? <LostNote worker={worker} workers={workers} /> : <JobsInHand worker={worker} />}</footer>
    </section>
  );
}

interface MeterProps {
  label: string;
  /** Of a full bar; without it there is none. */
  share?: number;
  value: string;
  isBad?: boolean;
}

function Meter({ label, share, value, isBad = false }: MeterProps) {
  return (
    <div className={classes.meter}>
      <span className={classes.meterLabel}>{label}</span>
      {share === undefined ? <span /> : <span className={classes.bar}><span style={{ width: `${String(Math.min(1, share) * 100)}%` }} /></span>}
      <span className={classes.meterValue} data-bad={isBad || undefined}>
        {value}
      </span>
    </div>
  );
}

function LostNote({ worker, workers }: { worker: WorkerRow; workers: readonly WorkerRow[] }) {
  const words = useTranslations("workers");
  return <span>{worker.heir === null ? words("noHeir") : words("heir", { worker: workerName(worker.heir, workers) })}</span>;
}

function JobsInHand({ worker }: { worker: WorkerRow }) {
  const words = useTranslations("workers");
  const taskName = useTaskName();
  const canCancel = useCan("analyst");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const cancel = useCancelRun(() => void queryClient.invalidateQueries({ queryKey: trpc.workers.pathKey() }));
  const [job] = worker.jobs;
  if (job === undefined) return <span className={classes.minor}>{words("idle")}</span>;
  const { runId, runName } = job;
  const notes = [
    job.part === null ? null : words("part", { part: formatOrdinal(job.part + 1), total: formatOrdinal(job.partsTotal) }),
    job.attempt > 1 ? words("attempt", { attempt: job.attempt }) : null,
    worker.jobs.length > 1 ? words("more", { count: worker.jobs.length - 1 }) : null,
  ].filter((note) => note !== null);
  return (
    <>
      <span className={classes.swatch} style={{ background: taskColour(job.task) }} aria-hidden />
      <span className={classes.task}>{taskName(job.task)}</span>
      <span className={classes.jobNotes} title={runName ?? undefined}>
        {notes.join(", ")}
      </span>
      {canCancel && runId !== null && runName !== null ? (
        <Button size="compact-xs" variant="subtle" className={classes.cancel} aria-label={words("cancelLabel", { name: runName })} onClick={() => cancel({ id: runId, name: runName })}>
          {words("cancel")}
        </Button>
      ) : null}
    </>
  );
}
