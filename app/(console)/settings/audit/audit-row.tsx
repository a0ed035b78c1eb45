"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useFormat } from "@/app/_lib/use-format";
import type { AuditEventRow } from "@/server/api/audit";
import { DASH } from "@/server/domain/present/format";
import classes from "../settings.module.css";
import { detailText } from "./detail-text";
import { useDetailWords } from "./use-detail-words";

/** One change: when, who, what, of what, and what is known beside. */
export function AuditRow({ event }: { event: AuditEventRow }) {
  const words = useTranslations("audit");
  const format = useFormat();
  // The names come from the data: one of a later release is shown as it is.
  const action = `action.${event.action.replaceAll(".", "-")}` as "action.runs-create";
  const subject = `subject.${event.subjectKind}` as "subject.run";
  const who = event.person ?? (event.apiKey === null ? words("nobody") : words("key", { name: event.apiKey }));
  const subjectText = `${words.has(subject) ? words(subject) : event.subjectKind} ${event.subjectId}`.trim();
  const detail = detailText(event.detail, useDetailWords());
  return (
    <tr>
      <td className={classes.nowrap}>{format.instant(event.at.getTime())}</td>
      <td>
        {who}
        {event.address === null || event.address === "unknown" ? null : <span className={classes.minor}>{event.address}</span>}
      </td>
      <td data-main className={classes.strong}>
        {words.has(action) ? words(action) : event.action}
      </td>
      <td>{event.subjectKind === "run" && /^\d+$/.test(event.subjectId) && event.action !== "runs.delete" ? <Link href={`/runs/${event.subjectId}`}>{subjectText}</Link> : subjectText}</td>
      <td>
        {detail === "" ? DASH : detail}
      </td>
    </tr>
  );
}
