"use client";

import { Button } from "@mantine/core";
import { IconAlertCircle, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/app/_components/person";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { RunPage } from "@/server/api/run";
import { useRunActions } from "../../use-run-actions";
import classes from "./run-progress-card.module.css";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** What the knowledge base or its people have learned since a run was matched, and how the run gets to know it. Nothing where there is no such thing. */
export function AgainCard({ page }: { page: RunPage }) {
  const words = useTranslations("run.again");
  const baseName = useBaseName();
  const failures = useFailureText();
  const actions = useRunActions();
  const canAnalyse = useCan("analyst");
  const { head, news } = page;
  if (head.status !== "completed" || (news.revision === null && news.corrections === 0 && head.againFailure === null)) return null;
  return (
    <section className={classes.card} aria-label={words("label")}>
      <div className={classes.body}>
        {head.againFailure === null ? null : (
          <p className={classes.line}>
            <IconAlertCircle {...ICON} color="var(--error-text)" />
            {words("failed", { reason: failures.ofReason(head.againFailure) })}
          </p>
        )}
        {news.revision === null ? null : <p className={classes.line}>{words("revision", { number: String(news.revision.number), name: baseName(head.knowledgeBase ?? "") })}</p>}
        {news.corrections === 0 ? null : <p className={classes.line}>{words("corrections", { count: news.corrections })}</p>}
        {canAnalyse ? <p className={classes.reason}>{words("hint")}</p> : null}
      </div>
      {canAnalyse ? (
        <Button variant="default" leftSection={<IconRefresh {...ICON} />} loading={actions.isBusyAgain} onClick={() => actions.classifyAgain(head)}>
          {words("action")}
        </Button>
      ) : null}
    </section>
  );
}
