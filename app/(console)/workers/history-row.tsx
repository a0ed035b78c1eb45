"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertCircle, IconCheck, IconLoader2, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { TimeNear } from "@/app/_components/time-near";
import { useCan } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { EtlHistoryRow } from "@/server/api/workers";
import { DASH, formatOrdinal } from "@/server/domain/present/format";
import { useTaskName } from "./use-task-name";
import { type NamedWorker, workerName } from "./worker-name";
import classes from "./workers.module.css";

const ICONS = { running: IconLoader2, done: IconCheck, failed: IconAlertCircle, lost: IconAlertCircle } as const;

/** One job of the history. @param workers all that are shown: who has to be told apart from whom */
export function HistoryRow({ job, workers }: { job: EtlHistoryRow; workers: readonly NamedWorker[] }) {
  const words = useTranslations("workers.history");
  const parts = useTranslations("workers");
  const format = useFormat();
  const taskName = useTaskName();
  const isDone = job.status === "done";
  return (
    <tr>
      <td data-column="job">{job.id}</td>
      <td data-column="stage">{taskName(job.task)}</td>
      <td data-column="run" data-main>
        {job.runId === null ? <span className={classes.minor}>{words("noRun")}</span> : <Link href={`/runs/${String(job.runId)}`}>{job.runName}</Link>}
      </td>
      <td data-column="part">{job.runId === null ? DASH : job.part === null ? words("whole") : parts("part", { part: formatOrdinal(job.part + 1), total: formatOrdinal(job.partsTotal) })}</td>
      <td data-column="status">
        <Status job={job} />
      </td>
      <td data-column="note2">
        <Note job={job} />
      </td>
      <td data-column="records" data-label={words("records")}>
        {isDone ? format.number(job.rows) : DASH}
      </td>
      <td data-column="duration">{job.finishedAt === null ? DASH : format.duration(job.finishedAt.getTime() - job.startedAt.getTime())}</td>
      <td data-column="worker" title={job.host === null ? undefined : `${job.host} · ${formatOrdinal(job.pid)}`}>
        {job.host === null || job.pid === null ? DASH : workerName({ host: job.host, pid: job.pid }, workers)}
      </td>
      <td data-column="ended">{job.finishedAt === null ? DASH : <TimeNear at={job.finishedAt} />}</td>
    </tr>
  );
}

/** `Done`, `Failed, attempt 2`: a job done at a later attempt was tried again. */
function Status({ job: { status, attempt } }: { job: EtlHistoryRow }) {
  const words = useTranslations("workers.history");
  const isRetry = attempt > 1 && status !== "failed" && status !== "lost";
  const Icon = isRetry ? IconRefresh : ICONS[status];
  const name = words(`statusName.${status}`);
  return (
    <span className={classes.status} data-status={isRetry ? "retry" : status}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {attempt > 1 ? words("attempt", { status: name, attempt }) : name}
    </span>
  );
}

function Note({ job }: { job: EtlHistoryRow }) {
  const words = useTranslations("workers.history");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const canRetry = useCan("analyst") && job.status === "failed" && (job.runStatus === "failed" || job.runStatus === "cancelled");
  const retry = useMutation(
    trpc.runs.retry.mutationOptions({
      onError: (error) => void notifications.show({ color: "red", message: failureText.ofError(error), role: "alert" }),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.workers.pathKey() }),
    }),
  );
  const { runId } = job;
  const text = job.status === "lost" ? words("lostNote") : job.runFailure === null ? job.error : failureText.ofReason(job.runFailure);
  return (
    <>
      <span title={text ?? undefined}>{text}</span>
      {canRetry && runId !== null ? (
        <Button size="compact-xs" variant="subtle" loading={retry.isPending} aria-label={words("retryLabel", { name: job.runName ?? "" })} onClick={() => retry.mutate({ runId })}>
          {words("retry")}
        </Button>
      ) : null}
    </>
  );
}
