"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TimeNear } from "@/app/_components/time-near";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import { DASH, formatOrdinal } from "@/server/domain/present/format";
import { namedWorkers, workerName } from "../../../workers/worker-name";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { ListPages, pageOf } from "./list-pages";
import { ListState } from "@/app/_components/list-state";
import classes from "./list-table.module.css";

const TONES = { running: "var(--accent-text)", done: "var(--ok-text)", failed: "var(--error-text)", lost: "var(--error-text)" } as const;
const POLL_MS = 2_000;

/** Who did which piece of the run, how long it took, what came of it. */
export function JobsTab({ total, isAtWork }: { total: number; isAtWork: boolean }) {
  const columns = useTranslations("run.column");
  const words = useTranslations("run.jobs");
  const stages = useTranslations("common.stage");
  const trpc = useTRPC();
  const format = useFormat();
  const { runId } = useRun();
  const { address } = useRunAddress();
  const query = useQuery({ ...trpc.run.jobs.queryOptions({ runId, ...pageOf(address.page, total) }), placeholderData: keepPreviousData, refetchInterval: isAtWork ? POLL_MS : false });
  if (total === 0 && !isAtWork) return <Notice title={words("none.title")} text={words("none.text")} />;
  const stageName = (stage: string): string => (stages.has(stage as "parse") ? stages(stage as "parse") : stage);
  return (
    <ListState query={query}>
      {(rows) => (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th style={{ width: 76 }}>{columns("job")}</th>
                <th style={{ width: 116 }}>{columns("stage")}</th>
                <th style={{ width: 64 }}>{columns("part")}</th>
                <th style={{ width: 68 }}>{columns("attempt")}</th>
                <th>{columns("status")}</th>
                <th className={classes.end} style={{ width: 92 }}>
                  {columns("rows")}
                </th>
                <th className={classes.end} style={{ width: 76 }}>
                  {columns("bytes")}
                </th>
                <th className={classes.end} style={{ width: 112 }}>
                  {columns("started")}
                </th>
                <th className={classes.end} style={{ width: 84 }}>
                  {columns("duration")}
                </th>
                <th style={{ width: "18%" }}>{columns("worker")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((job) => (
                <tr key={job.id}>
                  <td className={classes.mono}>{job.id}</td>
                  <td data-main>{stageName(job.stage ?? job.task)}</td>
                  <td data-label={columns("part")}>{job.part === null ? DASH : formatOrdinal(job.part + 1)}</td>
                  <td data-label={columns("attempt")}>{formatOrdinal(job.attempt)}</td>
                  <td title={job.error ?? undefined}>
                    <span style={{ color: TONES[job.status] }}>{words(`status.${job.status}`)}</span>
                    {job.error === null ? null : <span className={classes.minor}> {job.error}</span>}
                  </td>
                  <td className={classes.end} data-label={columns("rows")}>
                    {format.number(job.rows)}
                  </td>
                  <td className={classes.end}>{job.bytes === 0 ? DASH : format.bytes(job.bytes)}</td>
                  <td className={classes.end}>
                    <TimeNear at={job.startedAt} />
                  </td>
                  <td className={classes.end}>{job.finishedAt === null ? DASH : format.duration(job.finishedAt.getTime() - job.startedAt.getTime())}</td>
                  <td className={classes.minor} title={job.host ?? undefined}>
                    {job.host === null || job.pid === null ? DASH : workerName({ host: job.host, pid: job.pid }, namedWorkers(rows))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <ListPages total={total} />
        </>
      )}
    </ListState>
  );
}
