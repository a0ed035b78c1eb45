"use client";

import { Tooltip } from "@mantine/core";
import { IconAlertCircle, IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { CutPath } from "@/app/_components/cut-path";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { LastVisit as Visit, PageSource } from "@/server/api/sources";
import { KIND_ICONS } from "./source-kinds";
import classes from "./sources.module.css";

/** What a source is called, and where it is: the place in one line, all of it where one points at it. */
export function SourceName({ source, onOpen }: { source: PageSource; onOpen: () => void }) {
  const words = useTranslations("sources");
  const Icon = KIND_ICONS[source.kind];
  return (
    <div className={classes.source}>
      <Icon size={16} stroke={1.75} role="img" aria-label={words(`kind.${source.kind}`)} className={classes.kind} />
      <div className={classes.sourceText}>
        <button type="button" className={classes.name} onClick={onOpen}>
          {source.name}
        </button>
        {source.place === null ? (
          <div className={classes.minor}>{words("pushed")}</div>
        ) : (
          <Tooltip label={source.place} multiline maw={480} events={{ hover: true, focus: true, touch: true }} style={{ overflowWrap: "anywhere" }}>
            <code className={classes.place}>
              <CutPath path={source.place} />
            </code>
          </Tooltip>
        )}
      </div>
    </div>
  );
}

/** When a source is visited, in words, and the next time, both on the clock of its schedule; that is named where it is not the reader's. */
export function SourceSchedule({ source }: { source: PageSource }) {
  const words = useTranslations("sources");
  const own = useFormat();
  const format = useFormat(source.scheduleZone);
  const next = source.nextVisits[0];
  const schedule = source.scheduleWords ?? source.schedule;
  if (source.kind === "ingest") return <span className={classes.minor}>{words("whenPushed")}</span>;
  if (source.schedule === null) return <span className={classes.minor}>{words("byHand")}</span>;
  return (
    <>
      <div>{schedule === null || own.zone === format.zone ? schedule : words("scheduleOf", { words: schedule, zone: format.zone })}</div>
      {next === undefined ? null : (
        <div className={classes.minor}>
          <time dateTime={next.toISOString()}>{words("next", { time: format.dayMinute(next.getTime()) })}</time>
        </div>
      )}
    </>
  );
}

/** When the last visit was, and what it found or why it failed. */
export function LastVisit({ source }: { source: PageSource }) {
  const words = useTranslations("sources");
  const format = useFormat();
  const { lastVisit } = source;
  if (lastVisit === null) return <span className={classes.minor}>{words("never")}</span>;
  return (
    <>
      <time dateTime={lastVisit.startedAt.toISOString()}>{format.instant(lastVisit.startedAt.getTime())}</time>
      {lastVisit.failure !== null && lastVisit.files === 0 ? null : (
        <div className={classes.minor}>
          <Found kind={source.kind} visit={lastVisit} />
        </div>
      )}
      <Reason visit={lastVisit} isWhole={false} />
    </>
  );
}

/** What a visit brought: files, pushes, nothing new, or nothing yet. */
export function Found({ kind, visit }: { kind: PageSource["kind"]; visit: Pick<Visit, "finishedAt" | "files" | "bytes"> }) {
  const words = useTranslations("sources");
  const format = useFormat();
  if (visit.files > 0) return words(kind === "ingest" ? "pushes" : "found", { files: visit.files, size: format.bytes(visit.bytes) });
  return words(visit.finishedAt === null ? "underWay" : "nothingNew");
}

/** Why a visit failed, or which of its files it could not read; nothing where all went well. @param isWhole else it is cut after two lines */
export function Reason({ visit, isWhole }: { visit: Pick<Visit, "failure" | "files">; isWhole: boolean }) {
  const failureText = useFailureText();
  if (visit.failure === null) return null;
  const text = failureText.ofReason(visit.failure);
  const isPartly = visit.files > 0;
  const Icon = isPartly ? IconAlertTriangle : IconAlertCircle;
  return (
    <div className={classes.reason} data-whole={isWhole || undefined} data-partly={isPartly || undefined} title={isWhole ? undefined : text}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <span>{text}</span>
    </div>
  );
}
