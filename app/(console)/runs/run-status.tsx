"use client";

import { Button, Progress } from "@mantine/core";
import { IconAlertCircle, IconBan, IconCheck, IconClock, IconRefresh, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/app/_components/person";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { RunListRow } from "@/server/api/runs";
import { runProgress } from "./run-progress";
import classes from "./run-status.module.css";
import type { RunActions } from "./use-run-actions";

interface RunStatusProps {
  run: RunListRow;
  /** The server's clock when the run was read, ms. */
  now: number;
  actions: RunActions;
}

/** How a run stands, with the one button that fits: cancel while it is at work, retry after it failed. */
export function RunStatusCell({ run, now, actions }: RunStatusProps) {
  const words = useTranslations("runs");
  const canControl = useCan("analyst");
  const isAtWork = run.status === "queued" || run.status === "running";
  return (
    <div className={classes.cell}>
      <div className={classes.state}>{run.status === "running" ? <Running run={run} now={now} /> : <Resting run={run} />}</div>
      {canControl && isAtWork ? (
        <Button variant="default" size="xs" className={classes.button} leftSection={<IconX size={14} stroke={1.75} aria-hidden />} disabled={run.cancelRequested} onClick={() => actions.cancel(run)}>
          <span className={classes.buttonText}>{words("action.cancel")}</span>
        </Button>
      ) : null}
      {canControl && run.status === "failed" ? (
        <Button variant="default" size="xs" className={classes.button} leftSection={<IconRefresh size={14} stroke={1.75} aria-hidden />} onClick={() => actions.retry(run)}>
          <span className={classes.buttonText}>{words("action.retry")}</span>
        </Button>
      ) : null}
    </div>
  );
}

function Running({ run, now }: { run: RunListRow; now: number }) {
  const words = useTranslations("runs");
  const common = useTranslations("common");
  const format = useFormat();
  const { percent, parts, linesPerSecond, leftMs } = runProgress(run, now);
  const facts = [leftMs === null ? null : words("left", { time: format.duration(leftMs) }), linesPerSecond === null ? null : words("rate", { rate: format.number(Number(linesPerSecond.toPrecision(3))) })].filter((fact) => fact !== null);
  return (
    <>
      <div className={classes.head}>
        <span className={classes.stage}>{run.cancelRequested ? words("cancelling") : common(`stage.${run.stage}`)}</span>
        {parts ? <span className={classes.minor}>{words("parts", { done: format.number(parts.done), total: format.number(parts.total), count: parts.total })}</span> : null}
        <span className={classes.percent}>{format.percent(percent / 100)}</span>
      </div>
      <Progress value={percent} size={4} radius="xs" className={classes.bar} aria-label={words("progressOf", { name: run.name })} />
      {facts.length > 0 ? <div className={classes.minor}>{facts.join(", ")}</div> : null}
    </>
  );
}

function Resting({ run }: { run: RunListRow }) {
  const words = useTranslations("runs");
  const common = useTranslations("common");
  const failureText = useFailureText();
  const stage = common(`stage.${run.stage}`);
  switch (run.status) {
    case "completed":
      return (
        <span className={classes.line}>
          <IconCheck size={16} stroke={1.75} aria-hidden className={classes.ok} />
          {common("status.completed")}
        </span>
      );
    case "failed":
      return (
        <>
          <span className={`${classes.line} ${classes.error}`}>
            <IconAlertCircle size={16} stroke={1.75} aria-hidden />
            {words("failedAt", { stage })}
          </span>
          <span className={classes.reason}>{failureText.ofReason(run.failure)}</span>
        </>
      );
    case "cancelled":
      return (
        <>
          <span className={classes.line}>
            <IconBan size={16} stroke={1.75} aria-hidden />
            {common("status.cancelled")}
          </span>
          <span className={classes.minor}>{words("cancelledAt", { stage })}</span>
        </>
      );
    default:
      return (
        <span className={classes.line}>
          <IconClock size={16} stroke={1.75} aria-hidden />
          {words("queued")}
        </span>
      );
  }
}
