"use client";

import { Button, Progress } from "@mantine/core";
import { IconAlertCircle, IconBan, IconRefresh, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/app/_components/person";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { RunHead } from "@/server/api/run";
import { runProgress } from "../../run-progress";
import { useRunActions } from "../../use-run-actions";
import classes from "./run-progress-card.module.css";
import type { LiveRun } from "./use-live-run";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** How far a run at work is, or why it ended early, with the one button that fits. Nothing for a completed one. */
export function RunProgressCard({ head, live }: { head: RunHead; live: LiveRun["live"] }) {
  const words = useTranslations("run.progress");
  if (head.status === "completed") return null;
  return (
    <section className={classes.card} aria-label={words("label")} aria-live="polite">
      {head.status === "queued" || head.status === "running" ? <AtWork head={head} live={live} /> : <EndedEarly head={head} />}
    </section>
  );
}

function AtWork({ head, live }: { head: RunHead; live: LiveRun["live"] }) {
  const words = useTranslations("run.progress");
  const again = useTranslations("run.again");
  const action = useTranslations("runs.action");
  const stages = useTranslations("common.stage");
  const format = useFormat();
  const actions = useRunActions();
  const canCancel = useCan("analyst");
  const run = live?.run;
  const progress = live === null ? null : runProgress(live.run, live.now);
  const isCancelling = run?.cancelRequested ?? head.cancelRequested;
  const percent = progress?.percent ?? head.progress;
  const isQueued = (run?.status ?? head.status) === "queued";
  const facts = [
    progress?.parts ? words("parts", { done: format.number(progress.parts.done), total: format.number(progress.parts.total), count: progress.parts.total }) : null,
    run !== undefined && run.lines > 0 ? words("lines", { lines: format.number(run.lines) }) : null,
    progress?.linesPerSecond ? words("rate", { rate: format.number(progress.linesPerSecond) }) : null,
    progress?.leftMs ? words("left", { time: format.duration(progress.leftMs) }) : null,
  ].filter((fact) => fact !== null);
  const title = isCancelling ? words("cancelling") : isQueued ? words("queued") : stages(run?.stage ?? head.stage);
  return (
    <>
      <div className={classes.body}>
        <div className={classes.line}>
          <b>{title}</b>
          {/* The card tells its stage and how it ends; the figures of each second are read where one looks for them. */}
          <span className={classes.minor} aria-live="off">
            {facts.join(", ")}
          </span>
          <span className={classes.percent} aria-live="off">
            {format.percent(percent / 100)}
          </span>
        </div>
        {head.isAgain ? <p className={classes.reason}>{again("atWork", { number: String(head.revision ?? "") })}</p> : null}
        <Progress value={percent} size={4} radius="xs" aria-label={words("label")} />
      </div>
      {canCancel ? (
        <Button variant="default" leftSection={<IconX {...ICON} />} disabled={isCancelling} onClick={() => actions.cancel(head)}>
          {action("cancel")}
        </Button>
      ) : null}
    </>
  );
}

function EndedEarly({ head }: { head: RunHead }) {
  const words = useTranslations("run.failed");
  const stages = useTranslations("common.stage");
  const failureText = useFailureText();
  const actions = useRunActions();
  const canRetry = useCan("analyst");
  const isFailed = head.status === "failed";
  return (
    <>
      <div className={classes.body}>
        <div className={classes.line}>
          {isFailed ? <IconAlertCircle {...ICON} color="var(--error-text)" /> : <IconBan {...ICON} />}
          <b>{words(isFailed ? "title" : "cancelled", { stage: stages(head.stage) })}</b>
        </div>
        {isFailed ? <p className={classes.reason}>{failureText.ofReason(head.failure)}</p> : null}
      </div>
      {canRetry ? (
        <Button variant="default" leftSection={<IconRefresh {...ICON} />} onClick={() => actions.retry(head)}>
          {words("retry")}
        </Button>
      ) : null}
    </>
  );
}
