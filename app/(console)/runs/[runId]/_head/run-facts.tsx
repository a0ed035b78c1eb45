"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { RunHead } from "@/server/api/run";
import classes from "./run-head.module.css";

/** In one line: when the logs are from, what they were matched with, when and by whom they were analysed. */
export function RunFacts({ head }: { head: RunHead }) {
  const words = useTranslations("run.facts");
  const own = useFormat();
  const baseName = useBaseName();
  const ofLog = useFormat(head.timeZone);
  const { firstMicros, lastMicros, startedAt, finishedAt, author } = head;
  const span = firstMicros === null || lastMicros === null ? null : `${ofLog.span(firstMicros / 1000, lastMicros / 1000)} ${head.timeZone}`;
  const isOver = startedAt !== null && finishedAt !== null;
  const when = own.dayMinute((finishedAt ?? head.createdAt).getTime());
  const duration = isOver ? own.duration(finishedAt.getTime() - startedAt.getTime()) : "";
  const analysed = isOver
    ? author === null ? words("analysed", { duration, when }) : words("analysedBy", { duration, when, who: author })
    : author === null ? words("queued", { when }) : words("queuedBy", { when, who: author });
  const facts = [
    span ?? (head.records > 0 ? words("noTime") : null),
    words("model", { model: head.model, matching: head.matching }),
    head.knowledgeBase === null || head.revision === null ? null : words("revision", { name: baseName(head.knowledgeBase), number: String(head.revision) }),
    analysed,
  ].filter((fact) => fact !== null);
  return (
    <ul className={classes.facts} aria-label={words("label")}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
