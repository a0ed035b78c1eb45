"use client";

import { Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { RunPage } from "@/server/api/run";
import { LogsLink } from "../_logs/logs-link";
import { STRONG } from "../_view/run-words";
import { TabLink } from "../_tabs/tab-link";
import classes from "./coverage-strip.module.css";

/** Every line of the input as a sum that can be checked, and the files that were not read. */
export function CoverageStrip({ page: { head, skipped } }: { page: RunPage }) {
  const words = useTranslations("run.coverage");
  const format = useFormat();
  const part = (key: "lines" | "records" | "continuations" | "blank" | "structural" | "unread" | "cut" | "replaced" | "read", count: number): ReactNode =>
    words.rich(key, { ...STRONG, n: format.number(count), count });
  const isListed = head.status === "completed";
  /** Lines that are no records are counted file by file. */
  const byFile = (key: Parameters<typeof part>[0], count: number): ReactNode => (isListed && count > 0 ? <TabLink tab="files">{part(key, count)}</TabLink> : part(key, count));
  const records = isListed ? (
    <LogsLink filter={{}} count={head.records}>
      {part("records", head.records)}
    </LogsLink>
  ) : (
    part("records", head.records)
  );
  const parts = [records, byFile("continuations", head.continuations), byFile("blank", head.blankLines), byFile("structural", head.structuralLines), byFile("unread", head.unreadLines)];
  const sum = head.records + head.continuations + head.blankLines + head.structuralLines + head.unreadLines;
  const isWhole = sum === head.lines && head.unreadLines === 0;
  const remarks = [head.cutLines > 0 ? part("cut", head.cutLines) : null, head.replacedBytes > 0 ? part("replaced", head.replacedBytes) : null].filter((remark) => remark !== null);
  return (
    <section className={classes.strip} aria-label={words("label")}>
      <span className={classes.label}>
        {isWhole ? <IconCheck size={16} stroke={1.75} aria-hidden color="var(--ok-text)" /> : <IconAlertTriangle size={16} stroke={1.75} aria-hidden color="var(--warning-text)" />}
        <b>{words("label")}</b>
      </span>
      <span className={classes.sum}>
        <span>{byFile("lines", head.lines)}</span>
        {parts.map((term, at) => (
          <span key={at}>
            <i>{at === 0 ? (sum === head.lines ? "=" : "≠") : "+"}</i>
            {term}
          </span>
        ))}
      </span>
      <span className={classes.files}>
        {byFile("read", head.filesRead)}
        {head.filesSkipped > 0 ? <SkippedFiles files={skipped} count={head.filesSkipped} /> : null}
        {remarks.map((remark, at) => (
          <span key={at}>, {remark}</span>
        ))}
      </span>
    </section>
  );
}

/** A sentence as part of another; units and names in it stay as they are. */
function withSmallInitial(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function SkippedFiles({ files, count }: { files: RunPage["skipped"]; count: number }) {
  const words = useTranslations("run.coverage");
  const format = useFormat();
  const failureText = useFailureText();
  const [first, ...more] = files.map(({ name, skipped }) => words("file", { name: name.split("/").at(-1) ?? name, reason: withSmallInitial(failureText.ofReason(skipped)) }));
  const text = words.rich(count > 1 ? "skippedMore" : "skipped", { ...STRONG, n: format.number(count), first: first ?? "", more: format.number(count - 1) });
  return (
    <Tooltip disabled={more.length === 0} multiline maw={480} label={more.join("\n")} style={{ whiteSpace: "pre-line" }} events={{ hover: true, focus: true, touch: true }}>
      <span {...(more.length > 0 ? { tabIndex: 0 } : {})}>, {text}</span>
    </Tooltip>
  );
}
